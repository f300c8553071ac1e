import { keysOf } from "@/lib/domain/typed-object";
import { isBlank } from "./blank";
import { DEVICE_TYPES } from "./device-types";
import type { Firmware, Product } from "./phone-facts";
import { ACCESSORY_PARTS, MPP_WORDS, modelRow, NAME_WORDS, PID_PARTS } from "./products";

type PidPart = keyof typeof PID_PARTS;

/** Longest first, so that `3PCC` is not read as `3PC` and a rest. */
const PARTS = keysOf(PID_PARTS).sort((a, b) => b.length - a.length);

/** A cell may hold a novel; what is longer than any product name is not one, and is not searched. */
const LONGEST_NAME = 100;
const LONGEST_PART = 16;

const SOFT_CLIENTS: readonly { pattern: RegExp; model: string }[] = [
  { pattern: /^CSF$|CLIENT SERVICES FRAMEWORK/, model: "CSF" },
  { pattern: /^TCT$|DUAL MODE FOR IPHONE/, model: "TCT" },
  { pattern: /^BOT$|DUAL MODE FOR ANDROID/, model: "BOT" },
  { pattern: /^TAB$|JABBER FOR TABLET/, model: "TAB" },
  { pattern: /^CIPC$|IP COMMUNICATOR/, model: "CIPC" },
  { pattern: /JABBER/, model: "JABBER" },
];

const ATA = /^(?:CISCO )?(?:CP-)?ATA[ -]?(18[678]|19[012])(?![0-9])/;
const KEM = /KEM(?![A-Z])|(?:KEY|LINE) EXPANSION|EXPANSION MODULE/;
const SOLD_AS_MPP = /(?:^|[^A-Z0-9])3P(?:CC|C|W)/;

function product(model: string, soldAs: Firmware, precision: Product["precision"]): Product | null {
  const row = modelRow(model);
  if (!row) return null;
  return { model: row.model, kind: row.kind, series: row.series, soldAs: row.mppOnly ? "mpp" : soldAs, precision };
}

/** What stands behind the model in one word of a text: parts that order codes have, and after `3PCC` anything. */
type Suffix = { parts: PidPart[]; rest: string };

/** Splits `3PWNAK9` into its parts; `null` when a rest stays that no order code has, or when it is too long to be one. */
function splitParts(text: string): Suffix | null {
  if (text === "") return { parts: [], rest: "" };
  if (text.length > LONGEST_PART) return null;
  for (const part of PARTS) {
    if (!text.startsWith(part)) continue;
    const after = text.slice(part.length);
    if (PID_PARTS[part] === "sold-as-mpp") return { parts: [part], rest: after };
    const suffix = splitParts(after);
    if (suffix) return { parts: [part, ...suffix.parts], rest: suffix.rest };
  }
  return null;
}

function kemModel(text: string): string {
  if (text.includes("BEKEM")) return "BEKEM";
  if (text.includes("CKEM")) return "CKEM";
  if (/68(?:00)?[- ]?KEM/.test(text)) return "68KEM";
  if (/8800[- ](?:A|AUDIO)(?![A-Z])/.test(text)) return "8800-A-KEM";
  if (/8800[- ](?:V|VIDEO)(?![A-Z])/.test(text)) return "8800-V-KEM";
  return "KEM";
}

/** `CP-PWR-CUBE-4`, `CP-8832-MIC-WIRED`, and without `CP-` as we store it: something that goes with a phone. */
function parseAccessory(text: string, tokens: readonly string[]): Product | null {
  const parts = tokens[0] === "CP" ? tokens.slice(1) : tokens;
  const isCode = text.includes("-") && !text.includes(" ");
  if (!isCode || !parts.some((part) => ACCESSORY_PARTS.has(part))) return null;
  return { model: parts.join("-"), kind: "accessory", series: "", soldAs: "enterprise", precision: "pid" };
}

/** A model's number where a word begins with it, and what follows in the word. */
const NUMBERED = /^(?:CP|DP)?(\d{4}|DX\d{2,3})(.*)$/;
/** `8851 NO RADIO`, `8851 WITHOUT RADIO`: what the order code calls NR. */
const NO_RADIO = /\b(?:NO|NON|WITHOUT)[ -]RADIO\b/g;
/** What 3PCC stands for; MPP is the firmware for it (guide, overview). */
const THIRD_PARTY = /\b(?:3RD|THIRD)[ -]PARTY CALL CONTROL\b/g;

