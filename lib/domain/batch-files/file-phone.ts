import { type ChecklistPhone, type ChecklistProject, conditionForPhone } from "@/lib/domain/procedure/conditions";
import type { WorkState } from "@/lib/domain/work/phone-life";

/** A phone of a batch, as the makers of its files take it. */
export type FilePhone = ChecklistPhone & {
  state: WorkState;
  verdict: string;
  /** Why its load cannot be set at all, from its decision; null when nothing forbids it. */
  blocker: string | null;
  /** The pre-upgrade is ticked. */
  isPreUpgraded: boolean;
};

/** A phone that a file leaves out, and why. */
export type LeftOut = { mac: string; because: string };

const OVER = {
  verified: "It is verified.",
  failed: "It has failed: settle that first.",
  "on-hold": "It is on hold.",
} as const satisfies Partial<Record<WorkState, string>>;

const isOver = (state: WorkState): state is keyof typeof OVER => state in OVER;

/** Why nothing may be made for a phone that would move it, or null. Unknown firmware is not enough: the floor is checked first. */
export function notToMove(phone: FilePhone, { direction }: ChecklistProject): string | null {
  if (phone.verdict !== "eligible") return `It is ${phone.verdict.replace("-", " ")}.`;
  if (isOver(phone.state)) return OVER[phone.state];
  if (phone.blocker !== null) return phone.blocker;
  if (phone.targetLoad === null) return "The project names no load for it.";
  const floor = conditionForPhone(direction === "E2M" ? "below-enterprise-floor" : "below-mpp-floor", phone);
  return floor.applies && !phone.isPreUpgraded
    ? `Its pre-upgrade comes first and is not ticked. ${floor.because}`
    : null;
}

/** Parts the phones of a batch into those a file names and those it leaves out. */
export function sortOut(
  phones: readonly FilePhone[],
  reasonOf: (phone: FilePhone) => string | null,
): { taken: FilePhone[]; leftOut: LeftOut[] } {
  const taken: FilePhone[] = [];
  const leftOut: LeftOut[] = [];
  for (const phone of phones) {
    const because = reasonOf(phone);
    if (because === null) taken.push(phone);
    else leftOut.push({ mac: phone.mac, because });
  }
  return { taken, leftOut };
}
