import "server-only";
import type { ConversionPlan, Direction, LoadFamily, Method, Policy, Target } from "@/lib/domain/conversion";
import type { Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";

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

/** A project as a transaction needs it to judge phones; null when it is gone. */
export async function findJudgedProject(tx: Tx, projectId: string): Promise<JudgedProject | null> {
  const { rows } = await tx.query<Row & { organizationId: string; method: string }>({
    name: "judged project",
    text: `SELECT "organizationId", "direction", "target", "method", "policy", "loads", "ruleSetVersion" FROM "Project" WHERE "id" = $1`,
    values: [projectId],
  });
  const [row] = rows;
  return row ? { id: projectId, organizationId: row.organizationId, method: methodOf(row), plan: planOf(row) } : null;
}

/** The same, where the caller has seen that the project is there. */
export async function judgedProject(tx: Tx, projectId: string): Promise<JudgedProject> {
  const project = await findJudgedProject(tx, projectId);
  if (!project) throw new AppError("not_found", "There is no such project.");
  return project;
}

/** Whose phones are decided, by which plan and edition. */
export type JudgedProject = { id: string; organizationId: string; method: Method; plan: JudgedPlan };
