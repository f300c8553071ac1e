import {
  EARLIER_CONVERSIONS,
  type EarlierConversion,
  NO_TYPE_SHOWN,
  TRANSITION_AUTHORIZATION_TYPES,
} from "@/lib/domain/phone/phone-facts";
import { compareVersions, firmwareVersion, parseVersion } from "@/lib/domain/phone/version";

const ZERO = 48;
const NINE = 57;
const DOT = 46;

/** A dotted IPv4 address a phone can have. Leading zeros are refused: some programs read them as octal. Runs once a row, hence no regex. */
export function isPhoneIpv4(text: string): boolean {
  if (text.length > 15 || text === "0.0.0.0") return false;
  let octets = 0;
  let digits = 0;
  let value = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? DOT : text.charCodeAt(at);
    if (code === DOT) {
      if (digits === 0 || value > 255) return false;
      octets += 1;
      digits = 0;
      value = 0;
    } else if (code >= ZERO && code <= NINE) {
      if (digits > 0 && value === 0) return false;
      digits += 1;
      value = value * 10 + (code - ZERO);
      if (digits > 3) return false;
    } else return false;
  }
  return octets === 4;
}

const LONGEST_ADDRESS = 60;
/** `10.2.3.4/24`, `10.2.3.4/255.255.255.0`, `http://10.2.3.4/`: what stands around a phone's address says nothing else about it. */
const DRESSED_ADDRESS = /^'?(?:https?:\/\/)?((?:\d{1,3}\.){3}\d{1,3})(?:\/(\d{1,2}|255(?:\.\d{1,3}){3})?)?$/i;

/** The IPv4 address in a cell, also with the length of its network behind it, or `null`. A network itself is nobody's address. */
export function phoneIpv4In(text: string): string | null {
  if (isPhoneIpv4(text)) return text;
  if (text.length > LONGEST_ADDRESS) return null;
  const [, address, mask = ""] = DRESSED_ADDRESS.exec(text) ?? [];
  if (address === undefined || !isPhoneIpv4(address)) return null;
  const length = mask.includes(".") ? lengthOfMask(mask) : Number(mask || 32);
  if (length === null || length < 1 || length > 32) return null;
  const isNetwork = length < 31 && numberOf(address) % 2 ** (32 - length) === 0;
  return isNetwork ? null : address;
}

const numberOf = (address: string): number => address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);

function lengthOfMask(mask: string): number | null {
  const bits = numberOf(mask).toString(2);
  return /^1+0*$/.test(bits) && bits.length === 32 ? bits.lastIndexOf("1") + 1 : null;
}

/** How many key expansion modules: a small whole number, else `null`. */
export function parseKemCount(text: string): number | null {
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}

/** `yes`, `no`, `true`, `1`, `x` and their like; `null` when it does not tell. */
export function parseYesNo(text: string): boolean | null {
  const word = text.trim();
  if (/^(?:yes|y|true|1|x)$/i.test(word)) return true;
  return /^(?:no|n|false|0)$/i.test(word) ? false : null;
}

const LONGEST_TYPE = 60;
/** How a list says that somebody read the field and nothing stood in it. */
const EMPTY_TYPE = /^\(?(?:empty|not set|no type|no)\)?$/i;

/**
 * The type as a cell tells it: `Classic` and `WxC` in the guide's spelling, `empty` where the field was read and holds nothing,
 * any other text as it came, since on the web page any value counts (guide FAQ). `null`: too long to be one.
 */
export function parseTransitionAuthorizationType(text: string): string | null {
  const word = text.trim();
  if (word.length > LONGEST_TYPE) return null;
  if (EMPTY_TYPE.test(word)) return NO_TYPE_SHOWN;
  return TRANSITION_AUTHORIZATION_TYPES.find((type) => type.toLowerCase() === word.toLowerCase()) ?? word;
}

/** Migration firmware after which the way back is free, and the MPP release after which the way back to MPP is. Source: guide FAQ. */
const RETURNS_FREE_FROM = firmwareVersion(11, 3, 3);
const MPP_RETURNS_FREE = firmwareVersion(11, 3, 5);
const LONGEST_CONVERSION = 100;
const BY_ASSISTANT = /control ?hub|migration assistant/i;
const LEFT_MPP = /^(?:left|from) mpp\b/i;
const NEVER = /^(?:never(?: converted)?|no)$/i;
const CONVERSION_WORDS =
  /\b(?:converted|migrated|with|by|using|firmware|migration|transition|or later|from|left|mpp|at)\b/gi;

/**
 * How a phone came to its firmware, in our words or as people write it: a release alone is that of the migration firmware it
 * was converted with (11.3.3 and later: free return, 11.2.3: a licence; releases between are not in the guide), `left MPP at
 * 11.3.5`, `by Control Hub`. `null` when it does not tell.
 */
export function parseEarlierConversion(text: string): EarlierConversion | null {
  const word = text.trim().toLowerCase();
  const known = EARLIER_CONVERSIONS.find((conversion) => conversion === word);
  if (known || word.length > LONGEST_CONVERSION) return known ?? null;
  if (NEVER.test(word)) return "none";
  if (BY_ASSISTANT.test(word)) return "by-control-hub";
  const version = parseVersion(word.replace(CONVERSION_WORDS, " ").trim());
  if (!version) return null;
  if (LEFT_MPP.test(word)) return compareVersions(version, MPP_RETURNS_FREE) >= 0 ? "from-mpp-11.3.5-or-later" : null;
  if (compareVersions(version, RETURNS_FREE_FROM) >= 0) return "by-11.3.3-or-later";
  return version.text === "11.2.3" ? "by-11.2.3" : null;
}

/**
 * The text in `="0024161B"`, the formula of nothing but a text by which programs keep leading zeros in a CSV; any other cell as it is.
 * Without a pattern, for a cell may be of any size.
 */
export function textOfFormula(cell: string): string {
  if (!cell.startsWith('="') || !cell.endsWith('"') || cell.length < 3) return cell;
  const inner = cell.slice(2, -1);
  if (!inner.includes('"')) return inner;
  return inner.replaceAll('""', "").includes('"') ? cell : inner.replaceAll('""', '"');
}

const VALUE_SHOWN = 200;

/** A cell as an issue carries it: NUL made visible, because no database column takes it, and not the whole of a runaway cell. */
export function shown(text: string): string {
  const visible = text.replaceAll("\0", "␀");
  const short = visible.length > VALUE_SHOWN ? `${visible.slice(0, VALUE_SHOWN)}…` : visible;
  return short.toWellFormed(); // half of a pair, cut or come so, is no text for a database
}
