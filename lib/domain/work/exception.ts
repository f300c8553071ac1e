import type { Finding } from "@/lib/domain/rules/decision";

/** What becomes of a phone that cannot be converted: a person decides it for each. */
export const EXCEPTION_CHOICES = ["replace", "leave", "ask"] as const;
export type ExceptionChoice = (typeof EXCEPTION_CHOICES)[number];
/** `undecided`: nobody has decided yet, or what was decided no longer counts. */
export const EXCEPTION_STATES = ["undecided", ...EXCEPTION_CHOICES] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

export const EXCEPTION_LABELS = {
  undecided: "Undecided",
  replace: "Replace",
  leave: "Leave as it is",
  ask: "Ask",
} as const satisfies Record<ExceptionState, string>;

/** Settles the matter; an open question does not. */
export const SETTLING_CHOICES = ["replace", "leave"] as const satisfies readonly ExceptionChoice[];

/**
 * Advice on what is bought in place of a phone, by the codes of the advisories that give it. No source names a model that takes
 * the place of another.
 */
const REPLACEMENT_ADVICE: readonly string[] = ["right-sku", "end-of-sale"];

/** Of the advisories of a phone and of its project those that speak of its replacement. */
export const replacementAdvice = <Advice extends Pick<Finding, "code">>(advisories: readonly Advice[]): Advice[] =>
  advisories.filter(({ code }) => REPLACEMENT_ADVICE.includes(code));
