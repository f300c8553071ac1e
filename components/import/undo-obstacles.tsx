"use client";
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/client/api";
import { obstaclesInWords } from "@/lib/format/undo-obstacles";
import type { UndoObstacle } from "@/lib/schemas/imports";

/** What stands in the way of an undo is said before it is pressed. Asked when the dialog opens: it changes with the work. */
export function UndoObstacles({ importId }: { importId: string }) {
  const [obstacles, setObstacles] = useState<readonly UndoObstacle[] | null>(null);
  useEffect(() => {
    let isGone = false;
    call("GET /api/imports/{importId}/undo", { params: { importId } }).then(
      (answer) => {
        if (!isGone) setObstacles(answer.obstacles);
      },
      () => undefined, // the undo itself will say it
    );
    return () => {
      isGone = true;
    };
  }, [importId]);
  if (obstacles === null) return null;
  if (obstacles.length === 0) return <p className="text-muted">Nothing depends on it yet.</p>;
  return (
    <Notice tone="bad" title="It cannot be undone now: later work depends on it">
      <ul className="list-disc pl-4">
        {obstaclesInWords(obstacles).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      Take that back first.
    </Notice>
  );
}
