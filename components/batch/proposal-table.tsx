import { Notice } from "@/components/ui/notice";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { formatNumber, plural } from "@/lib/format/text";
import type { BatchPlan } from "@/lib/schemas/batches";

/** Every proposal with its reason. Nothing is stored yet. */
export function ProposalTable({ plan, isFirst }: { plan: BatchPlan; isFirst: boolean }) {
  if (plan.proposals.length === 0) {
    return (
      <Notice tone="idle" title="There is nothing to plan">
        Every eligible phone is in a batch that is ready or begun, or no phone is eligible yet. Look at the inventory:
        phones that need information become eligible when it is there.
      </Notice>
    );
  }
  return (
    <div className="grid gap-3">
      <p>
        <strong className="font-semibold">{plural(plan.proposals.length, "batch", "batches")}</strong> for{" "}
        {plural(plan.phones, "phone")}.
        {plan.kept > 0 &&
          ` ${plural(plan.kept, "batch that is ready or begun stays", "batches that are ready or begun stay")} as ${plan.kept === 1 ? "it is" : "they are"}.`}
        {!isFirst && " Batches that are only planned are replaced, with their names, windows and people."}
      </p>
      <Table label="Proposed batches" wrapperClassName="rounded-md border border-line">
        <THead>
          <tr>
            <Th isNumeric>Order</Th>
            <Th>Batch, and why</Th>
            <Th isNumeric>Phones</Th>
          </tr>
        </THead>
        <TBody>
          {plan.proposals.map(({ name, reason, phones }, index) => (
            <Tr key={name} className="align-top">
              <Td isNumeric className="py-2 text-muted">
                {index + 1}
              </Td>
              <Td className="py-2">
                <span className="font-medium">{name}</span>
                <span className="block text-muted text-xs">{reason}</span>
              </Td>
              <Td isNumeric className="py-2">
                {formatNumber(phones)}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </div>
  );
}
