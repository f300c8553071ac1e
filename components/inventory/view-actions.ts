import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import type { SavedView } from "@/lib/schemas/views";

type Shown = { query: Record<string, string>; columns: { id: string; width?: number }[] };

const paramsOf = (projectId: string, view: SavedView) => ({ params: { projectId, viewId: view.id } });

/** Lets a saved view show what is shown now. Loaded by ViewsMenu, as all of this file. */
export const saveView = (projectId: string, view: SavedView, shown: Shown): Promise<void> =>
  act(
    call("PATCH /api/projects/{projectId}/views/{viewId}", {
      ...paramsOf(projectId, view),
      body: shown,
      version: view.version,
    }),
    `“${view.name}” now shows this`,
  );

export const deleteView = (projectId: string, view: SavedView): Promise<void> =>
  act(call("DELETE /api/projects/{projectId}/views/{viewId}", paramsOf(projectId, view)), `“${view.name}” is deleted`);

async function act(what: Promise<unknown>, done: string): Promise<void> {
  try {
    await what;
    toast.success(done);
  } catch (error) {
    toast.error(messageOf(error));
  }
}
