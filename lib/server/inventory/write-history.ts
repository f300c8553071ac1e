import "server-only";
import type { Tx } from "@/lib/server/database/transaction";
import { voidChecks } from "@/lib/server/inventory/void-checks";

export type ChangeKind =
  | "added"
  | "import"
  | "edit"
  | "decision"
  | "batch"
  | "verified"
  | "undo"
  | "evidence"
  | "conflict"
  | "license"
  | "exception";

/** Who changes phones, why, and by which request: it stands in the history of every phone that is changed. */
export type Change = {
  projectId: string;
  kind: ChangeKind;
  reason: string | null;
  /** null: the application itself. */
  actorId: string | null;
  requestId: string;
  importId?: string | null;
};

/** What follows every change of phones or of the work on them: checks of waiting files are void, the open pages are told. */
export async function finishChange(tx: Tx, { projectId }: Pick<Change, "projectId">): Promise<void> {
  await voidChecks(tx, projectId);
  tx.notify(projectId);
}

/**
 * SQL that writes one row of history for each row of `source ("phoneId", "revision", "changes")`. `at` is the number of the
 * first of its six parameters: see historyValues().
 */
export const historySql = (source: string, at: number): string =>
  `INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "importId", "requestId")
   SELECT $${at}::uuid, h."phoneId", h."revision", $${at + 1}, h."changes", $${at + 2}, $${at + 3}::uuid, $${at + 4}::uuid, $${at + 5} FROM ${source} h`;

export const historyValues = ({ projectId, kind, reason, actorId, importId, requestId }: Change): unknown[] => [
  projectId,
  kind,
  reason,
  actorId,
  importId ?? null,
  requestId,
];
