import "server-only";
import { type ConversionTarget, DIRECTIONS, METHODS, type Method, TARGETS } from "@/lib/domain/conversion";
import { wordOf } from "@/lib/domain/words";
import { fromJson } from "@/lib/server/database/rows";
import type { Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";

type Row = { direction: string; target: string; policy: unknown; loads: unknown; ruleSetVersion: string };

/** What a stored decision rests on: the conversion target of its project and the edition of the rules. */
export type DecisionBasis = ConversionTarget & { ruleSetVersion: string };

/** The conversion target of a stored project; its words were checked when they were written (schema and CHECK). */
export function conversionTargetOf(row: Row): DecisionBasis {
  return {
    direction: wordOf(DIRECTIONS, row.direction),
    target: wordOf(TARGETS, row.target),
    policy: fromJson(row.policy),
    loads: fromJson(row.loads),
    ruleSetVersion: row.ruleSetVersion,
  };
}

export const methodOf = (row: { method: string }): Method => wordOf(METHODS, row.method);

/** A project as a transaction needs it to decide phones; null when it is gone. */
export async function findProjectToDecide(tx: Tx, projectId: string): Promise<ProjectToDecide | null> {
  const { rows } = await tx.query<Row & { organizationId: string; method: string }>({
    name: "project to decide",
    text: `SELECT "organizationId", "direction", "target", "method", "policy", "loads", "ruleSetVersion" FROM "Project" WHERE "id" = $1`,
    values: [projectId],
  });
  const [row] = rows;
  return row
    ? { id: projectId, organizationId: row.organizationId, method: methodOf(row), plan: conversionTargetOf(row) }
    : null;
}

/** The same, where the caller has seen that the project is there. */
export async function projectToDecide(tx: Tx, projectId: string): Promise<ProjectToDecide> {
  const project = await findProjectToDecide(tx, projectId);
  if (!project) throw new AppError("not_found", "There is no such project.");
  return project;
}

/** Whose phones are decided, for which conversion target and by which edition. */
export type ProjectToDecide = { id: string; organizationId: string; method: Method; plan: DecisionBasis };
