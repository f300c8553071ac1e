"use client";
import { Bookmark, Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { SavedView } from "@/lib/schemas/views";
import type * as Actions from "./view-actions";

/** The dialog comes with its first opening. */
const SaveViewDialog = lazy(() => import("./save-view-dialog").then((module) => ({ default: module.SaveViewDialog })));

type ViewsMenuProps = {
  projectId: string;
  views: readonly SavedView[];
  /** What is shown now: search, filters and sort as in the address, and columns when they are not the usual ones. */
  query: Record<string, string>;
  columns: ColumnLayout;
  canEdit: boolean;
  onShow: (view: SavedView) => void;
};

type Editing = { kind: "new" } | { kind: "rename"; view: SavedView } | null;

/** Ways to look at the inventory that the people of the project share. */
export function ViewsMenu({ projectId, views, query, columns, canEdit, onShow }: ViewsMenuProps) {
  const router = useRouter();
  const [editing, setEditing] = useState<Editing>(null);
  const now = { query, columns: columns.map(({ id, width }) => (width === undefined ? { id } : { id, width })) };
  const shown = views.find((view) => sameView(view, now));
  const [lastShown, setLastShown] = useState<string | null>(null);
  if (shown && shown.id !== lastShown) setLastShown(shown.id);
  const changed = shown ? undefined : views.find(({ id }) => id === lastShown);

  async function act(what: (actions: typeof Actions) => Promise<void>) {
    await what(await import("./view-actions"));
    router.refresh();
  }
  const items: MenuItem[] = views.map((view) => ({
    label: view.name,
    icon: view === shown ? <Check aria-hidden /> : <span aria-hidden className="size-3.5" />,
    aside: view === shown ? "shown" : undefined,
    onSelect: () => onShow(view),
  }));
  if (canEdit) {
    items.push({
      label: "Save as a new view…",
      startsGroup: views.length > 0,
      onSelect: () => setEditing({ kind: "new" }),
    });
    if (changed)
      items.push({
        label: `Save changes to “${changed.name}”`,
        onSelect: () => void act(({ saveView }) => saveView(projectId, changed, now)),
      });
    if (shown)
      items.push(
        { label: `Rename “${shown.name}”…`, onSelect: () => setEditing({ kind: "rename", view: shown }) },
        {
          label: `Delete “${shown.name}”`,
          isDangerous: true,
          onSelect: () => void act(({ deleteView }) => deleteView(projectId, shown)),
        },
      );
  }
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        trigger={
          <Button aria-label={shown ? `View: ${shown.name}` : "Views"} className="max-w-48 px-2.5">
            <Bookmark aria-hidden />
            <span className="truncate">{shown?.name ?? "Views"}</span>
          </Button>
        }
        items={items}
      />
      {editing && (
        <Suspense fallback={null}>
          <SaveViewDialog
            projectId={projectId}
            view={editing.kind === "rename" ? editing.view : null}
            shown={now}
            onClose={() => setEditing(null)}
          />
        </Suspense>
      )}
    </>
  );
}

type Shown = { query: Record<string, string>; columns: readonly { id: string; width?: number }[] };

function sameView(view: Shown, now: Shown): boolean {
  const text = ({ query, columns }: Shown) =>
    JSON.stringify([Object.entries(query).sort(), columns.map(({ id, width }) => [id, width ?? null])]);
  return text(view) === text(now);
}
