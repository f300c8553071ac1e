"use client";
import { type FormEvent, type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, NativeSelect } from "@/components/ui/input";
import type { CorrectedFields } from "@/lib/client/outbox/items";
import type { LabelFields } from "@/lib/domain/inventory-file/label-code";
import { TRANSITION_AUTHORIZATION_TYPES } from "@/lib/domain/phone/phone-facts";
import { formatMac } from "@/lib/format/text";
import { type LabelDraft, type LabelProblem, readDraft } from "./label-draft";
import { type NamedPhone, placeOf } from "./phone-place";

type LabelFormProps = {
  vid: RefObject<HTMLInputElement | null>;
  phone: NamedPhone | null;
  draft: LabelDraft;
  onDraft: (draft: LabelDraft) => void;
  /** The next phone was scanned where the VID belongs. */
  onMac: (mac: string, fields: LabelFields) => void;
  onSave: (label: CorrectedFields) => void;
};

/** What the label of the phone says; Enter saves. */
export function LabelForm({ vid, phone, draft, onDraft, onMac, onSave }: LabelFormProps) {
  const [problem, setProblem] = useState<LabelProblem>({});
  const [isMore, setIsMore] = useState(false);
  const needsPid = phone?.pid === null;
  const showsMore = isMore || needsPid || draft.pid !== "" || draft.serial !== "" || draft.type !== "";

  function save(event: FormEvent) {
    event.preventDefault();
    if (!phone) return;
    const read = readDraft(draft);
    setProblem(read.kind === "sorted" ? read.problem : {});
    if (read.kind === "next-phone") {
      if (read.unread !== "") setProblem({ vid: read.unread });
      return onMac(read.mac, read.fields);
    }
    if (read.kind === "sorted") onDraft(read.draft);
    else onSave(read.label);
  }

  const input = (key: Exclude<keyof LabelDraft, "type">) => ({
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
          <Field
            label="Transition Authorization Type"
            isOptional
            hint="On its screen under Settings → Status → Product Information. It tells whether its licence is free."
            className="sm:col-span-2"
          >
            {(control) => (
              <NativeSelect
                {...control}
                disabled={!phone}
                value={draft.type}
                onChange={({ target }) =>
                  onDraft({ ...draft, type: TRANSITION_AUTHORIZATION_TYPES.find((one) => one === target.value) ?? "" })
                }
              >
                <option value="">Not looked at</option>
                {TRANSITION_AUTHORIZATION_TYPES.map((type) => (
                  <option key={type} value={type}>
                    {type}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
      ) : (
        <Button variant="ghost" size="sm" onClick={() => setIsMore(true)} className="-ml-2 self-start">
          PID, serial number and type too
        </Button>
      )}
    </form>
  );
}
