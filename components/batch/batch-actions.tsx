"use client";
import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { type BatchAction, batchActionsIn } from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";
import { ACTION_WORDS } from "./batch-words";

/** Each comes when it is asked for. */
const BatchActionDialog = lazy(() =>
  import("./batch-action-dialog").then((module) => ({ default: module.BatchActionDialog })),
);
const DeleteBatchDialog = lazy(() =>
  import("./delete-batch-dialog").then((module) => ({ default: module.DeleteBatchDialog })),
);
const RenameDialog = lazy(() => import("./rename-dialog").then((module) => ({ default: module.RenameDialog })));

type Asked = BatchAction | "delete" | "rename" | null;

/** Those that lead on. */
const ONWARD: readonly BatchAction[] = ["make-ready", "reopen"];

/** The one action that leads on is a button; all others are in the menu. */
export function BatchActions({ batch }: { batch: Batch }) {
  const [asked, setAsked] = useState<Asked>(null);
  const actions = batchActionsIn(batch.state);
  const onward = actions.find((action) => ONWARD.includes(action));
  const close = () => setAsked(null);
  return (
    <>
      {onward && <Button onClick={() => setAsked(onward)}>{ACTION_WORDS[onward].label}</Button>}
      <Menu
        trigger={
          <Button size="icon" aria-label="More actions for this batch">
            <Ellipsis aria-hidden />
          </Button>
        }
        items={[
          { label: "Rename", onSelect: () => setAsked("rename") },
          ...actions
            .filter((action) => action !== onward)
            .map((action) => ({
              label: ACTION_WORDS[action].label,
              isDangerous: action === "cancel",
              onSelect: () => setAsked(action),
            })),
          {
            label: "Delete batch",
            isDangerous: true,
            isDisabled: batch.begun > 0 || batch.started > 0 || batch.state === "cancelled",
            startsGroup: true,
            onSelect: () => setAsked("delete"),
          },
        ]}
      />
      <Suspense fallback={null}>
        {asked === "rename" && <RenameDialog batch={batch} onClose={close} />}
        {asked === "delete" && <DeleteBatchDialog batch={batch} onClose={close} />}
        {asked !== null && asked !== "delete" && asked !== "rename" && (
          <BatchActionDialog batch={batch} action={asked} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
