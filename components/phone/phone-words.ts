import { FOLLOWING_FIELDS } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { EARLIER_CONVERSION_LABELS } from "@/lib/domain/phone/phone-facts";
import { EXCEPTION_LABELS } from "@/lib/domain/work/exception";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { FIRMWARE_LABELS, LICENSE_LABELS, VERDICT_LABELS } from "@/lib/format/labels";

/** Kept with a change to take it back, and of no use to read: what follows from a field that is named. */
export const isShownChange = (field: string): boolean =>
  !UNSEEN.includes(field) && !FOLLOWING_FIELDS.has(bareOf(field));

/** The batch is named by its name, a decision on an exception by its parts. */
const UNSEEN = ["corrected", "batchId", "exceptionRow"];

/** `now.load` is a load too. */
const bareOf = (field: string): string => field.replace(/^now\./, "");

const VERDICT_WORDS = Object.fromEntries(
  Object.entries(VERDICT_LABELS).map(([verdict, { label }]) => [verdict, label]),
);
const VALUE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  verdict: VERDICT_WORDS,
  conflict: VERDICT_WORDS,
  state: PHONE_STATE_LABELS,
  soldAs: FIRMWARE_LABELS,
  runningFirmware: FIRMWARE_LABELS,
  statedFirmware: FIRMWARE_LABELS,
  loadFirmware: FIRMWARE_LABELS,
  earlierConversion: EARLIER_CONVERSION_LABELS,
  license: LICENSE_LABELS,
  exception: EXCEPTION_LABELS,
};

/** A value of a phone's field for people, as the history and previews show it. */
export function wordedValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (field === "vid" && typeof value === "number") return formatVid(value);
  if (typeof value === "object")
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${one}`)
      .join(", ");
  return VALUE_LABELS[bareOf(field)]?.[String(value)] ?? String(value);
}
