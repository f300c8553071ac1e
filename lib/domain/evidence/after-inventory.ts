import { NO_TYPE_SHOWN } from "@/lib/domain/phone/phone-facts";
import type { EvidenceCheck, EvidenceOutcome, ExpectedPhone } from "./evidence-check";
import { judgeEvidence } from "./judge-evidence";
import { wholeLabel } from "./read-labels";
import { type AfterInventoryRow, readingFromInventory } from "./reading-from-inventory";

/**
 * How a phone or a row of an after-inventory ends. The begun phones are the first six; a file names the others besides. Source:
 * domain.md §7, an upload verifies every phone it names and lists those that contradict.
 */
export const AFTER_OUTCOMES = [
  "verified",
  "moved",
  "not-moved",
  "contradicted",
  "unclear",
  "not-named",
  "outside-plan",
  "not-begun",
  "withdrawn",
  "unknown",
  "rejected",
  "left-out",
] as const;
export type AfterOutcome = (typeof AFTER_OUTCOMES)[number];

/** The outcomes of begun phones; together they are all phones that have begun. */
export const BEGUN_OUTCOMES = ["verified", "moved", "not-moved", "contradicted", "unclear", "not-named"] as const;
export type BegunOutcome = (typeof BEGUN_OUTCOMES)[number];

/** The outcomes that change the phone once the report is applied: it becomes verified, moved, or, being verified, failed. */
export const APPLIED_OUTCOMES = ["verified", "moved", "not-moved", "contradicted", "unclear"] as const;
export type AppliedOutcome = (typeof APPLIED_OUTCOMES)[number];

export type AfterJudgement = {
  outcome: AppliedOutcome;
  evidence: Exclude<EvidenceOutcome, "other-phone">;
  checks: EvidenceCheck[];
};

/**
 * Judges one row of an after-inventory by the rules of every evidence. A phone that was not verified yet and still runs what it
 * came with has not moved; that is no contradiction. The MAC is not among the checks: the row was found by it.
 */
export function judgeAfterRow(row: AfterInventoryRow, expected: ExpectedPhone, wasVerified: boolean): AfterJudgement {
  const type = row.transitionAuthorizationType;
  const shown = { ...row, transitionAuthorizationType: type === NO_TYPE_SHOWN ? null : type };
  const judged = judgeEvidence(readingFromInventory(shown), { ...expected, source: "after-inventory" });
  const checks = judged.checks.filter(({ code }) => code !== "mac");
  const hasFailed = (code: EvidenceCheck["code"]) =>
    checks.some((check) => check.code === code && check.result === "fail");
  switch (judged.outcome) {
    case "verified":
    case "moved":
      return { outcome: judged.outcome, evidence: judged.outcome, checks };
    case "contradicted": {
      const outcome = hasFailed("firmware") && !wasVerified ? "not-moved" : "contradicted";
      return { outcome, evidence: "contradicted", checks };
    }
    default:
      return { outcome: "unclear", evidence: "insufficient", checks };
  }
}

/** Whether a column that no field takes holds the phone's authorization status, which is evidence all the same. */
export const isStatusColumn = (header: string): boolean => wholeLabel(header) === "transitionAuthorizationStatus";
