import { isBlank } from "@/lib/domain/phone/blank";
import { parseLoad } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseVid } from "@/lib/domain/phone/vid";
import { type AuthorizationReading, newestStatus, readAuthorization } from "./read-authorization";
import { looksLikeLabel, readLabel, type StatusField } from "./status-labels";

/** What a phone shows of itself. `null` is "the text does not show it". */
export type StatusReading = {
  /** Why this is no page of a Cisco phone at all, in one sentence for people. */
  problem: string | null;
  /** Distinct, 12 upper-case digits; more than one when the text is about several phones. Never the wireless one. */
  macs: string[];
  /** The second address of a phone with a radio: it names no phone. */
  wirelessMac: string | null;
  /** A load name or a bare version, as it stood there. */
  softwareVersion: string | null;
  /** The load it runs, by its name; `null` for a bare version. */
  load: string | null;
  /** Product Name or Model number as the phone shows it; `3PCC` in it tells the firmware. */
  productName: string | null;
  /** The product ID in the UDI lines. */
  pid: string | null;
  /** A model that somebody else gives, which tells nothing of the firmware. */
  model: string | null;
  /** What the label prints, from the UDI lines or a line VID; never the hardware revision. */
  vid: number | null;
  /** The phone's own revision, which is another quantity than the VID. Source: domain.md §1. */
  hardwareRevision: string | null;
  serial: string | null;
  transitionAuthorizationType: string | null;
  /** Of several the newest. */
  transitionAuthorizationStatus: string | null;
  authorization: AuthorizationReading | null;
};

/** A status page has a few kilobytes; what is longer is not one, and is read no further. */
const LONGEST_TEXT = 200_000;

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
  const status = newestStatus(found.get("transitionAuthorizationStatus") ?? [], plain);
  const type = first("transitionAuthorizationType");
  const softwareVersion = bestVersion(found.get("softwareVersion") ?? []) ?? bareLoad(plain);
  const load = parseLoad(softwareVersion ?? "");
  return {
    problem: null,
    wirelessMac: null,
    load: load?.family ? load.text : null,
    pid: null,
    vid: null,
    macs: macsOf(found.get("mac") ?? [], plain),
    softwareVersion,
    productName: first("productName"),
    model: null,
    hardwareRevision: bestHardware(found.get("hardwareVersion") ?? []),
    serial: first("serial"),
    transitionAuthorizationType: type !== null && /^\S{1,20}$/.test(type) ? type : null,
    transitionAuthorizationStatus: status,
    authorization: status === null ? null : readAuthorization(status),
  };
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

const BARE_LOAD = /\b(?:sip|rootfs)(?:78xx|7832|88xx|8832|8845_65)\.[\w-]{4,60}/gi;
/** Lines and addresses that name a load the phone does not run, or not yet. */
const OTHER_LOADS = /\w{1,10}:\/\/[^\s\]]*|^.*\b(?:inactive|backup|rule|target)\b.*$/gim;

/** A load name that stands free is as unmistakable as a free MAC, as long as all that stand there are of one release. */
function bareLoad(plain: string): string | null {
  const loads = (plain.replace(OTHER_LOADS, " ").match(BARE_LOAD) ?? []).flatMap((text) => parseLoad(text) ?? []);
  const releases = new Set(loads.map(({ family, firmware, version }) => `${family} ${firmware} ${version?.text}`));
  return releases.size === 1 ? (loads[0]?.text ?? null) : null;
}

/** The VID rather than the "Hardware Version 1.0.0" some pages print beside it. */
function bestHardware(versions: readonly string[]): string | null {
  return versions.find((text) => parseVid(text).ok) ?? versions[0] ?? null;
}

/** MACs behind a label; only without any, those standing free in the text, the licence file's excepted. */
function macsOf(labelled: readonly string[], plain: string): string[] {
  const read = (texts: readonly string[]): string[] => {
    const macs = texts.flatMap((text): string[] => {
      const mac = parseMac(text);
      return mac.ok ? [mac.value] : [];
    });
    return [...new Set(macs)];
  };
  const byLabel = read(labelled);
  if (byLabel.length > 0) return byLabel;
  const withoutUrls = plain.replace(/\w{1,10}:\/\/[^\s\]]*/g, " ").replace(/[^\s[\]]*\.lic\b/gi, " ");
  return read(withoutUrls.match(BARE_MAC) ?? []);
}
