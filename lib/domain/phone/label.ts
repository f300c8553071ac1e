import { isBlank } from "./blank";
import { isPlainDigits, looksLikeUpc, type Mac, parseMac } from "./mac";
import { parseProduct } from "./pid";
import { parseSerial, plainSerial } from "./serial";
import { afterVid, parseVid } from "./vid";

/** What stands before a value and names it; `OTHER` is a name that is none of ours, such as `CLEI:`. */
type Named = "PID" | "VID" | "SN" | "MAC" | "UPC" | "OTHER" | null;

/** A word that was not read, or that says another value than one before it, with the name that stood before it. */
export type UnreadWord = { word: string; named: Named };

/** What a label says. `digits`: twelve decimal digits that nothing names, a UPC or by chance a MAC: never taken unasked. */
export type Label = {
  mac?: Mac;
  pid?: string;
  vid?: number;
  serial?: string;
  /** The number under the bars of the carton. */
  upc?: string;
  digits?: string;
  rest: readonly UnreadWord[];
};

/** A 2D code holds a few hundred characters; what is longer is no label, and is not searched. */
const LONGEST = 1_000;

/** Every spelling of a name becomes one word, in this order. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/\b(?:WI-?FI|WLAN|WIRELESS|BT|BLUETOOTH) ?MAC(?: ?ADDR(?:ESS)?)?\b/gi, "OTHER"],
  [/\bMAC(?: ?(?:ADDR(?:ESS)?|ID))?\b/gi, "MAC"],
  [/\bS\/N\b|\bSERIAL(?: ?(?:NO|NUM|NUMBER))?\b\.?/gi, "SN"],
  [/\bPRODUCT ?ID\b/gi, "PID"],
  [/\bPID ?[/&+] ?VID\b/gi, "PID VID"],
  [/\b(?:VERSION ?ID|(?:HW|HARDWARE) ?VERSION)\b/gi, "VID"],
  [/\b(?:UPC|EAN|GTIN)(?:-(?:A|8|13|14))?\b/gi, "UPC"],
  [/\b(?:P\/N|REV(?:ISION)?)\b\.?/gi, "OTHER"],
];
/** `CP-7821-K9=/V24`, `CP-8841-K9=V07`, `CP-8841-K9-V07`: two values without a space between them. */
const JOINED = /(K9\+{0,2}=?|=)[/-](?=V\d|VID)|(K9\+{0,2}=)(?=[A-Z0-9])/gi;
const SPACED_MAC = /\b[0-9A-F]{2}(?: [0-9A-F]{2}){5}\b|\b[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}\b/gi;
const NAME = /^(PID|VID|SN|MAC|UPC|OTHER)[:=#]?$/i;
const NAMED_VALUE = /^(PID|VID|SN|MAC|UPC|OTHER)[:=#](.+)$/i;
const OTHER_NAME = /^[A-Z][A-Z_]+:/i;

/**
 * Reads what stands on a phone's label or its carton, one code or all of them, by name (`PID VID: CP-7841-K9= V03`) and else by shape.
 * The one reader of labels: of a scan, a pasted line and a cell that holds several values. What it cannot read it gives back.
 */
export function readLabel(text: string): Label {
  const label: Label & { rest: UnreadWord[] } = { rest: [] };
  if (text.length > LONGEST) return { rest: [{ word: text, named: null }] };
  let named: Named = null;
  let isAfterName = false;
  for (const word of wordsOf(text)) {
    const name = NAME.exec(word)?.[1];
    if (name) {
      named = isAfterName ? null : asNamed(name); // `PID VID:` names two values: their shape tells them apart
      isAfterName = true;
      continue;
    }
    const [, ownName, value] = NAMED_VALUE.exec(word) ?? [];
    readWord(label, value ?? word, ownName ? asNamed(ownName) : named);
    isAfterName = !value && OTHER_NAME.test(word) && word.endsWith(":");
    named = isAfterName ? "OTHER" : null;
  }
  const apart = label.rest.map(({ word }) => word).join(" "); // `CP-8841 -K9=`
  if (label.pid === undefined && parseProduct(apart)?.precision === "pid") return { ...label, pid: apart, rest: [] };
  return label;
}

function wordsOf(text: string): string[] {
  const spelt = SPELLINGS.reduce((spelling, [pattern, name]) => spelling.replace(pattern, name), text);
  const apart = spelt.replace(/[\s,;|"()[\]]+/g, " ").replace(JOINED, "$1$2 ");
  return apart
    .replace(SPACED_MAC, (mac) => mac.replaceAll(" ", ""))
    .split(" ")
    .filter((word) => !/^[:/&=]?$/.test(word));
}

function asNamed(name: string): Named {
  const upper = name.toUpperCase();
  return upper === "PID" || upper === "VID" || upper === "SN" || upper === "MAC" || upper === "UPC" ? upper : "OTHER";
}

function readWord(label: Label & { rest: UnreadWord[] }, word: string, named: Named): void {
  if (isBlank(word)) return;
  const found = named === null ? byShape(word) : byName(word, named);
  const [key] = Object.keys(found);
  const isTaken = Object.entries(label).some(([field, value]) => field === key && value !== Object.values(found)[0]);
  if (key === undefined || isTaken) label.rest.push({ word, named });
  else Object.assign(label, found);
  const behind = found.vid === undefined ? null : afterVid(word);
  if (behind !== null) label.rest.push({ word: behind, named: "OTHER" });
}

type Found = Omit<Label, "rest">;

function byName(word: string, named: Exclude<Named, null>): Found {
  if (named === "MAC") {
    const mac = parseMac(word);
    return mac.ok ? { mac: mac.value } : {};
  }
  if (named === "VID") {
    const vid = parseVid(word);
    return vid.ok && vid.value !== null ? { vid: vid.value } : {};
  }
  if (named === "SN") return { serial: plainSerial(word).toUpperCase() };
  if (named === "PID") return parseProduct(word) ? { pid: word } : {};
  return named === "UPC" && /^\d{8,14}$/.test(word) ? { upc: word } : {};
}

function byShape(word: string): Found {
  if (/^V\d{1,2}/i.test(word)) return byName(word, "VID");
  if (looksLikeUpc(word)) return { upc: word };
  if (isPlainDigits(word)) return { digits: word };
  const mac = parseMac(word);
  if (mac.ok) return { mac: mac.value };
  const { serial, manufactured } = parseSerial(word);
  if (manufactured) return { serial };
  return parseProduct(word)?.precision === "pid" ? { pid: word } : {};
}
