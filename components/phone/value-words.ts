import { labelOfPhoneField, phoneField } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { EARLIER_CONVERSION_LABELS } from "@/lib/domain/phone/phone-facts";
import { TARGET_LABELS, VERDICT_LABELS } from "@/lib/format/labels";

type Value = string | number | boolean | null;

/** Names of what a rule sees beside a phone's fields. */
const NAMES: Readonly<Record<string, string>> = {
  kind: "Kind",
  allowed: "Allowed",
  running: "Running firmware",
  floor: "Lowest version",
  load: "Target load",
  isDefault: "Default load",
  target: "Target",
  acceptMissingVid: "Missing VID accepted",
};

/** What a rule saw, as names and values for people. */
export function wordsOf(values: Readonly<Record<string, Value>>): { name: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({
    name: NAMES[key] ?? labelOfKnown(key),
    value: wordOf(key, value),
  }));
}

function wordOf(key: string, value: Value): string {
  if (value === null) return "not known";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (key === "vid" && typeof value === "number") return formatVid(value);
  const labels: Record<string, string> | undefined = LABELS[key];
  return labels?.[String(value)] ?? String(value);
}

const LABELS: Readonly<Record<string, Record<string, string>>> = {
  target: TARGET_LABELS,
  verdict: Object.fromEntries(Object.entries(VERDICT_LABELS).map(([verdict, { label }]) => [verdict, label])),
  running: { enterprise: "Enterprise", mpp: "MPP", "in-transition": "transition firmware" },
  soldAs: { enterprise: "Enterprise", mpp: "MPP" },
  earlierConversion: EARLIER_CONVERSION_LABELS,
};

/** A field of the phone by its name, anything else by its own word. */
const labelOfKnown = (key: string): string =>
  phoneField(key) || key === "verdict" ? labelOfPhoneField(key) : spaced(key);

const spaced = (key: string) =>
  key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());
