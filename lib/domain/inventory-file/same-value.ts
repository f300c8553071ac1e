import { isBlank } from "@/lib/domain/phone/blank";
import { parseLoad } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVid } from "@/lib/domain/phone/vid";
import type { Samples } from "./column-values";
import type { InventoryField } from "./fields";

/**
 * What a text means for a field, so that two spellings can be compared (`SEP24161BAA0001` and `24:16:1b:aa:00:01`); `null` where it
 * cannot be read as one or says nothing.
 */
export function meaningOf(field: InventoryField, text: string): string | null {
  if (isBlank(text)) return null;
  switch (field) {
    case "mac": {
      const mac = parseMac(text);
      return mac.ok ? mac.value : null;
    }
    case "pid":
    case "model":
      return parseProduct(text)?.model ?? null;
    case "vid": {
      const vid = parseVid(text);
      return vid.ok && vid.value !== null ? String(vid.value) : null;
    }
    case "load": {
      const load = parseLoad(text);
      return load && (load.firmware || load.version) ? (load.version?.text ?? load.text) : null;
    }
    default:
      return text.trim().toUpperCase();
  }
}

/** So many rows that agree outweigh one that does not: phones are swapped, and that is a remark of the row. */
const AGREE_PER_DIFFERENCE = 4;

/** Whether two columns tell the same of the phones, as far as the samples have both: then one fills the gaps of the other. */
export function readSameValue(
  field: InventoryField,
  [one, other]: readonly [number, number],
  samples: Samples,
): boolean {
  let agree = 0;
  let differ = 0;
  for (const cells of samples) {
    const first = meaningOf(field, cells[one] ?? "");
    const second = meaningOf(field, cells[other] ?? "");
    if (first === null || second === null) continue;
    if (first === second) agree += 1;
    else differ += 1;
  }
  return agree >= differ * AGREE_PER_DIFFERENCE;
}
