"use client";
import { type FormEvent, useState } from "react";
import { ScanButton } from "@/components/scan/scan-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CorrectionItem } from "@/lib/client/outbox/items";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { NOTHING_SCANNED, withCode } from "@/lib/domain/work/held-label";
import { readAtPhone, type TypedAtPhone } from "@/lib/domain/work/read-at-phone";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac } from "@/lib/format/text";
import type { WorkPhone } from "@/lib/schemas/work";
import { isByBar } from "./done-bar";
import type { StepQueue } from "./use-step-queue";

/** Steps at which the phone itself is read. */
export const READ_AT: Readonly<Record<string, "label" | "address">> = {
  "e2m-ucm.check-label": "label",
  "e2m-ucm.read-ip": "address",
  "m2e-ucm.read-ip": "address",
};

/** One of them is open at a time. */
export const READ_AT_FORM = "read-at-phone";

type ReadAtPhoneProps = {
  phone: WorkPhone;
  queue: StepQueue;
  what: "label" | "address";
  /** The bar was pressed, and what is typed could be read: the step is done. */
  onDone: () => void;
};

const FIELDS = {
  label: [
    { name: "pid", label: "Product ID" },
    { name: "vid", label: "VID" },
    { name: "serial", label: "Serial number" },
  ],
  address: [{ name: "ip", label: "IPv4 address" }],
} as const satisfies Record<ReadAtPhoneProps["what"], readonly { name: keyof TypedAtPhone; label: string }[]>;

/** Where the phone says otherwise than the inventory, it is typed here, and counts at once: links and verdict follow. */
export function ReadAtPhone({ phone, queue, what, onDone }: ReadAtPhoneProps) {
  const [typed, setTyped] = useState<TypedAtPhone>({});
  const [scan, setScan] = useState(NOTHING_SCANNED);
  const [problems, setProblems] = useState<TypedAtPhone>({});
  const shown = { pid: phone.pid ?? "", vid: vidText(phone.vid), serial: phone.serial ?? "", ip: phone.ip ?? "" };
  const last = queue.correctionsOf(phone.id).at(-1);
  const changed = Object.fromEntries(
    Object.entries({ ...typed, ...scan.read }).filter(([name, text]) => text !== shown[name as keyof TypedAtPhone]),
  );

  function type(name: keyof TypedAtPhone, text: string) {
    const { [name]: _, ...read } = scan.read;
    setScan({ ...scan, read });
    setTyped({ ...typed, [name]: text });
  }
  function save(event: FormEvent) {
    event.preventDefault();
    const read = readAtPhone(changed);
    setProblems(read.problems);
    if (Object.keys(read.problems).length > 0) return;
    const { pid, vid, serial, ip } = phone;
    if (Object.keys(read.fields).length > 0) queue.correct(phone, read.fields, { pid, vid, serial, ip });
    setTyped({});
    setScan(NOTHING_SCANNED);
    if (isByBar(event)) onDone();
  }

  return (
    <form noValidate id={READ_AT_FORM} onSubmit={save} className="grid gap-2 rounded-md border border-line bg-bg p-3">
      <p className="font-medium">{what === "label" ? "What the label says" : "What the phone’s screen says"}</p>
      {phone.vidRange && what === "label" && (
        <p className="text-muted">
          Table 1 allows {formatVid(phone.vidRange.min)}
          {phone.vidRange.max === null ? " or later" : ` to ${formatVid(phone.vidRange.max)}`} for the {phone.model}.
        </p>
      )}
      <div className="grid gap-2 sm:grid-cols-2">
        {FIELDS[what].map(({ name, label }) => (
          <Field key={name} label={label} error={problems[name]}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                autoCapitalize="characters"
                inputMode={name === "ip" ? "decimal" : "text"}
                value={scan.read[name] ?? typed[name] ?? shown[name]}
                onChange={({ target }) => type(name, target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" disabled={Object.keys(changed).length === 0}>
          Save what it says
        </Button>
        {what === "label" && (
          <ScanButton
            label="Scan the label"
            className="contents"
            said={otherWords(scan.otherMac)}
            onRead={(text) => setScan((before) => withCode(before, text, phone.mac))}
          />
        )}
        {last && <span role="status">{judgedWords(last)}</span>}
      </div>
    </form>
  );
}

const otherWords = (mac: string | null): string | undefined =>
  mac === null ? undefined : `This is the label of ${formatMac(mac)}, not of this phone. Nothing was taken from it.`;

const vidText = (vid: number | null): string => (vid === null ? "" : formatVid(vid));

function judgedWords({ status, judged, why }: CorrectionItem): string {
  if (status === "waiting") return "Kept on this device until it is sent.";
  if (status !== "stored") return why ?? "It was not taken.";
  return judged ? `Saved. ${VERDICT_LABELS[judged.verdict].label}. ${judged.reason ?? ""}` : "Saved.";
}
