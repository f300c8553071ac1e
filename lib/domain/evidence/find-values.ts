import { parseLoad } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import { TRANSITION_AUTHORIZATION_TYPES } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { onlyOne } from "./read-udi";
import type { Rows } from "./text-rows";

/** Values that are known by their shape alone, for a text whose labels are missing or in a language we do not know. */

/** No address and no name is longer, however it is written. */
const LONGEST_NAME = 80;
const MAC =
  /\b(?:SEP)?[0-9a-f]{12}\b|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\b/gi;

/** The distinct addresses in these texts, those of a licence file's name and of an address in the network aside. */
export function macsIn(texts: readonly string[]): string[] {
  const macs = texts.flatMap((text) => {
    const whole = text.length > LONGEST_NAME ? null : parseMac(text);
    if (whole?.ok) return [whole.value];
    const words = text.split(/[\s[\]]/).filter((word) => !word.includes("://") && !/\.lic\b/i.test(word));
    return (words.join(" ").match(MAC) ?? []).flatMap((one) => {
      const mac = parseMac(one);
      return mac.ok ? [mac.value] : [];
    });
  });
  return [...new Set(macs)];
}

const LOAD = /\b(?:sip|rootfs)(?:78xx|7832|88xx|8832|8845_65)\.[\w-]{4,60}/gi;
/** `12-0-3MPP0001-87`, `MPP 12.0.3`: a version that names its maker. */
const MPP_VERSION =
  /\b\d{1,2}[.-]\d{1,2}[.-]\d{1,2}(?:MPP|MSR)\d[\w-]{0,20}|\bMPP(?: firmware)? \d{1,2}[.-]\d{1,2}[.-]\d{1,2}(?:SR\d)?|\b\d{1,2}\.\d{1,2}[.(]\d{1,2}\)?(?:SR\d)? MPP\b/gi;
/** Words that tell of a load the phone does not run, or not yet. */
const OTHER_LOAD =
  /\b(?:inactive|backup|rule|target|boot|previous|upgrade|needs?|should|must|least|minimum|required)\b/i;
const BEHIND_OTHER_LOAD = new RegExp(`${OTHER_LOAD.source}.{0,60}`, "gi");
const ADDRESS = /\w{1,10}:\/\/[^\s\]]*/g;
const LONGEST_LINE = 200;

/** A load name that stands free is as unmistakable as a free MAC, as long as all that stand there are of one release. */
export function loadIn(text: string): string | null {
  const loads = linesOfLoads(text).flatMap((line) =>
    (line.match(LOAD) ?? line.match(MPP_VERSION) ?? []).flatMap((one) => parseLoad(one) ?? []),
  );
  const releases = new Set(loads.map(({ family, firmware, version }) => `${family} ${firmware} ${version?.text}`));
  return releases.size === 1 ? (loads[0]?.text ?? null) : null;
}

/** The lines that can name the running load. Of a line that runs on, only what stands close to such a word is left out. */
function linesOfLoads(text: string): string[] {
  return text
    .replace(ADDRESS, " ")
    .split("\n")
    .flatMap((line) => {
      if (line.length <= LONGEST_LINE) return OTHER_LOAD.test(line) ? [] : [line];
      return [line.replace(BEHIND_OTHER_LOAD, " ")];
    });
}

/** `WxC`, `Etwas: WxC`: the whole cell, or all of it behind a label. */
const TYPE_CELL = /^(?:([^:=]{1,60})[:=]\s{0,3})?(Classic|WxC)$/i;
const BEHIND_TYPE = /\b(?:type|typ|tipo)[\s:=]{1,4}(Classic|WxC)\b/i;
/** What a label of the authorization's type has in it in any of the languages; many other things of a phone can be classic. */
const OF_AUTHORIZATION = /autor|autho|licen|lizenz|transi|typ|tipo/i;

/** The type of a text without its label; nothing where both are offered. `WxC` means nothing else anywhere, `Classic` needs a label of its kind. */
export function authorizationTypeIn(rows: Rows): string | null {
  const found = new Set<string>();
  let isOfAuthorization = false;
  let before = "";
  for (const cell of rows.flat()) {
    if (cell === "") continue;
    const whole = TYPE_CELL.exec(cell);
    const behind = BEHIND_TYPE.exec(cell)?.[1];
    const word = whole?.[2] ?? behind;
    if (word) {
      found.add(word.toLowerCase());
      isOfAuthorization ||= behind !== undefined || OF_AUTHORIZATION.test(whole?.[1] ?? before);
    }
    before = cell.slice(0, LONGEST_NAME);
  }
  const type = TRANSITION_AUTHORIZATION_TYPES.find((one) => found.has(one.toLowerCase()));
  return found.size === 1 && (type === "WxC" || isOfAuthorization) ? (type ?? null) : null;
}

const MPP_PRODUCT = /\bCP-\d{4}[A-Z]{0,2}-3P(?:CC|C|W)[\w-]{0,20}/gi;

/** A product that only MPP firmware shows: `CP-8841-3PCC`. */
export function mppProductIn(text: string): string | null {
  return onlyOne((text.match(MPP_PRODUCT) ?? []).map((name) => name.toUpperCase()));
}

/** The model of a heading such as `Cisco 8841`; nothing where several are named. */
export function modelIn(rows: Rows): string | null {
  const models = rows.flat().flatMap((cell) => {
    if (cell.length > LONGEST_NAME || !/cisco|\bCP-/i.test(cell)) return [];
    const product = parseProduct(cell.replace(/\([^()]{0,40}\)/g, " "));
    return product && /-phone$/.test(product.kind) ? [product.model] : [];
  });
  return onlyOne(models);
}
