import { buttonStyles } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { WorkBatch } from "@/lib/schemas/work";

type BatchNoticesProps = {
  batchId: string;
  state: WorkBatch["state"];
  /** Why there are no steps; null where there are. */
  noSteps: string | null;
};

/** Why there is nothing to tick here. */
export function BatchNotices({ batchId, state, noSteps }: BatchNoticesProps) {
  return (
    <>
      {(state === "done" || state === "cancelled") && (
        <Notice
          tone={state === "done" ? "ok" : "idle"}
          title={state === "done" ? "This batch is done" : "This batch was cancelled"}
          actions={
            state === "done" && (
              <>
                <a download className={buttonStyles({ variant: "primary" })} href={handover(batchId, "pdf")}>
                  Handover PDF
                </a>
                <a download className={buttonStyles({})} href={handover(batchId, "csv")}>
                  Handover CSV
                </a>
              </>
            )
          }
        >
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

/** The customer's paper on the batch. */
const handover = (batchId: string, format: "pdf" | "csv"): string => `/api/batches/${batchId}/handover.${format}`;
