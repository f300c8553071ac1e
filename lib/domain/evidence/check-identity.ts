import { loadFamilyOf, parseLoad } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import type { Product } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseSerial } from "@/lib/domain/phone/serial";
import type { EvidenceCheck, ExpectedPhone } from "./evidence-check";
import type { StatusReading } from "./read-status-text";

/** A MAC as it is stored; a text that is no MAC stays comparable. */
export function normaliseMac(text: string): string {
  const mac = parseMac(text);
  return mac.ok ? mac.value : text.trim().toUpperCase();
}

/** The phones a text is about. A licence is locked to one MAC: a phone that was authorized by this file is this phone. */
export function macsNamed({ macs, authorization }: StatusReading): string[] {
  const byLicense = authorization?.outcome === "succeeded" ? authorization.mac : null;
  return macs.length === 0 && byLicense !== null ? [normaliseMac(byLicense)] : macs.map(normaliseMac);
}

/** Whether the text is about this phone alone; a text that is about other phones only never comes here. */
export function checkMac(named: readonly string[], problem: string | null, { mac }: ExpectedPhone): EvidenceCheck {
  const expected = normaliseMac(mac);
  const base = { code: "mac", expected, found: named.length > 0 ? named.join(", ") : null } as const;
  const missing = (text: string): EvidenceCheck => ({ ...base, result: "missing", text });
  if (problem !== null) return missing(problem);
  if (named.length === 0) return missing("The text names no MAC address. Paste the line MAC Address as well.");
  if (named.length > 1) return missing("The text names several MAC addresses. Paste the page of this phone alone.");
  return { ...base, result: "pass", text: `The text is about ${expected}.` };
}

/** Model and serial number, each only where the text shows it and the inventory knows it. */
export function checkIdentity(reading: StatusReading, expected: ExpectedPhone): EvidenceCheck[] {
  return [checkModel(reading, expected), checkSerial(reading, expected)].filter((check) => check !== null);
}

/** A page does not always name the missing radio, and the radio decides neither load nor licence. */
const withoutRadio = (model: string): string => model.replace(/NR$/, "");

/** The page may name its model more than once; one that contradicts the inventory is enough. */
function checkModel(reading: StatusReading, expected: ExpectedPhone): EvidenceCheck | null {
  const known = parseProduct(expected.model);
  if (!known) return null;
  const shown = [reading.productName, reading.pid, reading.model].flatMap((name) => parseProduct(name ?? "") ?? []);
  const other = shown.find(({ model }) => withoutRadio(model) !== withoutRadio(known.model));
  const base = { code: "model", expected: known.model } as const;
  if (other) {
    const text = differs(`The text is about a ${other.model}`, known, other.series);
    return { ...base, result: "fail", found: other.model, text };
  }
  const [first] = shown;
  const byLoad = checkLoadFamily(reading, known);
  if (byLoad || !first) return byLoad;
  return { ...base, result: "pass", found: first.model, text: `The phone is a ${first.model}.` };
}

/** A phone cannot run the load of another family, so such a load tells the model too. */
function checkLoadFamily({ softwareVersion }: StatusReading, known: Product): EvidenceCheck | null {
  const takes = loadFamilyOf(known.model);
  const runs = parseLoad(softwareVersion ?? "")?.family ?? null;
  if (takes === null || runs === null || runs === takes) return null;
  const text = differs(`The text shows a load of ${runs}`, known, /^sip7/.test(runs) ? "7800" : "8800");
  return { code: "model", result: "fail", expected: `${known.model} (${takes})`, found: runs, text };
}

function differs(shown: string, known: Product, series: string): string {
  const license = series === known.series ? "" : " The licence SKU goes by the series, so it may be wrong as well.";
  return `${shown}, the inventory says ${known.model}.${license} Read the label and correct the inventory first.`;
}

function checkSerial(reading: StatusReading, expected: ExpectedPhone): EvidenceCheck | null {
  const known = parseSerial(expected.serial ?? "").serial;
  const shown = parseSerial(reading.serial ?? "").serial;
  if (known === "" || shown === "") return null;
  const base = { code: "serial", expected: known, found: shown } as const;
  if (shown === known) return { ...base, result: "pass", text: `The serial number is ${known}.` };
  const text = `The text shows the serial number ${shown}, the inventory ${known}. Read the label and correct the inventory first.`;
  return { ...base, result: "fail", text };
}
