import { LOAD_FAMILIES, type LoadFamily } from "@/lib/domain/conversion";

/**
 * Facts that stand inside a stored text. A rule looks at the fact, never at the whole text: a million phones have a million
 * descriptions of their state and a handful of these. The patterns use only what JavaScript and PostgreSQL read alike, on the
 * trimmed text in lower case; the first group is the fact.
 */
export const TEXT_FACTS = {
  /** `rootfs` and `rootfs2` are what a phone's own page may print in place of `sip`. */
  load: "^(?:sip|rootfs2?)(78xx|7832|88xx|8832|8845_65)(?:[^0-9a-z_]|$)",
  /** White housing: `CP-8832-W-K9=`, `CP-8832-EU-W-K9`. */
  pid: "-(w)(?:[-=+]|$)",
  /** `Registered`, `4131-Registered`, `Registered with 10.1.1.5`; not `UnRegistered`, `PartiallyRegistered`. */
  registrationState: "^(?:[0-9]+-)?(registered)(?:[^a-z]|$)",
} as const;
export type TextWithFact = keyof typeof TEXT_FACTS;

const PATTERNS = {
  load: new RegExp(TEXT_FACTS.load),
  pid: new RegExp(TEXT_FACTS.pid),
  registrationState: new RegExp(TEXT_FACTS.registrationState),
} as const satisfies Record<TextWithFact, RegExp>;

/** The fact inside a stored text, or `null`. */
export function textFact(column: TextWithFact, text: string | null): string | null {
  return text === null ? null : (PATTERNS[column].exec(text.trim().toLowerCase())?.[1] ?? null);
}

/** The family that a load's name tells, or `null`. */
export function familyOfLoad(load: string | null): LoadFamily | null {
  const family = textFact("load", load);
  return LOAD_FAMILIES.find((name) => name === `sip${family}`) ?? null;
}
