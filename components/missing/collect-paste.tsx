"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Summary } from "@/components/ui/summary";
import { type LabelFields, type PastedLabels, readPastedLabels } from "@/lib/domain/inventory-file/label-code";
import { plural } from "@/lib/format/text";

/** More goes quicker as a file. */
const MOST = 500;

/** A list somebody wrote down: MAC and VID on each line. */
export function CollectPaste({ onAdd }: { onAdd: (labels: { mac: string; label: LabelFields }[]) => void }) {
  const [text, setText] = useState("");
  const [mistakes, setMistakes] = useState<PastedLabels["mistakes"]>([]);
  const [problem, setProblem] = useState<string>();

  function add() {
    const read = readPastedLabels(text);
    setMistakes(read.mistakes);
    if (read.labels.length > MOST)
      return setProblem(
        `These are ${read.labels.length} phones. Upload more than ${MOST} as a list, on the page Imports.`,
      );
    if (read.labels.length === 0) return setProblem("Write a MAC and a VID on each line: 00CCFC123456 V03");
    setProblem(undefined);
    onAdd(read.labels.map(({ mac, line: _, ...label }) => ({ mac, label })));
    setText(read.mistakes.map((mistake) => mistake.text).join("\n")); // what was read leaves the field, mistakes stay in it to be corrected
  }

  return (
    <Card>
      <details className="px-4 py-3">
        <Summary className="font-medium">Paste a list</Summary>
        <div className="mt-3 flex flex-col items-start gap-3">
          <Field label="MAC and VID, a phone on each line" error={problem} className="w-full">
            {(control) => (
              <Textarea
                {...control}
                rows={5}
                spellCheck={false}
                className="code"
                placeholder={"00CCFC123456 V03\nSEP00CCFC123457 V05"}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          {mistakes.length > 0 && (
            <div role="alert" className="text-bad">
              <p>{plural(mistakes.length, "line")} could not be read and stayed above:</p>
              <ul className="list-inside list-disc">
                {mistakes.slice(0, 10).map(({ line, text: of, message }) => (
                  <li key={line}>
                    Line {line}, <span className="code">{of}</span>: {message}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Button onClick={add}>Add these</Button>
        </div>
      </details>
    </Card>
  );
}
