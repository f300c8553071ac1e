"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { routeOf } from "@/components/ui/route-of";
import { TimeAgo } from "@/components/ui/time";
import { colleagueOn } from "@/lib/domain/work/colleague-on";
import { VERDICT_LABELS } from "@/lib/format/labels";
import type { PhonePanelProps } from "./phone-panel";
import { mayWorkOn } from "./phone-text";
import { stopRemarkOf } from "./stop-remark";

/** What stops or ends the work on this phone, and the way on. */
export function PhoneNotices(props: PhonePanelProps) {
  const { work, phone, state, progress, queue, canRecord, onNextOpen } = props;
  const isStopped = state === "failed" || state === "on-hold";
  const isForbidden = !mayWorkOn(phone) && state !== "verified";
  const [openedAt] = useState(Date.now);
  const colleague = state === "in-progress" ? colleagueOn(work.steps, phone.id, queue.userId, openedAt) : null;
  if (state !== "verified" && state !== "moved" && !isStopped && !isForbidden && !phone.hasConflict && !colleague)
    return null;
  const remark = isStopped ? stopRemarkOf(work.remarks, queue.operations, { id: phone.id, state }) : null;

  // Any step of the phone may carry the word; the one at hand is the honest one.
  const step = progress.next ?? progress.steps[0];
  return (
    <div className="grid gap-2 p-3 lg:px-4">
      {state === "verified" && (
        <Notice
          tone="ok"
          role="status"
          title="Verified. This phone is done."
          actions={
            onNextOpen && (
              <Button variant="primary" onClick={onNextOpen}>
                Next phone to do
              </Button>
            )
          }
        >
          Its own status text has shown the new firmware. {!onNextOpen && "It was the last one of this batch."}
        </Notice>
      )}
      {isStopped && (
        <Notice
          tone={state === "failed" ? "bad" : "warn"}
          title={state === "failed" ? "This phone failed" : "This phone is on hold"}
          actions={
            canRecord &&
            step && (
              <Button onClick={() => queue.record({ phoneId: phone.id }, step.id, "resume")}>Resume the work</Button>
            )
          }
        >
          {remark ? (
            <p className="break-words">
              “{remark.note}”{remark.by && <span className="text-muted"> {remark.by}</span>}
            </p>
          ) : (
            <p>
              The reason is in{" "}
              <Link
                href={routeOf(`/projects/${work.project.id}/inventory/${phone.id}`)}
                className="text-accent underline underline-offset-2"
              >
                the phone’s history
              </Link>
              .
            </p>
          )}
          <p className="text-muted">Steps can be ticked again once it is resumed.</p>
        </Notice>
      )}
      {colleague && (
        <Notice tone="idle" role="status" title={`${colleague.by} is on it`}>
          “{progress.steps.find(({ id }) => id === colleague.step)?.title ?? "A step"}”,{" "}
          <TimeAgo value={colleague.at} />. Nothing is locked: agree who goes on.
        </Notice>
      )}
      {state === "moved" && (
        <Notice tone="warn" title="Moved, but not licensed yet">
          It shows the new firmware; its licence does not show. Do the licence steps, then paste its status text again.
        </Notice>
      )}
      {phone.hasConflict && (
        <Notice tone="warn" title="What is known of this phone was corrected">
          By the correction it could not be converted. The project manager settles it; the begun work may go on until
          then.
        </Notice>
      )}
      {isForbidden && (
        <Notice tone="warn" title="Do not start this phone">
          Its verdict is “{verdictWord(phone.verdict)}”. Ask the project manager to settle that first.
        </Notice>
      )}
    </div>
  );
}

const verdictWord = (verdict: string): string => {
  const labels: Readonly<Record<string, { label: string }>> = VERDICT_LABELS;
  return labels[verdict]?.label ?? verdict;
};
