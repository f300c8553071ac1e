"use client";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call, messageOf } from "@/lib/client/api";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac, plural } from "@/lib/format/text";
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
      const params = { projectId, requestId: done.requestId ?? "" };
      setUndone(await call("POST /api/projects/{projectId}/changes/{requestId}/undo", { params, body: {} }));
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
        title={`Undone: ${plural(undone.restored, "phone")} as before`}
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

/** Phones that an undo left as they are, by name as far as they are known. */
export function LeftPhones({ projectId, undone }: { projectId: string; undone: UndoAnswer }) {
  const { left, leftPhones, withoutBatch } = undone;
  return (
    <>
      {left > 0 && (
        <p>
          {plural(left, "phone")} left as {left === 1 ? "it is" : "they are"}, changed again since:{" "}
          {leftPhones.map(({ id, mac }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <Link
                href={`/projects/${projectId}/inventory/${id}` as Route}
                className="code rounded-sm text-accent underline underline-offset-2"
              >
                {formatMac(mac)}
              </Link>
            </span>
          ))}
          {left > leftPhones.length && " and others"}
        </p>
      )}
      {withoutBatch > 0 && <p>{plural(withoutBatch, "phone")} stay in no batch: theirs is gone or closed.</p>}
    </>
  );
}
