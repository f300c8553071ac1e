import {
  type Decision,
  type Finding,
  LICENSE_KINDS,
  type LicenseKind,
  VERDICTS,
  type Verdict,
} from "@/lib/domain/rules/decision";
import { recordOf } from "@/lib/domain/typed-object";
import { REASON_LABELS } from "./reason-codes";
import { startBlockersOf } from "./requirements";

/** So many phones with one decision, as far as it is counted. */
export type DecidedPhones = {
  verdict: Verdict;
  reasonCodes: readonly string[];
  licenseKind: LicenseKind;
  licenseSku: string | null;
  supportSku: string | null;
  mayBeFree: boolean;
  /** What keeps such a phone from being started; see startBlockersOf(). */
  blockers?: readonly Finding[];
  count: number;
};

export type Tally = {
  phones: number;
  verdicts: Record<Verdict, number>;
  reasons: { code: string; label: string; verdict: Verdict; count: number }[];
  missing: { vid: number; pid: number };
  licenses: { sku: string; quantity: number; supportSku?: string; mayBeFree: number }[];
  licenseKinds: Record<LicenseKind, number>;
  /** Of those that need no licence the ones that are converted; the others are not. */
  free: number;
  /** Phones that cannot be started because of the load they are to get, by what is said of it. */
  blocked: { code: string; text: string; count: number }[];
};

/** Converted without a licence; of a phone that is not converted nothing is free. */
export const isFree = ({ licenseKind, verdict }: Pick<DecidedPhones, "licenseKind" | "verdict">): boolean =>
  licenseKind === "none" && verdict === "eligible";

/** A decision as it is counted. */
export function decidedPhones({ verdict, reasons, requirements, license }: Decision, count: number): DecidedPhones {
  return {
    verdict,
    reasonCodes: reasons.map(({ code }) => code),
    licenseKind: license.kind,
    licenseSku: license.sku,
    supportSku: license.supportSku,
    mayBeFree: license.mayBeFree,
    blockers: startBlockersOf({ requirements }),
    count,
  };
}

/** Adds up decisions: verdicts, reasons, what is missing, licences to order. */
export function tally(groups: Iterable<DecidedPhones>): Tally {
  const verdicts = zeros(VERDICTS);
  const licenseKinds = zeros(LICENSE_KINDS);
  const reasons = new Map<string, Tally["reasons"][number]>();
  const licenses = new Map<string, Tally["licenses"][number]>();
  const blocked = new Map<string, Tally["blocked"][number]>();
  let phones = 0;
  let free = 0;
  for (const group of groups) {
    const { verdict, licenseKind, licenseSku: sku, supportSku, count } = group;
    phones += count;
    verdicts[verdict] += count;
    licenseKinds[licenseKind] += count;
    if (isFree(group)) free += count;
    for (const code of group.reasonCodes) {
      const reason = reasons.get(code) ?? { code, label: labelOfReason(code), verdict, count: 0 };
      reasons.set(code, { ...reason, count: reason.count + count });
    }
    for (const { code, text } of group.blockers ?? []) {
      const line = blocked.get(text) ?? { code, text, count: 0 };
      blocked.set(text, { ...line, count: line.count + count });
    }
    if (licenseKind !== "order" || sku === null) continue;
    const line = licenses.get(sku) ?? { sku, quantity: 0, ...(supportSku ? { supportSku } : {}), mayBeFree: 0 };
    const mayBeFree = line.mayBeFree + (group.mayBeFree ? count : 0);
    licenses.set(sku, { ...line, quantity: line.quantity + count, mayBeFree });
  }
  const countOf = (code: string) => reasons.get(code)?.count ?? 0;
  return {
    phones,
    verdicts,
    reasons: [...reasons.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    missing: { vid: countOf("vid-missing-decides") + countOf("vid-missing-required"), pid: countOf("pid-missing") },
    licenses: [...licenses.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1)),
    licenseKinds,
    free,
    blocked: [...blocked.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
  };
}

const LABELS: Readonly<Record<string, string | undefined>> = REASON_LABELS;

/** A reason of another edition is shown by its code. */
export const labelOfReason = (code: string): string => LABELS[code] ?? code;

const zeros = <Word extends string>(words: readonly Word[]) => recordOf(words, () => 0);