/** What the words of a text have said so far. */
type Reading = { base: string | null; soldAs: Firmware; isOrderCode: boolean; isWithoutRadio: boolean };

function parsePhone(words: readonly (readonly string[])[], hasOrderMark: boolean): Product | null {
  const reading: Reading = { base: null, soldAs: "enterprise", isOrderCode: hasOrderMark, isWithoutRadio: false };
  if (!words.every((parts) => readWord(reading, parts))) return null;
  const { base, soldAs, isOrderCode, isWithoutRadio } = reading;
  if (base === null) return null;
  const precision = isOrderCode ? "pid" : "model-name";
  const named = product(isWithoutRadio ? `${base}NR` : base, soldAs, precision);
  return named ?? (modelRow(base)?.anySuffix ? product(base, soldAs, precision) : null);
}

/** Reads one word, whose parts stood between hyphens. False when something in it is neither of a name nor of an order code. */
function readWord(reading: Reading, parts: readonly string[]): boolean {
  let mayEndInAnything = false; // after 3PCC, 3PC, 3PW (guide FAQ), and of models that no suffix makes convertible
  for (const part of parts) {
    if (NAME_WORDS.has(part)) continue;
    if (MPP_WORDS.has(part)) {
      reading.soldAs = "mpp";
      continue;
    }
    const [, number, after = ""] = NUMBERED.exec(part) ?? [];
    if (number !== undefined && reading.base !== null && number !== reading.base && modelRow(number)) return false; // two models
    const isModel = number !== undefined && (reading.base === null || number === reading.base);
    if (isModel) {
      reading.base = number;
      mayEndInAnything ||= modelRow(number)?.anySuffix === true;
    }
    const suffix = splitParts(isModel ? after : part);
    if (!suffix && (!mayEndInAnything || ACCESSORY_PARTS.has(part))) return false;
    const says = (suffix?.parts ?? []).map((name) => PID_PARTS[name]);
    if (says.includes("sold-as-mpp")) {
      reading.soldAs = "mpp";
      mayEndInAnything = true;
    }
    if (says.includes("no-radio")) reading.isWithoutRadio = true;
    if (says.includes("order-code") || (suffix?.rest ?? part).includes("K9")) reading.isOrderCode = true;
  }
  return true;
}

/**
 * Recognises an order code (`CP-8841-3PCC-K9=`), a UCM model name (`Cisco IP Phone 8841`) or a UCM device-type number (`683`).
 * Gives `null` for what is not recognised: it is shown as it came and can be mapped once for all rows that carry it.
 * `3PCC`, `3PC`, `3PW` after the model mean sold as MPP (guide FAQ). Not memoised: callers keep results by text.
 */
export function parseProduct(text: string): Product | null {
  if (text.length > LONGEST_NAME || isBlank(text)) return null;
  const hasOrderMark = text.includes("=");
  const clean = text
    .toUpperCase()
    .replace(/[‐-―−_]/g, "-")
    .replace(/[=+"'®™]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ ?- ?/g, "-")
    .replace(NO_RADIO, "NR")
    .replace(THIRD_PARTY, "MPP");
  if (/^\d+$/.test(clean)) {
    return product(DEVICE_TYPES.get(clean) ?? clean, "enterprise", hasOrderMark ? "pid" : "model-name");
  }
  const soldAs: Firmware = SOLD_AS_MPP.test(clean) ? "mpp" : "enterprise";
  const precision = hasOrderMark || /K9/.test(clean) ? "pid" : "model-name";
  for (const client of SOFT_CLIENTS)
    if (client.pattern.test(clean)) return product(client.model, "enterprise", "model-name");
  const adapter = ATA.exec(clean)?.[1];
  if (adapter) return product(`ATA${adapter}`, soldAs, precision);
  const words = clean.split(/[\s/,()]+/).map((word) => word.split("-").filter(isPart));
  const phone = parsePhone(words, hasOrderMark);
  if (phone) return phone;
  const accessory = parseAccessory(clean, words.flat());
  if (accessory) return accessory;
  return KEM.test(clean) ? product(kemModel(clean), soldAs, precision) : null;
}

/** A VID that stands in the same text says nothing about the product. */
const isPart = (part: string): boolean => part !== "" && !/^V\d{1,2}$/.test(part);

/** The canonical model (`8841`, `8851NR`) in any spelling `parseProduct` reads, or `null`. */
export function plainModelOf(text: string): string | null {
  return parseProduct(text)?.model ?? null;
}
