import { formatVid } from "@/lib/domain/phone/format-vid";
import { parseLoad } from "@/lib/domain/phone/load";
import type { EarlierConversion, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { parseSerial, plainSerial } from "@/lib/domain/phone/serial";
import { failure, ok, type Result } from "@/lib/domain/result";
import { parseTransitionAuthorizationType, phoneIpv4In } from "./cell-values";
import { readProductCell } from "./product-cell";

/** What a person can say about a phone by hand; `null` empties a field, what is left out stays. */
export type TypedFields = {
  pid?: string | null | undefined;
  vid?: number | null | undefined;
  serial?: string | null | undefined;
  ip?: string | null | undefined;
  site?: string | null | undefined;
  floor?: string | null | undefined;
  owner?: string | null | undefined;
  directoryNumber?: string | null | undefined;
  description?: string | null | undefined;
  devicePool?: string | null | undefined;
  load?: string | null | undefined;
  runningFirmware?: RunningFirmware | null | undefined;
  transitionAuthorizationType?: string | null | undefined;
  earlierConversion?: EarlierConversion | null | undefined;
  hasLicenseWarning?: boolean | null | undefined;
  isRmaReplacement?: boolean | undefined;
  notes?: string | null | undefined;
};

/** What is read from a label, or from the phone's own screen or page, walking from phone to phone. */
export const COLLECTED_FIELDS = [
  "pid",
  "vid",
  "serial",
  "transitionAuthorizationType",
  "hasLicenseWarning",
] as const satisfies readonly (keyof TypedFields)[];

export type StoredValue = string | number | boolean | null;
export type StoredFields = Record<string, StoredValue>;
export type FieldMistake = { path: string; message: string };

/**
 * Reads what a person typed by the same parsers as a file's cells, as columns of a phone. Fields that are only true
 * together are set together: a PID says the model, a load the version and the firmware.
 */
export function storedFields(typed: TypedFields): Result<StoredFields, FieldMistake> {
  const { pid, serial, ip, load, runningFirmware, transitionAuthorizationType: type, ...plain } = typed;
  const set: StoredFields = {};
  for (const [field, value] of Object.entries(plain)) if (value !== undefined) set[field] = value;
  if (type !== undefined)
    set.transitionAuthorizationType = type === null ? null : parseTransitionAuthorizationType(type);
  if (pid !== undefined) {
    const cell = pid === null ? null : readProductCell(pid);
    const product = cell?.product ?? null;
    if (cell && cell.vid !== null)
      return mistake("pid", `"${pid}" holds a VID as well. Write ${cell.text} here and ${formatVid(cell.vid)} as VID.`);
    if (pid !== null && !product)
      return mistake("pid", `"${pid}" is no product ID we know. Write it as on the label, e.g. CP-8841-K9=.`);
    Object.assign(set, {
      pid,
      model: product?.model ?? null,
      productKind: product?.kind ?? null,
      soldAs: product?.soldAs ?? null,
      precision: product?.precision ?? null,
    });
  }
  if (serial !== undefined) {
    const manufacturedYear = serial === null ? null : (parseSerial(serial).manufactured?.year ?? null);
    Object.assign(set, { serial: serial === null ? null : plainSerial(serial), manufacturedYear });
  }
  if (ip !== undefined) {
    const address = ip === null ? null : phoneIpv4In(ip);
    if (ip !== null && address === null) return mistake("ip", "Not an IPv4 address.");
    set.ip = address;
  }
  if (load !== undefined) {
    const parsed = load === null ? null : parseLoad(load);
    if (load !== null && !parsed?.version)
      return mistake("load", `"${load}" is no load name we know. Write it like sip88xx.14-2-1-0101-26.`);
    Object.assign(set, { load, version: parsed?.version?.text ?? null, loadFirmware: parsed?.firmware ?? null });
  }
  if (runningFirmware !== undefined) set.statedFirmware = runningFirmware;
  return ok(set);
}

/**
 * Names of the fields that a person vouches for, after this change: a file keeps them unless told otherwise. An emptied
 * field is nobody's word any more, the next file may fill it.
 */
export function correctedAfter(before: readonly string[], typed: TypedFields): string[] {
  const given = Object.entries(typed).filter(([, value]) => value !== undefined);
  const emptied = new Set(given.filter(([, value]) => value === null).map(([field]) => field));
  const said = given.filter(([, value]) => value !== null).map(([field]) => field);
  return [...new Set([...before.filter((field) => !emptied.has(field)), ...said])].sort();
}

const mistake = (path: string, message: string) => failure({ path, message });
