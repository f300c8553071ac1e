import { isBlank } from "@/lib/domain/phone/blank";
import { parseLoad, parseRunningFirmware } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseSerial } from "@/lib/domain/phone/serial";
import { parseVid } from "@/lib/domain/phone/vid";
import { isPhoneIpv4 } from "./cell-values";

export type Samples = readonly (readonly string[])[];

/** What one value can be read as; several at once where nothing tells them apart. */
export type ValueKind =
  | "mac"
  | "sep"
  | "pid"
  | "model"
  | "serial"
  | "ip"
  | "load"
  | "release"
  | "short-release"
  | "vid"
  | "label-vid"
  | "dialled"
  | "registration"
  | "firmware-word";

/** How often each kind of value stands in a column, by its filled cells. */
export type ColumnValues = {
  filled: number;
  distinct: number;
  counts: Readonly<Record<ValueKind, number>>;
  /** Filled cells that are twelve decimal digits: a MAC has hexadecimal letters sooner or later, an article's number never. */
  decimals: number;
  /** Every one of these ends in the check digit of an article's number (UPC). */
  hasCheckDigits: boolean;
  /** Products that are digits alone: a model, a device type or an extension. */
  bareProducts: number;
};

/** Distinct texts of a column that are parsed; a column of a kind repeats its kind. */
const MOST_PARSED = 400;
/** What is longer is none of these values, and not searched. */
const LONGEST_PARSED = 120;

const DEVICE_NAME = /^SEP[0-9A-F]{12}(?![0-9A-Z])/i;
const LABEL_VID = /^V\d\d$/i;
/** A number somebody dials: an extension has three digits at least, a position in an order has one or two, or a dot. */
const DIALLED = /^\+?\d{3,15}$/;
const REGISTRATION =
  /^(?:(?:un|de|partially ?|not )?registered|reg|unr|unregistered|rejected|registered with .*|\d+-(?:un)?registered)$/i;
const THREE_NUMBERS = /^\D*\d+\D+\d+\D+\d/;
const TWELVE_DECIMALS = /^\d{12}$/;
const NOT_A_PHONE = new Set(["key-expansion-module", "accessory"]);

export function isMac(text: string): boolean {
  return parseMac(text).ok;
}

function isVid(text: string): boolean {
  const vid = parseVid(text);
  return vid.ok && vid.value !== null;
}

/** What stands in a column, told by its filled cells. */
export function readColumn(index: number, samples: Samples): ColumnValues {
  const texts = new Map<string, number>();
  for (const cells of samples) {
    const text = cells[index]?.trim() ?? "";
    if (text !== "" && !isBlank(text)) texts.set(text, (texts.get(text) ?? 0) + 1);
  }
  const counts: Record<ValueKind, number> = {
    ...{ mac: 0, sep: 0, pid: 0, model: 0, serial: 0 },
    ...{
      ip: 0,
      load: 0,
      release: 0,
      "short-release": 0,
      vid: 0,
      "label-vid": 0,
      dialled: 0,
      registration: 0,
      "firmware-word": 0,
    },
  };
  const values = { filled: 0, distinct: texts.size, counts, decimals: 0, hasCheckDigits: true, bareProducts: 0 };
  let parsed = 0;
  for (const [text, times] of texts) {
    if (DEVICE_NAME.test(text)) counts.sep += times;
    if (parsed++ >= MOST_PARSED) continue;
    values.filled += times;
    if (text.length > LONGEST_PARSED) continue;
    if (TWELVE_DECIMALS.test(text)) {
      values.decimals += times;
      values.hasCheckDigits &&= hasCheckDigit(text);
    }
    for (const kind of kindsOf(text)) counts[kind] += times;
    if (/^\d+$/.test(text) && parseProduct(text)) values.bareProducts += times;
  }
  return values;
}

function* kindsOf(text: string): Generator<ValueKind> {
  if (isMac(text)) {
    yield "mac";
    return;
  }
  if (LABEL_VID.test(text)) yield "label-vid";
  if (isVid(text)) yield "vid";
  if (DIALLED.test(text)) yield "dialled";
  if (REGISTRATION.test(text)) yield "registration";
  if (isPhoneIpv4(text)) yield "ip";
  else if (parseSerial(text).manufactured) yield "serial";
  else {
    const product = parseProduct(text);
    if (product && !NOT_A_PHONE.has(product.kind)) yield product.precision === "pid" ? "pid" : "model";
    else if (!product) yield* releaseKinds(text);
  }
}

/** A load's name is one; a release with its three numbers nearly so; `14.2` alone may be the position in an order. */
function* releaseKinds(text: string): Generator<ValueKind> {
  const load = parseLoad(text);
  const isWord = !load?.family && !load?.version && load?.firmware !== "in-transition";
  if (isWord && parseRunningFirmware(text)) yield "firmware-word";
  else if (load?.firmware) yield "load";
  else if (load?.version) yield THREE_NUMBERS.test(text) ? "release" : "short-release";
}

/** Of a UPC: three times the digits in odd places and once the others make a multiple of ten. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) sum += (digits.charCodeAt(at) - 48) * (at % 2 === 0 ? 3 : 1);
  return sum % 10 === 0;
}

/** Share of the filled cells that are of these kinds; 0 where none is filled. */
export function shareOf({ counts, filled }: ColumnValues, ...kinds: ValueKind[]): number {
  return filled === 0 ? 0 : kinds.reduce((sum, kind) => sum + counts[kind], 0) / filled;
}
