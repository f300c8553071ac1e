"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { plural } from "@/lib/format/text";
import { ConflictItem, type ShownConflict } from "./conflict-item";
import { type Choice, choicesFor, settleConflicts } from "./settle-conflicts";

type ConflictListProps = { projectId: string; conflicts: readonly ShownConflict[] };

/** Conflicts with what can be done about each, and about several at once. */
export function ConflictList({ projectId, conflicts }: ConflictListProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly string[]>([]);
  const several = conflicts.filter(({ id }) => chosen.has(id));

  async function settle(which: readonly ShownConflict[], choice: Choice, reason: string) {
    const answer = await settleConflicts({ projectId, conflicts: which, choice, reason });
    setRefused(answer.refused);
    setChosen(new Set());
    if (answer.settled > 0) toast.success(`${plural(answer.settled, "conflict")}: ${choice.done}`);
    router.refresh();
  }
  const choose = (id: string, isChosen: boolean) =>
    setChosen(new Set([...chosen].filter((one) => one !== id).concat(isChosen ? [id] : [])));
  const buttons = (which: readonly ShownConflict[]) =>
    choicesFor(which).map((choice) => (
      <ConfirmDialog
        key={choice.how}
        title={choice.title}
        description={choice.description}
        confirmLabel={choice.label}
        requireReason="Why?"
        onConfirm={(reason) => settle(which, choice, reason)}
        trigger={<Button size="sm">{choice.label}…</Button>}
      />
    ));

  return (
    <>
      {refused.length > 0 && (
        <Notice tone="warn" role="status" className="mb-3" title={`${plural(refused.length, "conflict")} stayed open`}>
          {[...new Set(refused)].map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </Notice>
      )}
      <Card>
        <div className="flex min-h-12 flex-wrap items-center gap-2 border-line border-b px-4 py-2">
          <Button
            size="sm"
            variant="ghost"
            onClick={() => setChosen(new Set(several.length === conflicts.length ? [] : conflicts.map(({ id }) => id)))}
          >
            {several.length === conflicts.length ? "Choose none" : "Choose all"}
          </Button>
          {several.length > 0 && (
            <>
              <span className="text-muted tabular-nums">{several.length} chosen</span>
              {buttons(several)}
            </>
          )}
        </div>
        <ul className="divide-y divide-line">
          {conflicts.map((conflict) => (
            <ConflictItem
              key={conflict.id}
              projectId={projectId}
              conflict={conflict}
              isChosen={chosen.has(conflict.id)}
              onChoose={(isChosen) => choose(conflict.id, isChosen)}
              actions={several.length === 0 && buttons([conflict])}
            />
          ))}
        </ul>
      </Card>
    </>
  );
}
