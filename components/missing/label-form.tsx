"use client";
import { type FormEvent, type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { readLabelCode } from "@/lib/domain/inventory-file/label-code";
import { parseProduct } from "@/lib/domain/phone/pid";
import { formatVid, parseVid } from "@/lib/domain/phone/vid";
import { formatMac } from "@/lib/format/text";
import type { Label } from "./collect-store";
import type { LabelPart } from "./find-phone";
import { type NamedPhone, placeOf } from "./phone-place";

export type LabelDraft = { vid: string; pid: string; serial: string };
export const EMPTY_LABEL: LabelDraft = { vid: "", pid: "", serial: "" };

/** A scanned code in its field. */
export function withCode(draft: LabelDraft, code: LabelPart): LabelDraft {
  if (code.kind === "vid") return { ...draft, vid: formatVid(code.vid) };
  return code.kind === "pid" ? { ...draft, pid: code.pid } : { ...draft, serial: code.serial };
}

type LabelFormProps = {
  vid: RefObject<HTMLInputElement | null>;
  phone: NamedPhone | null;
  draft: LabelDraft;
  onDraft: (draft: LabelDraft) => void;
  /** The next phone was scanned where the VID belongs. */
  onMac: (mac: string) => void;
  onSave: (label: Label) => void;
};

/** What the label of the phone says; Enter saves. */
export function LabelForm({ vid, phone, draft, onDraft, onMac, onSave }: LabelFormProps) {
  const [problem, setProblem] = useState<{ vid?: string; pid?: string }>({});
  const [isMore, setIsMore] = useState(false);
  const needsPid = phone?.pid === null;
  const showsMore = isMore || needsPid || draft.pid !== "" || draft.serial !== "";

  function save(event: FormEvent) {
    event.preventDefault();
    if (!phone) return;
    setProblem({});
    const code = readLabelCode(draft.vid);
    if (code.kind === "mac") return onMac(code.mac);
    if (code.kind === "pid" || code.kind === "serial") return onDraft(withCode({ ...draft, vid: "" }, code));
    const read = parseVid(draft.vid);
    if (!read.ok) return setProblem({ vid: read.error.message });
    const pid = draft.pid.trim();
    if (pid !== "" && !parseProduct(pid))
      return setProblem({ pid: `“${pid}” is no product ID we know. Write it as on the label, e.g. CP-8841-K9=.` });
    const label: Label = {
      ...(read.value === null ? {} : { vid: read.value }),
      ...(pid === "" ? {} : { pid }),
      ...(draft.serial.trim() === "" ? {} : { serial: draft.serial.trim() }),
    };
    if (Object.keys(label).length === 0) return setProblem({ vid: "Type the VID from the label, such as V03." });
    onSave(label);
  }

  const input = (key: keyof LabelDraft) => ({
    autoComplete: "off",
    autoCapitalize: "characters",
    spellCheck: false,
    disabled: !phone,
    className: "code h-11 text-base",
    value: draft[key],
    onChange: (event: { target: { value: string } }) => onDraft({ ...draft, [key]: event.target.value }),
  });

  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-4 border-line border-t pt-4">
      {phone ? (
        <div aria-live="polite">
          <p className="code font-semibold text-lg">{formatMac(phone.mac)}</p>
          <p className="text-muted">{placeOf(phone) || "Nothing more is known of it here"}</p>
        </div>
      ) : (
        <p className="text-muted">Every phone of this place is entered. Find any other by its MAC above.</p>
      )}
      <div className="flex items-start gap-3">
        <Field label="VID" error={problem.vid} className="flex-1 sm:max-w-48">
          {(control) => <Input {...control} {...input("vid")} ref={vid} enterKeyHint="done" placeholder="V03" />}
        </Field>
        <Button type="submit" variant="primary" size="lg" disabled={!phone} className="mt-[26px] h-11">
          Save
        </Button>
      </div>
      {showsMore ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="PID"
            isOptional={!needsPid}
            hint={phone?.pid ? `Known: ${phone.pid}` : "As on the label: CP-8841-K9="}
            error={problem.pid}
          >
            {(control) => <Input {...control} {...input("pid")} />}
          </Field>
          <Field label="Serial number" isOptional hint="Such as FCH20100312">
            {(control) => <Input {...control} {...input("serial")} />}
          </Field>
        </div>
      ) : (
        <Button variant="ghost" size="sm" onClick={() => setIsMore(true)} className="-ml-2 self-start">
          PID and serial number too
        </Button>
      )}
    </form>
  );
}
