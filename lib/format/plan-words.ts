import { type ConversionTarget, DIRECTIONS, type Direction, TARGETS_OF, type Target } from "@/lib/domain/conversion";
import { DIRECTION_LABELS, TARGET_LABELS } from "./labels";

/** A plan as the address holds it: `E2M.webex-calling.strict`, `M2E.ucm`. */
export type PlanChoice = { direction: Direction; target: Target; acceptMissingVid: boolean };

/** Every direction with every target it leads to. */
export const WAYS = DIRECTIONS.flatMap((direction) =>
  TARGETS_OF[direction].map((target) => ({
    value: `${direction}.${target}`,
    label: `${DIRECTION_LABELS[direction]}: ${TARGET_LABELS[target]}`,
    direction,
    target,
  })),
);

export const VID_POLICIES = [
  { value: "strict", label: "A missing VID is asked for" },
  { value: "lenient", label: "A missing VID is accepted where every version is eligible" },
] as const;

export function planText({ direction, target, acceptMissingVid }: PlanChoice): string {
  // On the way back no rule asks for the VID, so there is nothing to choose.
  return direction === "E2M"
    ? `${direction}.${target}.${acceptMissingVid ? "lenient" : "strict"}`
    : `${direction}.${target}`;
}

/** Reads it back; `null` for anything that is no plan. */
export function readPlan(text: string): PlanChoice | null {
  const way = WAYS.find(({ value }) => text === value || text.startsWith(`${value}.`));
  if (!way) return null;
  const { direction, target } = way;
  return { direction, target, acceptMissingVid: text.endsWith(".lenient") && direction === "E2M" };
}

/** At most two beside the present one: more columns nobody compares. */
export const MOST_PLANS = 2;

/** The plans of an address; where it names none, the one most people ask for: the other target, or the other way. */
export function plansOf(given: string | string[] | undefined, present: ConversionTarget): PlanChoice[] {
  const texts = Array.isArray(given) ? given : given === undefined ? [] : given.split(",");
  const plans = texts.flatMap((text) => readPlan(text) ?? []).slice(0, MOST_PLANS);
  if (given !== undefined) return plans;
  const { direction, target, policy } = present;
  const other = WAYS.find((way) => way.direction === "E2M" && way.target !== target);
  return other
    ? [{ direction: "E2M", target: other.target, acceptMissingVid: direction === "E2M" && policy.acceptMissingVid }]
    : [];
}
