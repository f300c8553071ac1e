import { Notice } from "@/components/ui/notice";
import { plural } from "@/lib/format/text";
import type { BatchPlan } from "@/lib/schemas/batches";
import { ProposalTable } from "./proposal-table";
import { ReplaceableList } from "./replaceable-list";

type PlanProposalProps = {
  projectId: string;
  timeZone: string;
  plan: BatchPlan;
  /** Batches in which somebody set something, and which go nevertheless. */
  ticked: readonly string[];
  isBusy: boolean;
  onReplace: (batchIds: string[]) => void;
};

/** What the plan would do: what goes, what is made, what takes more. Nothing is stored yet. */
export function PlanProposal({ projectId, timeZone, plan, ticked, isBusy, onReplace }: PlanProposalProps) {
  const { proposals, phones, kept, replaceable, remarks } = plan;
  return (
    <div aria-busy={isBusy} className="grid gap-4">
      {plan.mode === "replan" && (
        <ReplaceableList replaceable={replaceable} ticked={ticked} isBusy={isBusy} onReplace={onReplace} />
      )}
      {remarks.length > 0 && (
        <Notice tone="warn" title="Some wishes change nothing">
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Notice>
      )}
      {proposals.length > 0 ? (
        <>
          <p>
            {plural(phones, "phone")} into {batchesOf(plan)}.
            {kept > 0 &&
              ` ${plural(kept, "batch stays", "batches stay")} otherwise as ${kept === 1 ? "it is" : "they are"}.`}
          </p>
          <ProposalTable projectId={projectId} timeZone={timeZone} proposals={proposals} />
        </>
      ) : (
        <Notice tone="idle" title="There is nothing to plan">
          {plan.mode === "replan"
            ? "No planned batch is made again: tick one above, or plan the phones without a batch."
            : "Every eligible phone is in a batch, or no phone is eligible yet. Phones that need information become eligible when it is there."}
        </Notice>
      )}
    </div>
  );
}

function batchesOf({ proposals }: BatchPlan): string {
  const made = proposals.filter(({ batchId }) => batchId === null).length;
  const filled = proposals.length - made;
  const parts = [
    ...(made > 0 ? [plural(made, "new batch", "new batches")] : []),
    ...(filled > 0 ? [plural(filled, "batch that has room", "batches that have room")] : []),
  ];
  return parts.join(" and ");
}
