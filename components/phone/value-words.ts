import { formatVid } from "@/lib/domain/phone/vid";
import { TARGET_LABELS, VERDICT_LABELS } from "@/lib/format/labels";
import { EARLIER_CONVERSION_LABELS } from "./phone-words";

type Value = string | number | boolean | null;

const NAMES: Readonly<Record<string, string>> = {
  model: "Model",
  kind: "Kind",
  vid: "VID",
  allowed: "Allowed",
  running: "Runs",
  soldAs: "Sold as",
  floor: "Floor",
  load: "Target load",
  isDefault: "Default load",
  verdict: "Verdict",
  target: "Target",
  acceptMissingVid: "Missing VID accepted",
  earlierConversion: "Earlier conversion",
  transitionAuthorizationType: "Transition authorization type",
  hasLicenseWarning: "Licence warning",
  isRmaReplacement: "RMA replacement",
};

/** What a rule saw, as names and values for people. */
export function wordsOf(values: Readonly<Record<string, Value>>): { name: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({ name: NAMES[key] ?? spaced(key), value: wordOf(key, value) }));
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

const spaced = (key: string) =>
  key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());
