"use client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { STEP_ACTION_LABELS } from "@/lib/domain/work/step-actions";
import { plural } from "@/lib/format/text";
import type { StepQueue } from "./use-step-queue";

type SendStatusProps = { queue: StepQueue; titleOf: (step: string) => string; nameOf: (phoneId: string) => string };

/** What did not reach the server, and what it refused. Nothing is lost in silence. */
export function SendStatus({ queue, titleOf, nameOf }: SendStatusProps) {
  const { unsent, refused } = queue;
  if (unsent.length === 0 && refused.length === 0) return null;
  return (
    <div data-screen-only className="mb-4 grid gap-2">
      {unsent.length > 0 && (
        <Notice
          tone="warn"
          role="alert"
          title={`${plural(unsent.length, "entry is", "entries are")} not sent`}
          actions={
            <Button size="sm" onClick={queue.retry}>
              Send again
            </Button>
          }
        >
          {unsent[0]?.why} Keep this page open until it is sent.
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice
          tone="bad"
          role="alert"
          title={`${plural(refused.length, "entry was", "entries were")} refused and taken back`}
          actions={
            <Button size="sm" onClick={queue.dismissRefused}>
              Understood
            </Button>
          }
        >
          <ul>
            {refused.map(({ event, why }) => (
              <li key={event.operationId}>
                {event.phoneId && <span className="code">{nameOf(event.phoneId)} </span>}
                {STEP_ACTION_LABELS[event.action]}, “{titleOf(event.step)}”: {why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
