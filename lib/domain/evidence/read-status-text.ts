import { parseLoad } from "@/lib/domain/phone/load";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { parseVid } from "@/lib/domain/phone/vid";
import { collectValues, type FoundValue } from "./collect-values";
import { authorizationTypeIn, loadIn, macsIn, modelIn, mppProductIn } from "./find-values";
import { pageProblem } from "./page-problem";
import { type AuthorizationReading, newestStatus, readAuthorization } from "./read-authorization";
import { apart } from "./read-labels";
import { onlyOne, readUdi } from "./read-udi";
import type { StatusField } from "./status-labels";
import { type Rows, rowsOf } from "./text-rows";

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

/**
 * Reads text copied from a phone's page or typed from its screen, in whatever layout, and page source as well: by its labels, and what has
 * none by its shape. Takes nothing for granted: what is not there stays `null`, and what is not known is skipped.
 */
export function readStatusText(text: string): StatusReading {
  const { rows, found } = labelledValues(text);
  const plain = rows.map((cells) => cells.join("  ")).join("\n");
  const values = (field: StatusField): string[] => found.get(field)?.map(({ value }) => value) ?? [];
  const udi = readUdi(values("udi"), plain);
  const wirelessMac = onlyOne(macsIn(values("wirelessMac")));
  const softwareVersion = bestVersion(values("softwareVersion")) ?? loadIn(plain);
  const load = parseLoad(softwareVersion ?? "");
  const productName = firstOf(values("productName"), productOf) ?? mppProductIn(plain);
  const model = firstOf(values("model"), productOf) ?? (productName || udi.pid ? null : modelIn(rows));
  const status = newestStatus(found.get("transitionAuthorizationStatus") ?? [], plain);
  return {
    problem: pageProblem(text, productName ?? model),
    macs: macsOf(values("mac"), plain, wirelessMac),
    wirelessMac,
    softwareVersion,
    load: load?.family ? load.text : null,
    productName,
    pid: udi.pid,
    model,
    vid: onlyOne([udi.vid, firstOf(values("vid"), vidOf)]),
    hardwareRevision: firstOf(values("hardwareRevision"), shortWord),
    serial: firstOf(values("serial"), serialOf) ?? udi.serial,
    transitionAuthorizationType: typeOf(found.get("transitionAuthorizationType"), rows),
    transitionAuthorizationStatus: status,
    authorization: status === null ? null : readAuthorization(status),
  };
}

/** One page, with some room. */
const LONGEST_RUN_TOGETHER = 20_000;

/** The values by label; of a text whose cells run together, once its labels stand apart. */
function labelledValues(text: string) {
  const rows = rowsOf(text);
  const found = collectValues(rows);
  if (found.get("mac")?.length || text.length > LONGEST_RUN_TOGETHER) return { rows, found };
  const more = rowsOf(apart(text));
  const foundMore = collectValues(more);
  return foundMore.get("mac")?.length ? { rows: more, found: foundMore } : { rows, found };
}

function firstOf<Value>(texts: readonly string[], read: (text: string) => Value | null): Value | null {
  for (const text of texts) {
    const value = read(text);
    if (value !== null) return value;
  }
  return null;
}

const LONGEST_VALUE = 60;
/** The first word of a value behind which the text runs on. */
const firstWord = (text: string): string => /^[^\s,]{1,60}/.exec(text)?.[0] ?? "";
const shortWord = (text: string): string | null => (text.length <= LONGEST_VALUE ? text : firstWord(text)) || null;

function productOf(text: string): string | null {
  if (text.length <= LONGEST_VALUE && parseProduct(text)) return text;
  const product = /^(?:CP|DP)-[\w+=-]{4,30}|^Cisco (?:[A-Z]{2} |Unified |Conference |Phone ){0,4}\d{4}\w{0,2}\b/i.exec(
    text,
  )?.[0];
  return product ?? (text.length <= LONGEST_VALUE ? text : null);
}

/** The label prints it as one number; `1.0.0` is the phone's own revision. */
function vidOf(text: string): number | null {
  const vid = parseVid(firstWord(text));
  return vid.ok ? vid.value : null;
}

function serialOf(text: string): string | null {
  const word = firstWord(text);
  return /^(?=[a-z]{0,19}\d)[0-9a-z]{5,20}$/i.test(word) ? word : null;
}

/** Any one word tells that the phone is authorized, also one that is new to us. Only without the label it is looked for by its shape. */
function typeOf(labelled: readonly FoundValue[] | undefined, rows: Rows): string | null {
  if (!labelled) return authorizationTypeIn(rows);
  const read = (text: string) => (/^\S{1,20}$/.test(text) ? text : (/^(?:Classic|WxC)\b/i.exec(text)?.[0] ?? null));
  return firstOf(
    labelled.map(({ value }) => value),
    read,
  );
}

/** Of several versions on a page (boot, kernel, application) the one that names a load of a phone. */
function bestVersion(texts: readonly string[]): string | null {
  const versions = texts.flatMap((text) => versionOf(text) ?? []);
  const isSipLoad = (text: string) => /^sip/i.test(text) && parseLoad(text)?.family;
  const named = versions.find(isSipLoad) ?? versions.find((text) => parseLoad(text)?.family);
  return named ?? versions.find((text) => parseLoad(text)?.version) ?? versions[0] ?? null;
}

function versionOf(text: string): string | null {
  const word = firstWord(text);
  if (parseLoad(word)?.family && parseVersion(word)) return word;
  const isOneValue = text.length <= LONGEST_VALUE && /\d/.test(text);
  return parseVersion(word) && !(isOneValue && parseVersion(text)) ? word : isOneValue ? text : null;
}

/** MACs behind a label; only without any, those standing free in the text. */
function macsOf(labelled: readonly string[], plain: string, wirelessMac: string | null): string[] {
  const byLabel = macsIn(labelled);
  return (byLabel.length > 0 ? byLabel : macsIn([plain])).filter((mac) => mac !== wirelessMac);
}
