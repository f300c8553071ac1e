"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { NativeSelect, Textarea } from "@/components/ui/input";
import { EARLIER_CONVERSIONS, RUNNING_FIRMWARES, TRANSITION_AUTHORIZATION_TYPES } from "@/lib/domain/phone/phone-facts";
import { FIRMWARE_LABELS } from "@/lib/format/labels";
import type { DraftField } from "./phone-draft";
import { EARLIER_CONVERSION_LABELS, PHONE_FIELD_LABELS } from "./phone-words";

type ConversionFieldsProps = {
  read: (field: DraftField) => string;
  onChange: (field: DraftField, text: string) => void;
  errors: Record<string, string>;
};

type Option = { value: string; label: string };

/** What was done to the phone before: it decides whether its licence is free. */
export function ConversionFields({ read, onChange, errors }: ConversionFieldsProps) {
  const select = (field: DraftField, hint: string, options: readonly Option[]) => (
    <Field label={PHONE_FIELD_LABELS[field]} hint={hint} error={errors[field]}>
      {(control) => (
        <NativeSelect
          {...control}
          name={field}
          value={read(field)}
          onChange={(event) => onChange(field, event.target.value)}
        >
          <option value="">Not known</option>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
  return (
    <>
      {select(
        "runningFirmware",
        "Stands above what load and PID tell.",
        RUNNING_FIRMWARES.map((value) => ({ value, label: FIRMWARE_LABELS[value] })),
      )}
      {select(
        "transitionAuthorizationType",
        "On the phone: Status, Product Information.",
        TRANSITION_AUTHORIZATION_TYPES.map((value) => ({ value, label: value })),
      )}
      {select(
        "earlierConversion",
        "How it came to the firmware it runs now.",
        EARLIER_CONVERSIONS.map((value) => ({ value, label: EARLIER_CONVERSION_LABELS[value] })),
      )}
      {select("hasLicenseWarning", "Does its screen show a licence warning?", [
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ])}
      <Checkbox
        name="isRmaReplacement"
        checked={read("isRmaReplacement") === "true"}
        onChange={(event) => onChange("isRmaReplacement", String(event.target.checked))}
        label="RMA replacement"
        description="It replaces a converted phone that was returned; its licence comes by a GLO case."
        className="self-center"
      />
      <Field label="Notes" isOptional error={errors.notes} className="sm:col-span-2">
        {(control) => (
          <Textarea
            {...control}
            name="notes"
            value={read("notes")}
            onChange={(event) => onChange("notes", event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
