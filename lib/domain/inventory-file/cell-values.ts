import {
  EARLIER_CONVERSIONS,
  type EarlierConversion,
  TRANSITION_AUTHORIZATION_TYPES,
  type TransitionAuthorizationType,
} from "@/lib/domain/phone/phone-facts";

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

/** How many key expansion modules: a small whole number, else `null`. */
export function parseKemCount(text: string): number | null {
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}

export function parseTransitionAuthorizationType(text: string): TransitionAuthorizationType | null {
  const word = text.trim().toLowerCase();
  return TRANSITION_AUTHORIZATION_TYPES.find((type) => type.toLowerCase() === word) ?? null;
}

export function parseEarlierConversion(text: string): EarlierConversion | null {
  const word = text.trim().toLowerCase();
  return EARLIER_CONVERSIONS.find((conversion) => conversion === word) ?? null;
}

const VALUE_SHOWN = 200;

/** A cell as an issue carries it: NUL made visible, because no database column takes it, and not the whole of a runaway cell. */
export function shown(text: string): string {
  const visible = text.replaceAll("\0", "␀");
  const short = visible.length > VALUE_SHOWN ? `${visible.slice(0, VALUE_SHOWN)}…` : visible;
  return short.toWellFormed(); // half of a pair, cut or come so, is no text for a database
}
