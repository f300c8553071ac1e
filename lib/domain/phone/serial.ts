import { isBlank } from "./blank";

/** `warning` is a sentence for people; a serial that does not fit is kept, never refused. */
export type ParsedSerial = {
  /** Upper case, empty when the cell says "not known". */
  serial: string;
  /** ISO-like week 1 to 53 of the year of manufacture. */
  manufactured: { year: number; week: number } | null;
  warning: string | null;
};

/** LLLYYWWSSSS: plant, year, week, sequence. Third-party knowledge, see domain.md §2. */
const SERIAL = /^[A-Z]{3}(\d{2})(\d{2})[0-9A-Z]{4}$/;
const YEAR_ZERO = 1996;
/** What a label prints before it, and what programs put around it. */
const DRESS = /^["'`]*(?:(?:S\/?N|SERIAL(?: ?(?:NO|NUMBER))?)\.?(?: ?[:#=] ?| ))?|["'`]+$/gi;
/** What is longer is no serial number, and is not searched. */
const LONGEST = 60;

/** The serial number as it came; where one stands in it, without its label (`SN:`) or quotation marks around it. */
export function plainSerial(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || !/["'`:#= ]/.test(trimmed)) return trimmed;
  const plain = trimmed.replace(DRESS, "");
  return SERIAL.test(plain.toUpperCase()) ? plain : trimmed;
}

/** Reads a serial number `LLLYYWWSSSS`; year = 1996 + YY. A serial that does not fit gives a warning and no date. */
export function parseSerial(text: string): ParsedSerial {
  if (isBlank(text)) return { serial: "", manufactured: null, warning: null };
  const serial = plainSerial(text).toUpperCase();
  const match = SERIAL.exec(serial);
  if (!match) {
    return {
      serial,
      manufactured: null,
      warning: `"${serial}" does not look like a Cisco serial number (three letters, year, week, four characters: FCH20100312).`,
    };
  }
  const week = Number(match[2]);
  if (week < 1 || week > 53) {
    return {
      serial,
      manufactured: null,
      warning: `"${serial}" names week ${week}, which no year has. Check it on the label.`,
    };
  }
  return { serial, manufactured: { year: YEAR_ZERO + Number(match[1]), week }, warning: null };
}
