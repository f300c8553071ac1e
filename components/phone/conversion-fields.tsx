"use client";
import { SelectField, TextAreaField } from "@/components/form/text-field";
import type { Form } from "@/components/form/use-form";
import { Checkbox } from "@/components/ui/checkbox";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { EARLIER_CONVERSION_LABELS, EARLIER_CONVERSIONS, RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { AUTHORIZATION_OPTIONS } from "@/lib/format/authorization-options";
import { FIRMWARE_LABELS } from "@/lib/format/labels";
import type { PhoneDraft } from "./phone-draft";

const UNKNOWN = { value: "", label: "Not known" };
const SELECTS = [
  {
    name: "runningFirmware",
    hint: "Overrides what load and PID say.",
    options: [UNKNOWN, ...RUNNING_FIRMWARES.map((value) => ({ value, label: FIRMWARE_LABELS[value] }))],
  },
  {
    name: "transitionAuthorizationType",
    hint: "On the phone: Status, Product Information. Any value counts.",
    options: [UNKNOWN, ...AUTHORIZATION_OPTIONS],
  },
  {
    name: "earlierConversion",
    hint: "How it came to the firmware it runs now.",
    options: [UNKNOWN, ...EARLIER_CONVERSIONS.map((value) => ({ value, label: EARLIER_CONVERSION_LABELS[value] }))],
  },
  {
    name: "hasLicenseWarning",
    hint: "Does its screen show one, while it is not registered?",
    options: [UNKNOWN, { value: "true", label: "Yes" }, { value: "false", label: "No" }],
  },
] as const;

/** What was done to the phone before: it decides whether its licence is free. */
export function ConversionFields({ form }: { form: Form<PhoneDraft> }) {
  return (
    <>
      {SELECTS.map(({ name, hint, options }) => (
        <SelectField key={name} form={form} name={name} label={labelOfPhoneField(name)} hint={hint} options={options} />
      ))}
      <Checkbox
        name="isRmaReplacement"
        checked={form.values.isRmaReplacement === "true"}
        onChange={(event) => form.set({ isRmaReplacement: String(event.target.checked) })}
        label="RMA replacement"
        description="It replaces a converted phone that was returned; its licence comes by a GLO case."
        className="self-center"
      />
      <TextAreaField form={form} name="notes" label="Notes" isOptional fieldClassName="sm:col-span-2" />
    </>
  );
}
