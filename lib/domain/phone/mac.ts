import { failure, ok, type Result } from "@/lib/domain/result";
import { isBlank } from "./blank";

/** Twelve upper-case hexadecimal digits; only `parseMac` makes one. */
export type Mac = string & { readonly __brand: "Mac" };

export type MacErrorCode =
  | "missing"
  | "spreadsheet-number"
  | "too-short"
  | "too-long"
  | "letter-o"
  | "not-hex"
  | "all-zero"
  | "all-f"
  | "multicast";

/** `message` says what is wrong and what to do about it. */
export type MacError = { code: MacErrorCode; message: string };

const DIGITS = 12;
/** `2.79E+13`, `2,79E+13`, `3E+11`: what a spreadsheet makes of a MAC that looks like a number. */
const SPREADSHEET_NUMBER = /^\d(?:[.,]\d+)?E\+?\d{1,3}$/i;
/** Word processors make longer dashes of a hyphen. */
const GROUP_BREAK = /[:.\-\s\u2010-\u2015\u2212]+/;
const GROUP_LENGTHS: ReadonlySet<number> = new Set([2, 4, 6, 12]);

function isHexCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

function isTwelveHex(text: string): boolean {
  if (text.length !== DIGITS) return false;
  for (let at = 0; at < DIGITS; at += 1) if (!isHexCode(text.charCodeAt(at))) return false;
  return true;
}

