import { isBlank } from "@/lib/domain/phone/blank";
import { parseProduct } from "@/lib/domain/phone/pid";
import { isPhoneIpv4 } from "./cell-values";
import type { InventoryField } from "./fields";
import { type ColumnMapping, columnsOf, columnUse } from "./map-columns";
import type { NoPhoneKind } from "./no-phone-kinds";

/** Names of devices as UCM gives them, where those of phones are `SEP` and the MAC. */
const NAMES: readonly { kind: NoPhoneKind; pattern: RegExp }[] = [
  { kind: "soft-client-csf", pattern: /^CSF[\w.-]{1,60}$/i },
  { kind: "soft-client-bot", pattern: /^BOT[\w.-]{1,60}$/i },
  { kind: "soft-client-tct", pattern: /^TCT[\w.-]{1,60}$/i },
  { kind: "soft-client-tab", pattern: /^TAB[\w.-]{1,60}$/i },
  { kind: "cti", pattern: /^CTI[\w.-]{1,60}$/i },
  { kind: "analog", pattern: /^(?:AN|VGC|ATA)[0-9A-F]{10,14}$/i },
  { kind: "conference-bridge", pattern: /^(?:CFB|MTP|ANN|MOH)_?[0-9A-F]{1,13}$/i },
];

const MODELS: readonly { kind: NoPhoneKind; pattern: RegExp }[] = [
  { kind: "cti", pattern: /^(?:Cisco )?CTI (?:Port|Route Point|Remote Device)$/i },
  { kind: "analog", pattern: /^(?:Cisco )?(?:Analog|VGC)(?: Virtual)? Phone$/i },
  { kind: "conference-bridge", pattern: /Conference Bridge|Media Termination Point|^Transcoder$/i },
];

const SOFT_CLIENTS: Readonly<Record<string, NoPhoneKind>> = {
  CSF: "soft-client-csf",
  BOT: "soft-client-bot",
  TCT: "soft-client-tct",
  TAB: "soft-client-tab",
};

/** Words for what stands in an asset list beside phones; each is a whole word of the cell. */
const OTHER_DEVICES =
  /\b(?:laptops?|notebooks?|thinkpad|elitebook|probook|latitude|macbook|chromebook|desktops?|workstations?|monitors?|docking|printers?|drucker|imprimantes?|ipads?|iphones?|tablets?|smartphones?|servers?|switch(?:es)?|routers?|firewalls?|access points?|scanners?|projectors?|beamer|keyboards?|headsets?|webcams?|televisions?)\b/i;
/** Columns without a field that say what kind of thing a row is. */
const KIND_HEADER = /categ|kategor|class|klasse|asset ?type|device ?type|^type$|^typ$|^art$|product|produkt|model/i;

const TOTAL =
  /^(?:grand |sub-?)?(?:totals?|summe|gesamt|gesamtsumme|insgesamt|totaal|totale|suma|razem|somme)\b[\s\w:.]{0,40}$/i;
const PROMPT =
  /^[\w.@-]{1,60}[:#>$]$|^[-=*_+ ]{3,}$|^\(?\d{1,9} rows?(?: selected| affected)?\)?\.?$|^--? ?end ?(?:of .{1,40})?-{0,2}$/i;
const NUMBER = /^[\d.,]+$/;
const NO_ANSWER =
  /^(?:no (?:answer|response|reply)|timed? ?-?out|unreachable|unaccessible|not reachable|offline|host down|(?:connection )?refused)$/i;

/** What a row that names no phone's address may still tell of a phone. */
const TOLD_OF_A_PHONE = [
  ...["pid", "model", "vid", "serial", "load", "productName", "owner", "directoryNumber"],
] as const satisfies readonly InventoryField[];

/**
 * Makes the function that says which kind of thing a row without a readable MAC is, where it is expectedly no phone; `null`: it may be a
 * phone whose MAC is missing or damaged, which is an error somebody has to mend. Called for such rows only.
 */
export function createNoPhoneReader(
  mapping: ColumnMapping,
  columnNames: readonly string[],
): (cells: readonly string[]) => NoPhoneKind | null {
  const columns = (...fields: readonly InventoryField[]) => fields.flatMap((field) => columnsOf(mapping, field));
  const names = columns("mac");
  const products = columns("pid", "model", "productName");
  const addresses = columns("ip");
  const told = columns(...TOLD_OF_A_PHONE);
  const kinds = columnNames.flatMap((name, index) => {
    const use = columnUse(mapping[index] ?? null);
    return (use === null || use === "extra") && KIND_HEADER.test(name) ? [index] : [];
  });

  return (cells) => {
    const at = (index: number) => cells[index]?.trim() ?? "";
    for (const index of names) {
      const found = NAMES.find(({ pattern }) => pattern.test(at(index)));
      if (found) return found.kind;
    }
    for (const index of products) {
      const kind = kindOfProduct(at(index));
      if (kind) return kind;
    }
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
    const [first, ...others] = filled;
    if (first === undefined) return null;
    if (others.length === 0 && PROMPT.test(first)) return "prompt";
    if (TOTAL.test(first) && others.every((text) => NUMBER.test(text))) return "total";
    if ([...products, ...kinds].some((index) => isOtherDevice(at(index)))) return "other-device";
    const saysNothing = (index: number) => isBlank(at(index)) || NO_ANSWER.test(at(index));
    const isAddressOnly = addresses.some((index) => isPhoneIpv4(at(index))) && names.every(saysNothing);
    return isAddressOnly && told.every(saysNothing) ? "no-answer" : null;
  };
}

const LONGEST_NAME = 100;

function kindOfProduct(text: string): NoPhoneKind | null {
  if (text === "" || text.length > LONGEST_NAME) return null;
  const product = parseProduct(text);
  if (product?.kind === "soft-client") return SOFT_CLIENTS[product.model] ?? "soft-client";
  return MODELS.find(({ pattern }) => pattern.test(text))?.kind ?? null;
}

const isOtherDevice = (text: string): boolean =>
  text.length <= LONGEST_NAME && OTHER_DEVICES.test(text) && parseProduct(text) === null;
