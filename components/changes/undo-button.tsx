"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { messageOf } from "@/lib/client/api";
import { undoChange, undoneWords } from "./undo-change";

type UndoButtonProps = { projectId: string; requestId: string; size?: "sm" | "md"; onUndone?: () => void };

/** Takes back what was just done. */
export function UndoButton({ projectId, requestId, size = "md", onUndone }: UndoButtonProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  async function undo() {
    setIsBusy(true);
    await undoWithToast(projectId, requestId, () => {
      onUndone?.();
      router.refresh();
    });
    setIsBusy(false);
  }
  return (
    <Button size={size} isBusy={isBusy} onClick={undo}>
      Undo
    </Button>
  );
}

/** The same from a message that has no place on the page. */
export async function undoWithToast(projectId: string, requestId: string, onUndone: () => void): Promise<void> {
  try {
    const undone = await undoChange(projectId, requestId);
    if (undone) {
      const { title, rest } = undoneWords(undone);
      toast.success(title, { description: rest || undefined });
    }
    onUndone();
  } catch (error) {
    toast.error("Nothing was undone", { description: messageOf(error) });
  }
}
