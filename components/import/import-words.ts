import type { Tone } from "@/lib/format/labels";
import type { InventoryImport } from "@/lib/schemas/imports";

export const IMPORT_STATUS_LABELS = {
  ready: { label: "Waiting for you", tone: "warn" },
  checking: { label: "Being checked", tone: "accent" },
  queued: { label: "Queued", tone: "accent" },
  running: { label: "Importing", tone: "accent" },
  committed: { label: "Imported", tone: "ok" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "idle" },
  undone: { label: "Undone", tone: "idle" },
} as const satisfies Record<InventoryImport["status"], { label: string; tone: Tone }>;

export const ENCODING_LABELS = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16, little endian",
  "utf-16be": "UTF-16, big endian",
  "windows-1252": "Windows-1252 (Western European)",
} as const satisfies Record<InventoryImport["encoding"], string>;

export const DELIMITER_LABELS = {
  ",": "Comma",
  ";": "Semicolon",
  "\t": "Tab",
  "|": "Vertical bar",
} as const satisfies Record<InventoryImport["delimiter"], string>;

const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => Object.keys(labels) as Key[];
export const ENCODINGS = keysOf(ENCODING_LABELS);
export const DELIMITERS = keysOf(DELIMITER_LABELS);

/** How sure the mapping of a column is. The API sends the word as text. */
export const CONFIDENCE_LABELS: Readonly<Record<string, { label: string; tone: Tone }>> = {
  exact: { label: "Certain", tone: "ok" },
  alias: { label: "Known name", tone: "ok" },
  values: { label: "By its values", tone: "warn" },
  ask: { label: "Please choose", tone: "warn" },
  saved: { label: "Remembered", tone: "accent" },
  chosen: { label: "Chosen by you", tone: "accent" },
  none: { label: "Not used", tone: "idle" },
};

export const columnName = ({ header, index }: { header: string; index: number }): string =>
  header.trim() === "" ? `Column ${index + 1}` : header;
