import "server-only";
import type { ConversionPlan, Direction, LoadFamily, Method, Policy, Target } from "@/lib/domain/conversion";

type Row = { direction: string; target: string; policy: unknown; loads: unknown; ruleSetVersion: string };

/** A project's plan with the edition of the rules that it is judged by: what a stored decision belongs to. */
export type JudgedPlan = ConversionPlan & { ruleSetVersion: string };

/** The plan that a stored project stands for; the words were checked when they were written (schema and CHECK). */
export function planOf(row: Row): JudgedPlan {
  return {
    direction: row.direction as Direction,
    target: row.target as Target,
    policy: row.policy as Policy,
    loads: row.loads as Partial<Record<LoadFamily, string>>,
    ruleSetVersion: row.ruleSetVersion,
  };
}

export const methodOf = (row: { method: string }): Method => row.method as Method;
