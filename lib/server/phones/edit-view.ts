import "server-only";
import type * as z from "zod";
import type { createViewInput, editViewInput, SavedView } from "@/lib/schemas/views";
import { asJson, insertRow } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, isUniqueViolation } from "@/lib/server/errors";
import { getView } from "@/lib/server/phones/list-views";

type Who = { project: { id: string; organizationId: string }; actorId: string; requestId: string };

/** Keeps a way to look at the inventory for everybody in the project. */
export async function createView({
  project,
  input,
  actorId,
  requestId,
}: Who & { input: z.output<typeof createViewInput> }): Promise<SavedView> {
  const id = newId();
  await namedOnce(input.name, () =>
    inTransaction(async (tx) => {
      await insertRow(tx, "SavedView", {
        projectId: project.id,
        id,
        name: input.name,
        query: asJson(input.query),
        columns: asJson(input.columns),
        createdById: actorId,
        updatedAt: new Date(),
      });
      await tx.audit({ ...entry({ project, actorId, requestId }, id), action: "view.create", after: input });
    }),
  );
  return getView(project.id, id);
}

type Edit = Who & { viewId: string; input: z.output<typeof editViewInput>; version: number };

export async function editView({ project, viewId, input, version, actorId, requestId }: Edit): Promise<SavedView> {
  const before = await getView(project.id, viewId);
  const { name = before.name, query = before.query, columns = before.columns } = input;
  await namedOnce(name, () =>
    inTransaction(async (tx) => {
      const { rowCount } = await tx.query(
        `UPDATE "SavedView" SET "name" = $4, "query" = $5, "columns" = $6, "version" = "version" + 1, "updatedAt" = now()
         WHERE "projectId" = $1 AND "id" = $2 AND "version" = $3`,
        [project.id, viewId, version, name, asJson(query), asJson(columns)],
      );
      if (rowCount === 0)
        throw new AppError("stale", "Somebody changed this view meanwhile. Open it again, then save.");
      const { name: oldName, query: oldQuery, columns: oldColumns } = before;
      await tx.audit({
        ...entry({ project, actorId, requestId }, viewId),
        action: "view.edit",
        before: { name: oldName, query: oldQuery, columns: oldColumns },
        after: { name, query, columns },
      });
    }),
  );
  return getView(project.id, viewId);
}

export async function deleteView({ project, viewId, actorId, requestId }: Who & { viewId: string }): Promise<void> {
  const { name, query, columns } = await getView(project.id, viewId);
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(`DELETE FROM "SavedView" WHERE "projectId" = $1 AND "id" = $2`, [
      project.id,
      viewId,
    ]);
    if (rowCount === 0) throw new AppError("not_found", "There is no such view.");
    await tx.audit({
      ...entry({ project, actorId, requestId }, viewId),
      action: "view.delete",
      before: { name, query, columns },
    });
  });
}

const entry = ({ project, actorId, requestId }: Who, targetId: string) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  actorId,
  requestId,
  targetType: "SavedView",
  targetId,
});

async function namedOnce(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "There is a view of this name already. Choose another name, or change that view.", {
      errors: [{ path: "name", value: name, message: "This name is taken in this project." }],
    });
  }
}
