import { isBlank } from "@/lib/domain/phone/blank";
import { parseLoad } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseVid } from "@/lib/domain/phone/vid";
import {
  type ColumnUse,
  FIELD_OF_HEADER,
  type InventoryField,
  labelOfField,
  normaliseHeader,
  VAGUE_MAC_HEADERS,
  VAGUE_VERSION_HEADERS,
} from "./fields";

/** What each column is used for, by position; `null` where it is left out. */
export type ColumnMapping = (ColumnUse | null)[];

export type MappedColumn = {
  index: number;
  header: string;
  field: ColumnUse | null;
  /** `exact`: the field's own name. `alias`: another known name. `values`: told by what stands below. `none`: not mapped. */
  confidence: "exact" | "alias" | "values" | "none";
  reason: string;
};

type Samples = readonly (readonly string[])[];
type Claim = { index: number; field: InventoryField; rank: number; confidence: "exact" | "alias" | "values" };

/**
 * Says what each column holds: by its header, and where the header is vague or unknown by its values. No field is given twice: of several
 * columns that claim one the best name wins, then the leftmost; the others stay unmapped and say so.
 */
export function mapColumns(headers: readonly string[], samples: Samples): MappedColumn[] {
  const claims = new Map<number, Claim>();
  for (const [index, header] of headers.entries()) {
    const claim = claimOf(header, index, samples);
    if (claim) claims.set(index, claim);
  }
  const winners = new Map<InventoryField, Claim>();
  for (const claim of claims.values()) {
    const best = winners.get(claim.field);
    if (!best || claim.rank < best.rank) winners.set(claim.field, claim);
  }
  if (!winners.has("mac")) {
    const index = findMacColumn(headers.length, samples);
    if (index !== null && !claims.has(index)) {
      const claim: Claim = { index, field: "mac", rank: 0, confidence: "values" };
      claims.set(index, claim);
      winners.set("mac", claim);
    }
  }
  return headers.map((header, index): MappedColumn => {
    const claim = claims.get(index);
    if (!claim) return { index, header, field: null, confidence: "none", reason: reasonForNone(header) };
    const winner = winners.get(claim.field);
    if (winner && winner.index !== index) {
      const reason = `Not used: ${labelOfField(claim.field)} is already taken from ${nameOf(headers[winner.index], winner.index)}.`;
      return { index, header, field: null, confidence: "none", reason };
    }
    return { index, header, field: claim.field, confidence: claim.confidence, reason: reasonFor(claim) };
  });
}

/** The mapping alone, as the row reader takes it. */
export function toColumnMapping(columns: readonly { field: ColumnUse | null }[]): ColumnMapping {
  return columns.map(({ field }) => field);
}

/** The column whose filled cells are mostly MAC addresses, or `null`. */
export function findMacColumn(width: number, samples: Samples): number | null {
  let found: number | null = null;
  let bestShare = 0.5;
  for (let index = 0; index < width; index += 1) {
    const share = shareOf(index, samples, isMac);
    if (share > bestShare || (share === bestShare && found === null)) {
      found = index;
      bestShare = share;
    }
  }
  return found;
}

export function isMac(text: string): boolean {
  return parseMac(text).ok;
}

function claimOf(header: string, index: number, samples: Samples): Claim | null {
  const name = normaliseHeader(header);
  const known = FIELD_OF_HEADER.get(name);
  if (!known) return null;
  if (VAGUE_MAC_HEADERS.has(name)) {
    return shareOf(index, samples, isMac) >= 0.5 ? { ...known, index, confidence: "alias" } : null;
  }
  if (VAGUE_VERSION_HEADERS.has(name)) {
    const isHardware = shareOf(index, samples, isVid) >= shareOf(index, samples, isFirmwareVersion);
    return isHardware
      ? { ...known, index, confidence: "alias" }
      : { field: "load", rank: Number.MAX_SAFE_INTEGER, index, confidence: "values" };
  }
  const isOwnName = known.rank === 0 || name === known.field.toLowerCase();
  return { ...known, index, confidence: isOwnName ? "exact" : "alias" };
}

const isVid = (text: string): boolean => {
  const vid = parseVid(text);
  return vid.ok && vid.value !== null;
};
const isFirmwareVersion = (text: string): boolean => {
  const load = parseLoad(text);
  return load !== null && (load.firmware !== null || load.version !== null);
};

/** Share of a column's filled cells that pass; 0 where no cell is filled. */
function shareOf(index: number, samples: Samples, passes: (text: string) => boolean): number {
  let filled = 0;
  let passed = 0;
  for (const cells of samples) {
    const text = cells[index]?.trim() ?? "";
    if (text === "" || isBlank(text)) continue;
    filled += 1;
    if (passes(text)) passed += 1;
  }
  return filled === 0 ? 0 : passed / filled;
}

function reasonFor({ field, confidence }: Claim): string {
  const label = labelOfField(field);
  if (confidence === "values") return `Most values of this column read as ${label}.`;
  return confidence === "exact" ? `The header is “${label}”.` : `The header is another name for ${label}.`;
}

function reasonForNone(header: string): string {
  const name = normaliseHeader(header);
  if (name === "") return "The column has no header.";
  if (VAGUE_MAC_HEADERS.has(name)) return "The header could mean a MAC address, but the values are none.";
  return "The header is not known.";
}

const nameOf = (header: string | undefined, index: number): string =>
  header?.trim() ? `“${header.trim()}” (column ${index + 1})` : `column ${index + 1}`;
