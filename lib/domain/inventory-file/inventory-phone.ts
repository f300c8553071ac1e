import type { Mac } from "@/lib/domain/phone/mac";
import type {
  EarlierConversion,
  Firmware,
  Product,
  ProductKind,
  RunningFirmware,
} from "@/lib/domain/phone/phone-facts";
import type { ColumnUse } from "./fields";
import type { NoPhoneKind } from "./no-phone-kinds";

/** One phone as a row of a file tells it. Texts are as they came, trimmed; `null` is "not said". */
export type InventoryPhone = {
  mac: Mac;
  /** Order code as it came, readable or not; also a model text that was not recognised, so that it can be mapped later. */
  pid: string | null;
  /** Canonical model, from the PID first, else from the model column. */
  model: string | null;
  productKind: ProductKind | null;
  soldAs: Firmware | null;
  precision: Product["precision"] | null;
  vid: number | null;
  serial: string | null;
  manufacturedYear: number | null;
  ip: string | null;
  site: string | null;
  floor: string | null;
  owner: string | null;
  directoryNumber: string | null;
  description: string | null;
  devicePool: string | null;
  load: string | null;
  /** Version of the load, in its canonical text. */
  version: string | null;
  /** What the load's name says. */
  loadFirmware: RunningFirmware | null;
  /** What a column says outright. What the phone runs is deduced from all of it together, by `toFacts`. */
  statedFirmware: RunningFirmware | null;
  /** As the phone's own page shows it. */
  productName: string | null;
  registrationState: string | null;
  kemCount: number | null;
  /** As it came; `Classic` and `WxC` in the guide's spelling. `empty`: read, and nothing in it. */
  transitionAuthorizationType: string | null;
  earlierConversion: EarlierConversion | null;
  hasLicenseWarning: boolean | null;
  isRmaReplacement: boolean | null;
  notes: string | null;
  /** Columns kept as they came: name of the column -> text. */
  extra: Readonly<Record<string, string>> | null;
};

/** What is wrong with one cell, or one row. An error rejects the row; a warning leaves one field empty or doubtful. */
export type RowIssue = {
  severity: "error" | "warning";
  line: number;
  /** Position of the cell's column, counted from 0; -1: the whole row. */
  index: number;
  column: string;
  field: ColumnUse | null;
  code: string;
  value: string;
  message: string;
};

/** `noPhone`: the row is expectedly none, so it is left out and no error; its one issue, a warning, says what it is. */
export type ReadRow = { phone: InventoryPhone | null; issues: readonly RowIssue[]; noPhone: NoPhoneKind | null };
