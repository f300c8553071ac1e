import "server-only";
import type * as z from "zod";
import type { PhoneChangeGroup, phoneChangesPage, phoneChangesQuery } from "@/lib/schemas/phone-changes";
import { db } from "@/lib/server/database/db";
import { namesOf } from "@/lib/server/database/names-of";
import { UNDOABLE } from "@/lib/server/phones/undo-changes";

const KINDS: Record<string, PhoneChangeGroup["kind"]> = {
  "inventory.edit": "edit",
  "phone.edit": "edit",
  "inventory.undo": "undo",
  "phone.add": "added",
  "batch.move-phones": "batch",
  "import.commit": "import",
  "import.undo": "undo",
};

type After = {
  set?: object;
  changed?: number;
  moved?: number;
  created?: number;
  restored?: number;
  mac?: string;
} | null;

/** What people did to phones, newest first, from the audit: one entry for an act, however many phones it touched. */
export async function listPhoneChanges(
  projectId: string,
  { limit, cursor }: z.output<typeof phoneChangesQuery>,
): Promise<z.output<typeof phoneChangesPage>> {
  const where = { projectId, action: { in: Object.keys(KINDS) } };
  const [rows, total] = await Promise.all([
    db.auditEvent.findMany({
      where,
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: limit + 1,
      ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    }),
    db.auditEvent.count({ where }),
  ]);
  const shown = rows.slice(0, limit);
  const requestIds = shown.flatMap(({ requestId }) => requestId ?? []);
  const phoneIds = shown.flatMap(({ targetType, targetId }) => (targetType === "Phone" && targetId ? [targetId] : []));
  const [undos, phones] = await Promise.all([
    db.auditEvent.findMany({ where: { projectId, action: "inventory.undo", targetId: { in: requestIds } } }),
    db.phone.findMany({ where: { projectId, id: { in: phoneIds } }, select: { id: true, mac: true } }),
  ]);
  const people = await namesOf([...shown, ...undos].flatMap(({ actorId }) => actorId ?? []));
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id) ?? "Somebody who left"));
  const items = shown.map((row): PhoneChangeGroup => {
    const undone = undos.find(({ targetId }) => targetId === row.requestId);
    const phone = row.targetType === "Phone" ? (phones.find(({ id }) => id === row.targetId) ?? null) : null;
    return {
      requestId: row.requestId ?? row.id,
      kind: KINDS[row.action] ?? "edit",
      at: row.at.toISOString(),
      actor: nameOf(row.actorId),
      reason: row.reason,
      phones: phone ? 1 : phonesOf(row.after as After),
      phone,
      fields: fieldsOf(row.action, row.after as After),
      undone: undone ? { at: undone.at.toISOString(), by: nameOf(undone.actorId) } : null,
      canUndo: UNDOABLE.includes(row.action) && !undone,
    };
  });
  return { items, total, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** An import counts new and changed ones. */
function phonesOf(after: After): number {
  return after?.moved ?? (after?.created ?? 0) + (after?.changed ?? after?.restored ?? 0);
}

const FOLLOWS = ["verdict", "runningFirmware", "corrected", "productKind", "precision", "manufacturedYear", "mac"];

function fieldsOf(action: string, after: After): string[] {
  if (action === "inventory.edit") return Object.keys(after?.set ?? {});
  if (action === "phone.edit" || action === "phone.add")
    return Object.keys(after ?? {}).filter((field) => !FOLLOWS.includes(field));
  return [];
}
