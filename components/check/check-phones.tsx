"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { DropZone } from "@/components/ui/drop-zone";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { messageOf } from "@/lib/client/api";
import type { CheckPart } from "@/lib/client/check-phones";
import { formatNumber, plural } from "@/lib/format/text";
import { CHECK_EXAMPLE } from "./check-example";
import { CheckPlan, DEFAULT_PLAN } from "./check-plan";
import { CheckResult } from "./check-result";
import { useChecked } from "./use-checked";

const MOST_MB = 20;
/** A text field with more than this would be slow; a file is read without being shown. */
const SHOWN = 200_000;

/** A reader says of any other what it is. */
const FILES = ".csv,.txt,.tsv,.xlsx,.xlsm,.json,.xml,.html,.htm,.zip,.tar,text/csv,text/plain";

type Source = { name: string; parts: readonly CheckPart[] };

/** Verdicts for whatever one has at hand, without a project. The rules run in this browser. */
export function CheckPhones() {
  const [typed, setTyped] = useState("");
  const [file, setFile] = useState<Source | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [plan, setPlan] = useState(DEFAULT_PLAN);
  const { checked, progress } = useChecked(file?.parts ?? typed, plan);

  function show(text: string) {
    setTyped(text);
    setFile(null);
  }

  async function take(chosen: File[]) {
    setProblem(null);
    const size = chosen.reduce((sum, each) => sum + each.size, 0);
    if (size > MOST_MB * 1e6)
      return setProblem(`That is more than ${MOST_MB} MB. Import it into a project, or use npm run check-inventory.`);
    try {
      const { readCheckFiles } = await import("@/lib/client/check-files");
      const parts = await readCheckFiles(chosen);
      const [only, ...others] = parts;
      if (only && "text" in only && others.length === 0 && only.text.length <= SHOWN) show(only.text);
      else setFile({ name: chosen.map(({ name }) => name).join(", "), parts });
    } catch (error) {
      setProblem(messageOf(error));
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardBody className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-2">
            {file ? (
              <Notice
                title={file.name}
                actions={<Button onClick={() => setFile(null)}>Take it away</Button>}
              >{`${sizeOf(file.parts)}, not shown here.`}</Notice>
            ) : (
              <Field
                label="Phones"
                hint="Order codes, VIDs, MACs, a table with a header, JSON, or what a switch prints of its neighbours. What a line does not say counts as not known."
              >
                {(control) => (
                  <Textarea
                    {...control}
                    rows={10}
                    spellCheck={false}
                    autoComplete="off"
                    className="code"
                    placeholder={"CP-7821-K9= V24\nSEP00CCFC123456 CP-8841-K9= V10"}
                    value={typed}
                    onChange={(event) => setTyped(event.target.value)}
                  />
                )}
              </Field>
            )}
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => show(CHECK_EXAMPLE)}>Try an example</Button>
              {typed !== "" && !file && (
                <Button variant="ghost" onClick={() => setTyped("")}>
                  Clear
                </Button>
              )}
            </div>
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <CheckPlan plan={plan} onChange={setPlan} />
            <DropZone accept={FILES} takesAny multiple onFiles={(files) => void take(files)}>
              Drop a workbook, CSV, text, JSON or saved phone pages here, or choose them
            </DropZone>
            {problem && (
              <Notice tone="bad" role="alert">
                {problem}
              </Notice>
            )}
          </div>
        </CardBody>
      </Card>
      {progress !== null && (
        <p role="status" className="text-muted">
          {formatNumber(progress)} lines judged…
        </p>
      )}
      {checked ? (
        <CheckResult checked={checked} />
      ) : (
        <Card>
          <CardHeader>
            <CardTitle>Verdicts</CardTitle>
          </CardHeader>
          <CardBody className="text-muted">
            Each phone gets a verdict with its reason, what must be met before the move, and the licence to order.
          </CardBody>
        </Card>
      )}
    </div>
  );
}

/** How much was read: rows of tables and characters of texts. */
function sizeOf(parts: readonly CheckPart[]): string {
  const rows = parts.reduce((sum, part) => sum + ("rows" in part ? part.rows.length : 0), 0);
  const characters = parts.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0);
  const texts = characters > 0 ? [`${formatNumber(characters)} characters`] : [];
  return [...(rows > 0 ? [plural(rows, "row")] : []), ...texts].join(" and ");
}
