"use client";
import { useState } from "react";
import { LeftPhones } from "@/components/changes/left-phones";
import { undoChange, undoneWords } from "@/components/changes/undo-change";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { routeOf } from "@/components/ui/route-of";
import { messageOf } from "@/lib/client/api";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { plural } from "@/lib/format/text";
import type { EditPhonesAnswer, UndoAnswer } from "@/lib/schemas/phone-changes";

type ChangedNoticeProps = { projectId: string; done: EditPhonesAnswer; onUndone: () => void; onClose: () => void };

/** What a bulk edit did, with Undo while the notice is on the page; later the page Changes offers it. */
export function ChangedNotice({ projectId, done, onUndone, onClose }: ChangedNoticeProps) {
  const [undone, setUndone] = useState<UndoAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function undo() {
    setIsBusy(true);
    setProblem(null);
    try {
      const answer = await undoChange(projectId, done.requestId ?? "");
      if (answer === null) return onClose(); // a job does it and says how far it is
      setUndone(answer);
      onUndone();
    } catch (error) {
      setProblem(messageOf(error));
    }
    setIsBusy(false);
  }

  if (undone) {
    return (
      <Notice
        tone={undone.left > 0 ? "warn" : "ok"}
        role="status"
        className="mb-3"
        title={undoneWords(undone).title}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        <LeftPhones projectId={projectId} undone={undone} />
      </Notice>
    );
  }
  return (
    <Notice
      tone={done.changed > 0 ? "ok" : "warn"}
      role="status"
      className="mb-3"
      title={`${plural(done.changed, "phone")} changed`}
      actions={
        <>
          {done.changed > 0 && (
            <Button isBusy={isBusy} onClick={undo}>
              Undo
            </Button>
          )}
          <Button variant="ghost" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {done.requestId && done.changed > 0 && (
        <p>
          <Link
            href={routeOf(`/projects/${projectId}/inventory/changes?change=${done.requestId}`)}
            className="rounded-sm text-accent underline underline-offset-2"
          >
            See them, old and new
          </Link>
        </p>
      )}
      {done.verdicts.map(({ from, to, count }) => (
        <p key={`${from} ${to}`}>
          {plural(count, "phone")}: {VERDICT_LABELS[from].label} → {VERDICT_LABELS[to].label}
        </p>
      ))}
      {done.refused.map(({ code, reason, count }) => (
        <p key={code}>
          {plural(count, "phone")} not changed: {reason}
        </p>
      ))}
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
    </Notice>
  );
}
