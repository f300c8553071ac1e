"use client";
import { useId } from "react";
import { Input, NativeSelect, Textarea } from "@/components/ui/input";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { EARLIER_CONVERSION_LABELS, EARLIER_CONVERSIONS, RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { AUTHORIZATION_OPTIONS } from "@/lib/format/authorization-options";
import { FIRMWARE_LABELS } from "@/lib/format/labels";
import type { EditPhonesInput } from "@/lib/schemas/phone-changes";

const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
] as const;

/** A field is in the draft when it is ticked; an empty text empties it. */
const FIELDS = [
  { key: "site", label: labelOfPhoneField("site"), hint: "Leave empty for “not known”" },
  { key: "floor", label: labelOfPhoneField("floor"), hint: "Leave empty for “not known”" },
  { key: "owner", label: labelOfPhoneField("owner"), hint: "Leave empty for “not known”" },
  { key: "devicePool", label: labelOfPhoneField("devicePool"), hint: "Leave empty for “not known”" },
  { key: "pid", label: labelOfPhoneField("pid"), hint: "As on the label: CP-8841-K9=", isCode: true },
  { key: "vid", label: labelOfPhoneField("vid"), hint: "As on the label: V03", isCode: true },
  {
    key: "runningFirmware",
    label: labelOfPhoneField("runningFirmware"),
    options: RUNNING_FIRMWARES.map((value) => ({ value, label: FIRMWARE_LABELS[value] })),
  },
  {
    key: "transitionAuthorizationType",
    label: labelOfPhoneField("transitionAuthorizationType"),
    hint: "As the phone’s web page or screen shows it",
    options: AUTHORIZATION_OPTIONS,
  },
  {
    key: "earlierConversion",
    label: labelOfPhoneField("earlierConversion"),
    options: EARLIER_CONVERSIONS.map((value) => ({ value, label: EARLIER_CONVERSION_LABELS[value] })),
  },
  {
    key: "hasLicenseWarning",
    label: labelOfPhoneField("hasLicenseWarning"),
    hint: "It counts only while the phone is not registered",
    options: YES_NO,
  },
  {
    key: "isRmaReplacement",
    label: labelOfPhoneField("isRmaReplacement"),
    hint: "Replaces a converted phone that was returned",
    options: YES_NO,
  },
  { key: "notes", label: labelOfPhoneField("notes"), hint: "Replaces what is noted", isLong: true },
  {
    key: "state",
    label: "In the project",
    options: [
      { value: "withdrawn", label: "Withdraw: out of lists, counts and batches" },
      { value: "not-started", label: "Take back withdrawn phones" },
    ],
  },
] as const satisfies readonly BulkField[];

type BulkField = {
  key: keyof EditPhonesInput["set"];
  label: string;
  hint?: string;
  isCode?: boolean;
  isLong?: boolean;
  options?: readonly { value: string; label: string }[];
};
export type BulkDraft = Partial<Record<(typeof FIELDS)[number]["key"], string>>;

const TRUTHS: ReadonlySet<string> = new Set(["hasLicenseWarning", "isRmaReplacement"]);

/** The draft as the API takes it; a VID is still the text that was typed. */
export const bulkSetOf = (draft: BulkDraft): Record<string, string | boolean | null> =>
  Object.fromEntries(
    Object.entries(draft).map(([key, text]) => [key, TRUTHS.has(key) ? text === "true" : text.trim() || null]),
  );

type BulkFieldsProps = {
  draft: BulkDraft;
  onChange: (draft: BulkDraft) => void;
  errors: Readonly<Record<string, string>>;
};

export function BulkFields({ draft, onChange, errors }: BulkFieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col divide-y divide-line">
      <legend className="sr-only">Fields to change</legend>
      {FIELDS.map((field) => (
        <BulkRow
          key={field.key}
          field={field}
          text={draft[field.key]}
          error={errors[`set.${field.key}`]}
          onToggle={() => {
            const { [field.key]: text, ...rest } = draft;
            const first = "options" in field ? field.options[0].value : "";
            onChange(text === undefined ? { ...draft, [field.key]: first } : rest);
          }}
          onText={(text) => onChange({ ...draft, [field.key]: text })}
        />
      ))}
    </fieldset>
  );
}

type BulkRowProps = {
  field: BulkField;
  text: string | undefined;
  error: string | undefined;
  onToggle: () => void;
  onText: (text: string) => void;
};

function BulkRow({ field, text, error, onToggle, onText }: BulkRowProps) {
  const { label, hint, isCode = false, isLong = false, options } = field;
  const id = useId();
  const control = {
    id,
    "aria-label": `New value of ${label}`,
    "aria-describedby": hint || error ? `${id}-about` : undefined,
    "aria-invalid": error ? (true as const) : undefined,
    value: text ?? "",
  };
  return (
    <div className="grid items-start gap-x-4 gap-y-1 py-1.5 sm:grid-cols-[11rem_1fr]">
      <label className="flex min-h-8 items-center gap-2.5 font-medium pointer-coarse:min-h-11">
        <input type="checkbox" className="tick" checked={text !== undefined} onChange={onToggle} />
        {label}
      </label>
      {text !== undefined && (
        <div className="flex min-w-0 flex-col gap-1">
          {options ? (
            <NativeSelect {...control} onChange={(event) => onText(event.target.value)}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </NativeSelect>
          ) : isLong ? (
            <Textarea {...control} rows={2} onChange={(event) => onText(event.target.value)} />
          ) : (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              className={isCode ? "code" : undefined}
              onChange={(event) => onText(event.target.value)}
            />
          )}
          {(error ?? hint) && (
            <p
              id={`${id}-about`}
              role={error ? "alert" : undefined}
              className={error ? "text-bad text-xs" : "text-muted text-xs"}
            >
              {error ?? hint}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
