"use client";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { type BatchAction, batchActionsIn } from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";
import { BatchActionDialog } from "./batch-action-dialog";
import { ACTION_WORDS } from "./batch-words";
import { DeleteBatchDialog } from "./delete-batch-dialog";
import { RenameDialog } from "./rename-dialog";

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
      {asked !== null && asked !== "delete" && asked !== "rename" && (
        <BatchActionDialog batch={batch} action={asked} onClose={close} />
      )}
      <DeleteBatchDialog
        batch={batch}
        isOpen={asked === "delete"}
        onOpenChange={(isOpen) => setAsked(isOpen ? "delete" : null)}
      />
      <RenameDialog batch={batch} isOpen={asked === "rename"} onOpenChange={(isOpen) => !isOpen && close()} />
    </>
  );
}
