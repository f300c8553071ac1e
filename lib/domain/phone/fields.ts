import { EARLIER_CONVERSIONS, FIRMWARES, PRODUCT_KINDS, RUNNING_FIRMWARES } from "./phone-facts";

/**
 * One row for each field of a phone. The shapes of the API, the columns of the SQL statements, import, export, table, forms and
 * history take their lists and words from here: a new field is a row here and a migration.
 */
type PhoneFieldRow = {
  key: string;
  /** The name people read, everywhere. */
  label: string;
  kind: "text" | "integer" | "boolean" | "words";
  /** Of `words`: what it may hold. */
  words?: readonly string[];
  /** False for a field that always has a value. */
  isNullable?: false;
  /**
   * `is`: what the phone is. `place`: where it is and whose. `work`: what the conversion changes; once a phone has begun, the
   * value that was found stands still and newer ones are kept beside it (PhoneWork).
   */
  nature: "is" | "place" | "work";
  /** The field that people know and from which this one follows; both change together and no list of changes names this one. */
  follows?: string;
  /** Follows from another, and is named in lists of changes all the same: people know it. */
  isNamed?: true;
  /** A column of an inventory file can fill it. */
  isFromFile?: true;
  /** A person may set it by hand. */
  isTyped?: true;
  /** A decision looks at it, or at a fact inside its text (text-facts.ts). */
  decides?: true;
  /** The inventory can be sorted by it. */
  isSortable?: true;
  /** The search box looks in it. */
  isSearched?: true;
  /** Header in an exported file; our own import knows it again. */
  header?: string;
};

export const PHONE_FIELDS = [
  {
    key: "pid",
    label: "PID",
    kind: "text",
    nature: "is",
    isFromFile: true,
    isTyped: true,
    decides: true,
    isSortable: true,
    header: "Product ID",
  },
  {
    key: "model",
    label: "Model",
    kind: "text",
    nature: "is",
    follows: "pid",
    isNamed: true,
    isFromFile: true,
    decides: true,
    isSortable: true,
    header: "Model",
  },
  {
    key: "productKind",
    label: "Kind of product",
    kind: "words",
    words: PRODUCT_KINDS,
    nature: "is",
    follows: "pid",
    isFromFile: true,
    decides: true,
  },
  {
    key: "soldAs",
    label: "Sold as",
    kind: "words",
    words: FIRMWARES,
    nature: "is",
    follows: "pid",
    isFromFile: true,
    decides: true,
    isSortable: true,
  },
  {
    key: "precision",
    label: "Precision of the PID",
    kind: "words",
    words: ["pid", "model-name"],
    nature: "is",
    follows: "pid",
    isFromFile: true,
    decides: true,
  },
  {
    key: "vid",
    label: "VID",
    kind: "integer",
    nature: "is",
    isFromFile: true,
    isTyped: true,
    decides: true,
    isSortable: true,
    header: "VID",
  },
  {
    key: "serial",
    label: "Serial number",
    kind: "text",
    nature: "is",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    isSearched: true,
    header: "Serial Number",
  },
  {
    key: "manufacturedYear",
    label: "Year of manufacture",
    kind: "integer",
    nature: "is",
    follows: "serial",
    isFromFile: true,
    isSortable: true,
  },
  {
    key: "ip",
    label: "IP address",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    isSearched: true,
    header: "IP Address",
  },
  {
    key: "site",
    label: "Site",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    header: "Site",
  },
  {
    key: "floor",
    label: "Floor",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    header: "Floor",
  },
  {
    key: "owner",
    label: "Owner",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    isSearched: true,
    header: "Owner",
  },
  {
    key: "directoryNumber",
    label: "Directory number",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    isSearched: true,
    header: "Directory Number",
  },
  {
    key: "description",
    label: "Description",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    isSearched: true,
    header: "Description",
  },
  {
    key: "devicePool",
    label: "Device pool",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    header: "Device Pool",
  },
  {
    key: "load",
    label: "Load",
    kind: "text",
    nature: "work",
    isFromFile: true,
    isTyped: true,
    decides: true,
    isSortable: true,
    header: "Firmware",
  },
  {
    key: "version",
    label: "Firmware version",
    kind: "text",
    nature: "work",
    follows: "load",
    isFromFile: true,
    decides: true,
    isSortable: true,
  },
  {
    key: "loadFirmware",
    label: "Firmware named by the load",
    kind: "words",
    words: RUNNING_FIRMWARES,
    nature: "work",
    follows: "load",
    isFromFile: true,
    decides: true,
  },
  {
    key: "statedFirmware",
    label: "Firmware as stated",
    kind: "words",
    words: RUNNING_FIRMWARES,
    nature: "work",
    isFromFile: true,
    isTyped: true,
    decides: true,
    header: "Running Firmware",
  },
  {
    key: "productName",
    label: "Product name",
    kind: "text",
    nature: "work",
    isFromFile: true,
    decides: true,
    header: "Product Name",
  },
  {
    key: "registrationState",
    label: "Registration",
    kind: "text",
    nature: "work",
    isFromFile: true,
    decides: true,
    isSortable: true,
    header: "Registration State",
  },
  {
    key: "kemCount",
    label: "Key expansion modules",
    kind: "integer",
    nature: "is",
    isFromFile: true,
    isSortable: true,
    header: "KEM Count",
  },
  {
    key: "transitionAuthorizationType",
    label: "Transition Authorization Type",
    kind: "text",
    nature: "work",
    isFromFile: true,
    isTyped: true,
    decides: true,
    isSortable: true,
    header: "Transition Authorization Type",
  },
  {
    key: "earlierConversion",
    label: "Earlier conversion",
    kind: "words",
    words: EARLIER_CONVERSIONS,
    nature: "is",
    isFromFile: true,
    isTyped: true,
    decides: true,
    header: "Earlier Conversion",
  },
  {
    key: "hasLicenseWarning",
    label: "Licence warning",
    kind: "boolean",
    nature: "work",
    isFromFile: true,
    isTyped: true,
    decides: true,
  },
  {
    key: "isRmaReplacement",
    label: "RMA replacement",
    kind: "boolean",
    isNullable: false,
    nature: "is",
    isFromFile: true,
    isTyped: true,
    decides: true,
  },
  {
    key: "notes",
    label: "Notes",
    kind: "text",
    nature: "place",
    isFromFile: true,
    isTyped: true,
    isSortable: true,
    header: "Notes",
  },
] as const satisfies readonly PhoneFieldRow[];

