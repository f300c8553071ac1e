"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { messageOf } from "@/lib/client/api";
import type { GroupChange } from "@/lib/domain/inventory-file/correct-cells";
import { plural } from "@/lib/format/text";
import { problemTitle } from "./problem-words";
import type { GroupDone, ReviewActions } from "./use-import-review";

const DONE_WORDS: Record<GroupChange, (rows: string) => string> = {
  suggestion: (rows) => `${rows} corrected as suggested.`,
  replace: (rows) => `${rows} corrected.`,
  "leave-out": (rows) => `${rows} left out.`,
  "take-in": (rows) => `${rows} taken back in.`,
};

/** What was done to whole kinds of problems on this page, and the way back: it outlives the kind that it settled. */
export function GroupsDone({ actions }: { actions: ReviewActions }) {
  if (actions.groupsDone.length === 0) return null;
  return (
    <ul aria-live="polite" className="divide-y divide-line border-line border-b">
      {actions.groupsDone.map((done) => (
        <DoneLine key={done.requestId} done={done} actions={actions} />
      ))}
    </ul>
  );
}

function DoneLine({ done: { code, rows, change, requestId }, actions }: { done: GroupDone; actions: ReviewActions }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  async function undo() {
    setIsBusy(true);
    try {
      await actions.undo(requestId);
    } catch (error) {
      setFailure(messageOf(error));
      setIsBusy(false);
    }
  }
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1">
      <span>
        <span className="text-muted">{problemTitle(code)}:</span> {DONE_WORDS[change](plural(rows, "row"))}
      </span>
      {change !== "take-in" && (
        <Button size="sm" variant="ghost" isBusy={isBusy} onClick={() => void undo()}>
          Undo
        </Button>
      )}
      {failure && (
        <span role="alert" className="text-bad">
          {failure}
        </span>
      )}
    </li>
  );
}
