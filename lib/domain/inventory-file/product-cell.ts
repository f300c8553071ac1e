import { readLabel, type UnreadWord } from "@/lib/domain/phone/label";
import type { Product } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVid } from "@/lib/domain/phone/vid";

/** A cell of a product ID or a model, taken apart. `text` is what names the product; `unread` what stands in the cell and is stored nowhere. */
export type ProductCell = {
  text: string;
  product: Product | null;
  vid: number | null;
  serial: string | null;
  unread: string | null;
};

/**
 * Reads a product ID or model, and what else of a label stands in the same cell: `CP-8841-K9= V07` is a product ID and a VID. A cell that
 * holds only a product, or none that is known, stays as it came.
 */
export function readProductCell(text: string): ProductCell {
  const known = parseProduct(text);
  const whole = { text: known ? withoutMarks(text) : text, product: known, vid: null, serial: null, unread: null };
  const label = readLabel(text);
  const isMoreThanProduct = label.vid !== undefined || label.serial !== undefined || label.rest.some(isDamagedVid);
  if (!isMoreThanProduct) return whole;
  const words = label.rest.map(({ word }) => word);
  const name = label.pid ?? words.join(" ");
  const product = parseProduct(name);
  if (product === null) return whole;
  const isNamed = label.pid === undefined || parseProduct([name, ...words].join(" ")) !== null;
  const others = [label.mac, label.upc, label.digits].filter((value) => value !== undefined);
  const unread = [...(isNamed ? [] : words), ...others].join(" ");
  return { text: name, product, vid: label.vid ?? null, serial: label.serial ?? null, unread: unread || null };
}

/** Without the apostrophe or the quotation marks by which programs keep a text a text; no order code has any. */
const withoutMarks = (text: string): string => text.replace(/^["'`]+|["'`]+$/g, "");

/** `VO3`: meant as a VID, so the product beside it is read, and the word is named as unread. */
function isDamagedVid({ word }: UnreadWord): boolean {
  const vid = parseVid(word);
  return !vid.ok && vid.error.code === "vid-letter-o";
}
