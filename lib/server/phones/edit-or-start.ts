import "server-only";
import { countSelected } from "@/lib/server/inventory/select-phones";
import { LONG_FROM_PHONES, startJob } from "@/lib/server/jobs/long-jobs";
import { type DecideMany, decideExceptions } from "@/lib/server/phones/decide-exceptions";
import { type EditMany, editPhones } from "@/lib/server/phones/edit-phones";
import { countChanged, type Undo, undoChanges } from "@/lib/server/phones/undo-changes";

/** Edits phones at once, or as a job when they are many; a preview is always answered at once. */
export async function editOrStart(edit: Omit<EditMany, "job">) {
  const total = edit.input.preview ? 0 : await countSelected(edit.scope, edit.input.selection);
  if (total <= LONG_FROM_PHONES) return editPhones(edit);
  return startJob({ ...edit, kind: "edit-phones", input: edit, total });
}

/** Decides on exceptions at once, or as a job when they are many. */
export async function decideExceptionsOrStart(decide: Omit<DecideMany, "job">) {
  const total = await countSelected(decide.scope, decide.input.selection);
  if (total <= LONG_FROM_PHONES) return decideExceptions(decide);
  return startJob({ ...decide, kind: "decide-exceptions", input: decide, total });
}

/** Undoes a change at once, or as a job when it touched many phones. */
export async function undoOrStart(undo: Omit<Undo, "job">) {
  const total = await countChanged(undo.project.id, undo.undo);
  if (total <= LONG_FROM_PHONES) return undoChanges(undo);
  return startJob({ ...undo, kind: "undo", input: undo, total });
}
