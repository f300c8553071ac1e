import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { PhonePanelProps } from "./phone-panel";

/** What stops or ends the work on this phone, and the way on. */
export function PhoneNotices(props: PhonePanelProps) {
  const { work, phone, state, progress, queue, canRecord, onNextOpen } = props;
  const remark = queue.operations.findLast(
    ({ event, status }) =>
      event.phoneId === phone.id && status !== "refused" && (event.action === "fail" || event.action === "hold"),
  );
  const isStopped = state === "failed" || state === "on-hold";
  const isEligible = phone.verdict === "eligible";
  if (state !== "verified" && !isStopped && isEligible) return null;

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
            <p>{remark.event.note}</p>
          ) : (
            <p>
              The reason is in{" "}
              <Link
                href={`/projects/${work.project.id}/inventory/${phone.id}` as Route}
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
      {!isEligible && state !== "verified" && (
        <Notice tone="warn" title="Do not start this phone">
          Its verdict is “{phone.verdict.replace("-", " ")}”. Ask the project manager to settle that first.
        </Notice>
      )}
    </div>
  );
}
