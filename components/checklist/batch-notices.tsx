import { Notice } from "@/components/ui/notice";
import type { WorkBatch } from "@/lib/schemas/work";

type BatchNoticesProps = {
  state: WorkBatch["state"];
  /** Why there are no steps; null where there are. */
  noSteps: string | null;
};

/** Why there is nothing to tick here. */
export function BatchNotices({ state, noSteps }: BatchNoticesProps) {
  return (
    <>
      {(state === "done" || state === "cancelled") && (
        <Notice tone="idle" title={state === "done" ? "This batch is done" : "This batch was cancelled"}>
          Nothing is left to do here. What was ticked stays to be looked up.
        </Notice>
      )}
      {noSteps !== null && (
        <Notice tone="warn" title="There are no steps for this method">
          {noSteps}. Phones are verified here all the same, by their status text.
        </Notice>
      )}
    </>
  );
}
