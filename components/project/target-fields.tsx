"use client";
import { TextField } from "@/components/form/text-field";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { RadioCards } from "@/components/ui/radio-cards";
import { METHODS, type Method, TARGETS_OF, type Target } from "@/lib/domain/conversion";
import { routeNotice } from "@/lib/domain/procedure/procedure-notice";
import { DIRECTION_LABELS, METHOD_LABELS, TARGET_LABELS } from "@/lib/format/labels";
import { type ProjectForm, withDirection } from "./project-draft";

const DIRECTION_TEXT = {
  E2M: "From Unified CM or HCS to Webex Calling or third-party call control.",
  M2E: "Back to Unified CM or HCS.",
} as const;

const TARGET_TEXT = {
  "webex-calling": "Licences are made by the Control Hub migration assistant, nothing is ordered.",
  "approved-third-party":
    "BroadWorks and others on Cisco’s list. A licence is ordered for each phone that cannot return for free.",
  ucm: "The only place Enterprise firmware goes.",
} as const satisfies Record<Target, string>;

const METHOD_TEXT = {
  ucm: "Loads and licence files on your Unified CM. The full checklist is here.",
  "alternate-tftp": "Phone by phone, pointed at another TFTP server.",
  "staging-dhcp": "In a staging room, by DHCP options.",
  "cloud-upgrader": "With upgrade.cisco.com.",
} as const satisfies Record<Method, string>;

/** Which way, where to, how. */
export function TargetFields({ form }: { form: ProjectForm }) {
  const { values, set, errors } = form;
  const targets: readonly Target[] = TARGETS_OF[values.direction];
  return (
    <Card>
      <CardHeader>
        <CardTitle>Conversion</CardTitle>
      </CardHeader>
      <CardBody className="flex flex-col gap-5">
        <RadioCards
          legend="Direction"
          name="direction"
          className="sm:grid-cols-2"
          items={(["E2M", "M2E"] as const).map((value) => ({
            value,
            title: DIRECTION_LABELS[value],
            description: DIRECTION_TEXT[value],
          }))}
          value={values.direction}
          onChange={(direction) => set(withDirection(values, direction))}
          error={errors.direction}
        />
        <RadioCards
          legend="Target call control"
          name="target"
          className="sm:grid-cols-2"
          items={targets.map((value) => ({ value, title: TARGET_LABELS[value], description: TARGET_TEXT[value] }))}
          value={values.target}
          onChange={(target) => set({ target })}
          error={errors.target}
        />
        <RadioCards
          legend="Method"
          name="method"
          className="sm:grid-cols-2"
          items={METHODS.map((value) => ({ value, title: METHOD_LABELS[value], description: METHOD_TEXT[value] }))}
          value={values.method}
          onChange={(method) => set({ method })}
          error={errors.method}
        />
        {values.method !== "ucm" && (
          <Notice tone="warn" role="status" title="No checklist for this method">
            <span className="break-words">{routeNotice(values.method, values)}</span>
          </Notice>
        )}
        <TextField
          form={form}
          name="ucmAddress"
          label="Unified CM address"
          isOptional
          hint="Host name or IPv4 address of the TFTP node. It is filled into the steps, so nobody has to type it."
          fieldClassName="sm:max-w-sm"
          spellCheck={false}
          placeholder="ucm-tftp.example.com"
        />
      </CardBody>
    </Card>
  );
}
