import "server-only";
import type * as z from "zod";
import type { createViewInput, editViewInput, SavedView } from "@/lib/schemas/views";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
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
    db.$transaction(async (tx) => {
      await tx.savedView.create({ data: { projectId: project.id, id, createdById: actorId, ...input } });
      await audit(tx, { ...entry({ project, actorId, requestId }, id), action: "view.create", after: input });
    }),
  );
  return getView(project.id, id);
}

type Edit = Who & { viewId: string; input: z.output<typeof editViewInput>; version: number };

export async function editView({ project, viewId, input, version, actorId, requestId }: Edit): Promise<SavedView> {
  const before = await getView(project.id, viewId);
  const { name = before.name, query = before.query, columns = before.columns } = input;
  await namedOnce(name, () =>
    db.$transaction(async (tx) => {
      const { count } = await tx.savedView.updateMany({
        where: { projectId: project.id, id: viewId, version },
        data: { name, query, columns, version: { increment: 1 } },
      });
      if (count === 0) throw new AppError("stale", "Somebody changed this view meanwhile. Open it again, then save.");
      const { name: oldName, query: oldQuery, columns: oldColumns } = before;
      await audit(tx, {
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
  await db.$transaction(async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { projectId: project.id, id: viewId } });
    if (count === 0) throw new AppError("not_found", "There is no such view.");
    await audit(tx, {
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