export type PhoneFieldKey = (typeof PHONE_FIELDS)[number]["key"];
export const PHONE_FIELD_KEYS: readonly PhoneFieldKey[] = PHONE_FIELDS.map(({ key }) => key);
type KeyWith<Flag extends string> = Extract<(typeof PHONE_FIELDS)[number], Record<Flag, unknown>>["key"];
type KeyOfNature<Nature extends string> = Extract<(typeof PHONE_FIELDS)[number], { nature: Nature }>["key"];

const keysWhere = <Key extends PhoneFieldKey>(isWanted: (row: PhoneFieldRow) => boolean): readonly Key[] =>
  PHONE_FIELDS.filter((row) => isWanted(row)).map(({ key }) => key as Key);

/** Fields that a file fills, each with one column of the staged rows. */
export const FILE_FIELDS = keysWhere<KeyWith<"isFromFile">>(({ isFromFile }) => isFromFile === true);
export type FileField = KeyWith<"isFromFile">;

/** Fields that a decision looks at; nothing else changes a verdict. */
export const DECIDING_FIELDS = keysWhere<KeyWith<"decides">>(({ decides }) => decides === true);
export type DecidingField = KeyWith<"decides">;

/** Fields that the conversion changes: as found on the phone, as now beside its work. */
export const WORK_FIELDS = keysWhere<KeyOfNature<"work">>(({ nature }) => nature === "work");
export type WorkField = KeyOfNature<"work">;

export const SORTABLE_FIELDS = keysWhere<KeyWith<"isSortable">>(({ isSortable }) => isSortable === true);
export type SortableField = KeyWith<"isSortable">;

/** Fields with a column in an exported file, in order. */
export const EXPORTED_FIELDS = PHONE_FIELDS.flatMap((row) =>
  "header" in row ? [{ key: row.key, header: row.header }] : [],
);

/** Fields that follow from others; a list of changes names the other. */
export const FOLLOWING_FIELDS: ReadonlySet<string> = new Set(
  keysWhere(({ follows, isNamed }) => follows !== undefined && !isNamed),
);

/** The fields that stand and fall with a field: itself and what follows from it. */
export const withFollowers = (key: PhoneFieldKey): readonly PhoneFieldKey[] => [
  key,
  ...keysWhere<PhoneFieldKey>(({ follows }) => follows === key),
];

const BY_KEY: ReadonlyMap<string, PhoneFieldRow> = new Map(PHONE_FIELDS.map((row) => [row.key, row]));

export const phoneField = (key: string): PhoneFieldRow | undefined => BY_KEY.get(key);

/** What changes of a phone beside its fields, in the words of the history. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  runningFirmware: "Running firmware",
  verdict: "Verdict",
  license: "Licence",
  batch: "Batch",
  state: "State",
  transitionAuthorizationStatus: "Transition Authorization Status",
  extra: "Columns of files",
  conflict: "Conflict with begun work",
  exception: "Decision",
  exceptionNote: "Note on the decision",
  exceptionAskedOf: "Asked of",
};

/** The name of a field for people; of a `now.` field what it shows now. */
export function labelOfPhoneField(key: string): string {
  if (key.startsWith("now.")) return `${labelOfPhoneField(key.slice("now.".length))}, now`;
  if (key.startsWith("extra.")) return key.slice("extra.".length);
  return BY_KEY.get(key)?.label ?? OTHER_LABELS[key] ?? key;
}
