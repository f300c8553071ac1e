"use client";
import { useState } from "react";
import { followJob } from "@/components/live/followed-jobs";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import { call, messageOf } from "@/lib/client/api";

type ProbeCardProps = {
  projectId: string;
  /** Networks are listed; else it says how to switch it on. */
  isOn: boolean;
  batches: readonly { id: string; name: string }[];
  sites: readonly string[];
};

/** Asks the phones of a batch or a site for their pages: before the work it fills what is missing, after it the page is evidence. */
export function ProbeCard({ projectId, isOn, batches, sites }: ProbeCardProps) {
  const [chosen, setChosen] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function start() {
    const [, kind, value = ""] = /^(batch|site) (.*)$/s.exec(chosen) ?? [];
    setIsBusy(true);
    setProblem(undefined);
    try {
      const body = kind === "batch" ? { batchId: value } : { site: value };
      const { job } = await call("POST /api/projects/{projectId}/probe", { params: { projectId }, body });
      followJob(job);
    } catch (error) {
      setProblem(messageOf(error));
    }
    setIsBusy(false);
  }

  return (
    <Card className="mb-4">
      <CardHeader>
        <CardTitle description="Before the work their pages fill a missing product ID, VID, serial number or load; after it they are evidence. Nothing that the inventory holds is overwritten.">
          Ask the phones themselves
        </CardTitle>
      </CardHeader>
      <CardBody>
        {isOn ? (
          <div className="flex flex-wrap items-end gap-3">
            <Field label="Which phones" error={problem} className="w-72 max-w-full">
              {(control) => (
                <NativeSelect
                  {...control}
                  value={chosen}
                  onChange={({ currentTarget }) => setChosen(currentTarget.value)}
                >
                  <option value="">Choose a batch or a site</option>
                  <Choices label="Batches" kind="batch" items={batches.map(({ id, name }) => [id, name])} />
                  <Choices label="Sites" kind="site" items={sites.map((site) => [site, site])} />
                </NativeSelect>
              )}
            </Field>
            <Button variant="primary" isBusy={isBusy} disabled={chosen === ""} onClick={() => void start()}>
              Ask them
            </Button>
          </div>
        ) : (
          <p className="max-w-[75ch] text-muted">
            This is off. An administrator of the server switches it on by listing the networks of the phones in the
            setting <code className="code">REHOME_PROBE_CIDRS</code>, for example{" "}
            <code className="code">10.20.0.0/16</code>. Only addresses in them are asked, and only for the page that
            shows what a phone runs.
          </p>
        )}
      </CardBody>
    </Card>
  );
}

type ChoicesProps = { label: string; kind: "batch" | "site"; items: readonly (readonly [string, string])[] };

function Choices({ label, kind, items }: ChoicesProps) {
  if (items.length === 0) return null;
  return (
    <optgroup label={label}>
      {items.map(([value, name]) => (
        <option key={value} value={`${kind} ${value}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