/** What programs put around an address. Only what is surely no part of it: with anything else the cell is refused. */
const NAMED = /^(?:ethernet |wired )?mac(?: ?addr(?:ess)?)? ?[:=#] ?/i;
const FIRST_DOT = DIGITS + "SEP".length;
const HOST_NAME_END = /^(?:\.[a-z0-9][a-z0-9-]*)+\.?$/i;
const DOMAIN_END = /^(?=.*[g-z])(?:\.[a-z0-9][a-z0-9-]*)+\.[a-z]{2,}\.?$/i;
const LLDP_PORT_END = /^:P\d$/i;
/** Hardware type 1 (Ethernet) and the address, as DHCP writes a client: `0124.161b.aa00.51`, `01:24:16:1b:aa:00:51`. */
const DHCP_CLIENT = /^01(?:[0-9a-f]{2}\.[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{2}|(?:[:-][0-9a-f]{2}){6})$/i;
/** No dressed address is longer than a host name can be (RFC 1035). */
const LONGEST = 255 + DIGITS;

/**
 * The address without its dress: `MAC:` before it, quotation marks around it, the domain behind a host name, the port of LLDP, the
 * hardware type of a DHCP client. Every rule is about a whole form, so nothing that could be a damaged address passes.
 */
function undressed(text: string): string {
  if (text.length > LONGEST) return text;
  const plain = text.replace(/^["'`]+|["'`]+$|[\u200B-\u200D\u2060]/g, "").replace(NAMED, "");
  if (DHCP_CLIENT.test(plain)) return plain.replace(/[.:-]/g, "").slice(2);
  if (/^0x[0-9a-f]{12}$/i.test(plain)) return plain.slice(2);
  const isNamed = /^sep/i.test(plain);
  const end = isNamed ? FIRST_DOT : DIGITS;
  const digits = plain.slice(isNamed ? "SEP".length : 0, end);
  if (plain.length === end || !isTwelveHex(digits)) return plain;
  const rest = plain.slice(end);
  return LLDP_PORT_END.test(rest) || (isNamed ? HOST_NAME_END : DOMAIN_END).test(rest) ? digits : plain;
}

/**
 * Twelve decimal digits and no letter, without separators or a name: a MAC by chance, or the UPC beside it on the carton. Of a whole
 * column it can be told by the other rows, of a single scan it is asked.
 */
export function isPlainDigits(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** A number as it stands under the bars of a carton: 12 digits (UPC-A) to 14 (GTIN) whose last is the check digit of the others. */
export function looksLikeUpc(text: string): boolean {
  if (!/^\d{12,14}$/.test(text)) return false;
  let sum = 0;
  for (let fromRight = 0; fromRight < text.length; fromRight += 1) {
    const digit = text.charCodeAt(text.length - 1 - fromRight) - 48;
    sum += fromRight % 2 === 1 ? 3 * digit : digit;
  }
  return sum % 10 === 0;
}

const fail = (code: MacErrorCode, message: string): Result<Mac, MacError> => failure({ code, message });

/** Twelve hex digits that can still be no phone's address. The second digit odd means multicast: the lowest bit of the first octet. */
function checked(digits: string): Result<Mac, MacError> {
  const upper = digits.toUpperCase();
  if (upper === "000000000000") {
    return fail("all-zero", "The MAC is all zeros. Read the address from the label or the phone's network status.");
  }
  if (upper === "FFFFFFFFFFFF") {
    return fail("all-f", "The MAC is the broadcast address. Read the phone's own address from its label.");
  }
  if ((upper.charCodeAt(1) & 1) === (upper.charCodeAt(1) >= 65 ? 0 : 1)) {
    return fail(
      "multicast",
      `${upper} is a multicast address, not a phone's own. Check the first two digits on the label.`,
    );
  }
  return ok(upper as Mac);
}

function lengthError(digits: string, shown: string): Result<Mac, MacError> {
  if (digits.length < DIGITS) {
    const hint =
      digits.length >= DIGITS - 2
        ? " A spreadsheet may have dropped leading zeros: format the column as text and import again, or check the label."
        : " Check the label for the whole address.";
    return fail("too-short", `"${shown}" has ${digits.length} of ${DIGITS} hexadecimal digits.${hint}`);
  }
  return fail(
    "too-long",
    `"${shown}" has ${digits.length} hexadecimal digits; a MAC has ${DIGITS}. Remove what does not belong.`,
  );
}

/** Everything that is not twelve bare digits: prefix, separators, and all the ways a cell can be damaged. */
function parseDressed(text: string): Result<Mac, MacError> {
  if (isBlank(text))
    return fail("missing", "The MAC is missing. It is on the label and names the phone in every later step.");
  if (SPREADSHEET_NUMBER.test(text)) {
    return fail(
      "spreadsheet-number",
      `"${text}" is a number a spreadsheet made of a MAC; digits are lost. Format the column as text and enter the address again.`,
    );
  }
  const plain = undressed(text);
  const bare = /^sep/i.test(plain) ? plain.slice(3) : plain;
  const groups = bare.split(GROUP_BREAK).filter((group) => group !== "");
  const digits = groups.join("");
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (digits === "") return fail("missing", `"${shown}" holds no digits. Enter the MAC from the label.`);
  for (let at = 0; at < digits.length; at += 1) {
    if (isHexCode(digits.charCodeAt(at))) continue;
    if (/^[0-9a-fo]+$/i.test(digits)) {
      return fail("letter-o", `"${shown}" has a letter O. A MAC has only 0-9 and A-F: check whether a zero was meant.`);
    }
    return fail("not-hex", `"${shown}" is not a MAC: "${digits[at]}" is not a hexadecimal digit (0-9, A-F).`);
  }
  if (digits.length !== DIGITS) return lengthError(digits, shown);
  const first = groups[0] ?? "";
  if (!GROUP_LENGTHS.has(first.length) || groups.some((group) => group.length !== first.length)) {
    return fail(
      "too-short",
      `The groups of "${shown}" are not of one length: a zero may be lost in one of them. Check the label.`,
    );
  }
  return checked(digits);
}

/**
 * Reads a MAC as found in files: `SEP` prefix, `:` `-` `.` or spaces between equal groups, spaces around, any case; also dressed as a
 * host name with its domain, as a port of LLDP, as a client of DHCP, or with its name before it.
 * Gives twelve upper-case digits, or what is wrong and what to do; a damaged cell is never repaired. Source: domain.md §2.
 */
export function parseMac(text: string): Result<Mac, MacError> {
  // The usual row of a million-row file costs one loop over twelve character codes and no pattern.
  if (isTwelveHex(text)) return checked(text);
  const trimmed = text.trim();
  if (isTwelveHex(trimmed)) return checked(trimmed);
  if (trimmed.length === DIGITS + 3 && /^sep/i.test(trimmed)) {
    const digits = trimmed.slice(3);
    if (isTwelveHex(digits)) return checked(digits);
  }
  return parseDressed(trimmed);
}
