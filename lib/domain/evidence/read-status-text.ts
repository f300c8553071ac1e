import { isBlank } from "@/lib/domain/phone/blank";
import { parseLoad } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseVid } from "@/lib/domain/phone/vid";
import { looksLikeLabel, readLabel, type StatusField } from "./status-labels";

/** What came of a transition authorization, and of which licence file. */
export type AuthorizationReading = {
  outcome: "succeeded" | "failed" | null;
  file: string | null;
  /** The phone the licence file is named after. */
  mac: string | null;
};

/** What a phone said about itself. `null` is "the text does not say". */
export type StatusReading = {
  /** Distinct, 12 upper-case digits; more than one when the text is about several phones. */
  macs: string[];
  /** A load name or a bare version, as it stood there. */
  softwareVersion: string | null;
  productName: string | null;
  hardwareVersion: string | null;
  serial: string | null;
  transitionAuthorizationType: string | null;
  transitionAuthorizationStatus: string | null;
  authorization: AuthorizationReading | null;
};

/** A status page has a few kilobytes; what is longer is not one, and is read no further. */
const LONGEST_TEXT = 200_000;

const STATUS = /(?:\[[^\][\n]{0,200}\]){1,4}\s*Authorization\s+[a-z]+[^\n\t]{0,80}/i;
const LICENSE_FILE = /([^/\\\s[\]]{1,80}\.lic)\b/i;
const BARE_MAC =
  /\b(?:SEP)?[0-9a-f]{12}\b|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}\b/gi;

/**
 * Reads text copied from a phone's status page or typed from its screen: `Label: value`, label and value in two columns or on two lines.
 * Takes nothing for granted: what is not there stays `null`, and what is not known is skipped.
 */
export function readStatusText(text: string): StatusReading {
  const plain = text
    .slice(0, LONGEST_TEXT)
    .replace(/\r\n?/g, "\n")
    .replace(/\u00A0/g, " ")
    .replace(/<(\w{1,40})>([^<]*)<\/\1>/g, "\n$1: $2\n"); // DeviceInformationX as it comes
  const found = collect(plain);
  const first = (field: StatusField): string | null => found.get(field)?.[0] ?? null;
  const status = first("transitionAuthorizationStatus") ?? STATUS.exec(plain)?.[0]?.trim() ?? null;
  const type = first("transitionAuthorizationType");
  return {
    macs: macsOf(found.get("mac") ?? [], plain),
    softwareVersion: bestVersion(found.get("softwareVersion") ?? []),
    productName: first("productName"),
    hardwareVersion: bestHardware(found.get("hardwareVersion") ?? []),
    serial: first("serial"),
    transitionAuthorizationType: type !== null && /^\S{1,20}$/.test(type) ? type : null,
    transitionAuthorizationStatus: status,
    authorization: status === null ? null : readAuthorization(status),
  };
}

/** Reads `[0][01/01/2026 12:00:00][https://host/licenses/e2m/00B0D063C226.lic]Authorization Succeeded.` */
export function readAuthorization(status: string): AuthorizationReading {
  const file = LICENSE_FILE.exec(status)?.[1] ?? null;
  const mac = parseMac(file?.replace(/(?:_M2E)?\.lic$/i, "") ?? "");
  let outcome: AuthorizationReading["outcome"] = null;
  if (/\bfail/i.test(status)) outcome = "failed";
  else if (/\bsuccee?d|\bsuccess/i.test(status)) outcome = "succeeded";
  return { outcome, file, mac: mac.ok ? mac.value : null };
}

/** All values by field, in the order of the text. */
function collect(plain: string): Map<StatusField, string[]> {
  const found = new Map<StatusField, string[]>();
  const add = (field: StatusField, value: string) => {
    if (isBlank(value)) return;
    const values = found.get(field);
    if (values) values.push(value);
    else found.set(field, [value]);
  };
  const lines = plain.split("\n").map((line) => line.split(/\t| {2,}/).map((cell) => cell.trim()));
  for (const [at, cells] of lines.entries()) {
    for (let index = 0; index < cells.length; index += 1) {
      let labelled = readLabel(cells[index] ?? "");
      while (labelled) {
        if (labelled.value === "" && labelled.rest === null) add(labelled.field, valueBehind(lines, at, index));
        else add(labelled.field, labelled.value);
        labelled = labelled.rest === null ? null : readLabel(labelled.rest);
      }
    }
  }
  return found;
}

/** The value of a label that stands alone in its cell: the next cell, or the next line when that is no label itself. */
function valueBehind(lines: readonly (readonly string[])[], at: number, index: number): string {
  const beside = lines[at]?.[index + 1];
  if (beside !== undefined) return looksLikeLabel(beside) ? "" : beside;
  for (let next = at + 1; next < lines.length; next += 1) {
    const cells = (lines[next] ?? []).filter((cell) => cell !== "");
    if (cells.length === 0) continue;
    const [only] = cells;
    return cells.length === 1 && only !== undefined && !looksLikeLabel(only) ? only : "";
  }
  return "";
}

/** Of several versions on a page (boot, kernel, application) the one that names a load of a phone. */
function bestVersion(versions: readonly string[]): string | null {
  const isSipLoad = (text: string) => /^sip/i.test(text) && parseLoad(text)?.family;
  const named = versions.find(isSipLoad) ?? versions.find((text) => parseLoad(text)?.family);
  return named ?? versions.find((text) => parseLoad(text)?.version) ?? versions[0] ?? null;
}

/** The VID rather than the "Hardware Version 1.0.0" some pages print beside it. */
function bestHardware(versions: readonly string[]): string | null {
  return versions.find((text) => parseVid(text).ok) ?? versions[0] ?? null;
}

/** MACs behind a label; only without any, those standing free in the text, the licence file's excepted. */
function macsOf(labelled: readonly string[], plain: string): string[] {
  const read = (texts: readonly string[]): string[] => {
    const macs = texts.flatMap((text) => {
      const mac = parseMac(text);
      return mac.ok ? [mac.value as string] : [];
    });
    return [...new Set(macs)];
  };
  const byLabel = read(labelled);
  if (byLabel.length > 0) return byLabel;
  const withoutUrls = plain.replace(/\w{1,10}:\/\/[^\s\]]*/g, " ").replace(/[^\s[\]]*\.lic\b/gi, " ");
  return read(withoutUrls.match(BARE_MAC) ?? []);
}
