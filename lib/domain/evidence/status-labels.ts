import { keysOf } from "@/lib/domain/typed-object";
/** What a line of a phone's status page can tell. */
export type StatusField =
  | "mac"
  | "softwareVersion"
  | "productName"
  | "hardwareVersion"
  | "serial"
  | "transitionAuthorizationType"
  | "transitionAuthorizationStatus";

/**
 * Labels as phones print them: MPP web page and LCD (Product Information), Enterprise web page (Device Information) and the tags of
 * Enterprise DeviceInformationX. Sources: guide FAQ, domain.md §7.
 */
const LABELS: Readonly<Record<StatusField, readonly string[]>> = {
  mac: ["MAC Address", "MAC", "Host Name", "Device Name"],
  softwareVersion: [
    "Software Version",
    "Firmware Version",
    "Active Load ID",
    "Active Load",
    "Phone Load",
    "App Load ID",
    "Version ID",
    "Version",
    "Load",
  ],
  productName: ["Product Name", "Model Number", "Model"],
  hardwareVersion: ["VID", "Hardware Version", "Hardware Revision", "HW Version"],
  serial: ["Serial Number", "Serial"],
  transitionAuthorizationType: ["Transition Authorization Type"],
  transitionAuthorizationStatus: ["Transition Authorization Status"],
};

const normalise = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]+/g, "");

const FIELD_OF = new Map(
  keysOf(LABELS).flatMap((field) => LABELS[field].map((label) => [normalise(label), field] as const)),
);

/** Labels of two words or more: only they are safe to find without a colon, or in the middle of a line. */
const LONG_LABELS = Object.values(LABELS)
  .flat()
  .filter((label) => label.includes(" "))
  .sort((a, b) => b.length - a.length)
  .join("|");
const AT_START = new RegExp(`^(${LONG_LABELS}|VID)\\s+(.+)$`, "i");
const INSIDE = new RegExp(`\\s(?:${LONG_LABELS})\\s*:`, "i");

const LONGEST_LABEL = 40;

/** A cell that begins with a known label: which, what stands behind it, and a further label that follows in the same cell. */
export type LabelledCell = { field: StatusField; value: string; rest: string | null };

export function readLabel(cell: string): LabelledCell | null {
  const colon = cell.indexOf(":");
  const beforeColon = colon > 0 && colon <= LONGEST_LABEL ? FIELD_OF.get(normalise(cell.slice(0, colon))) : undefined;
  if (beforeColon) return splitRest(beforeColon, cell.slice(colon + 1).trim());
  const whole = cell.length <= LONGEST_LABEL ? FIELD_OF.get(normalise(cell)) : undefined;
  if (whole) return { field: whole, value: "", rest: null };
  const start = AT_START.exec(cell);
  const field = FIELD_OF.get(normalise(start?.[1] ?? ""));
  return field ? splitRest(field, start?.[2]?.trim() ?? "") : null;
}

function splitRest(field: StatusField, text: string): LabelledCell {
  const inside = INSIDE.exec(text);
  if (!inside) return { field, value: text, rest: null };
  return { field, value: text.slice(0, inside.index).trim(), rest: text.slice(inside.index).trim() };
}

/** A cell such as `Boot version: 1.2` or `Customization:`: a label we do not know, so never the value of the line above. */
export function looksLikeLabel(cell: string): boolean {
  return readLabel(cell) !== null || /^[a-z][\w /().-]{1,40}:(?:\s|$)/i.test(cell);
}
