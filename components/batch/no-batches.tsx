import { Layers } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";

type NoBatchesProps = {
  projectId: string;
  summary: Summary;
  canPlan: boolean;
  canImport: boolean;
  planAction: ReactNode;
};

/** Why there is no batch, and what to do so that there can be one. */
export function NoBatches({ projectId, summary, canPlan, canImport, planAction }: NoBatchesProps) {
  const { phones, unplanned, verdicts } = summary;
  const waiting = verdicts["needs-information"];
  const project = `/projects/${projectId}`;
  if (!canPlan) {
    return (
      <Card>
        <EmptyState icon={<Layers />} title="No batch to show">
          The project manager plans batches and assigns them. They then stand here.
        </EmptyState>
      </Card>
    );
  }
  if (phones === 0) {
    return (
      <Card>
        <EmptyState
          icon={<Layers />}
          title="There are no phones yet"
          action={
            canImport && (
              <LinkButton variant="primary" href={`${project}/imports`}>
                Upload an inventory
              </LinkButton>
            )
          }
        >
          Batches are planned from eligible phones. Begin with the customer’s list of phones.
        </EmptyState>
      </Card>
    );
  }
  if (unplanned === 0) {
    return (
      <Card>
        <EmptyState
          icon={<Layers />}
          title="No phone is eligible yet"
          action={
            <LinkButton
              variant="primary"
              href={`${project}/inventory${waiting > 0 ? "?verdict=needs-information" : ""}`}
            >
              {waiting > 0 ? "See what is missing" : "See the verdicts"}
            </LinkButton>
          }
        >
          {waiting > 0
            ? `${plural(waiting, "phone needs", "phones need")} information first, mostly the VID from the label. Upload a list with MAC and VID; what becomes eligible can be planned.`
            : "Every phone of this project is either not eligible or has nothing to do. The inventory says why for each."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={<Layers />}
        title={`${plural(unplanned, "eligible phone is", "eligible phones are")} in no batch yet`}
        action={planAction}
      >
        The plan proposes a pilot first, then waves by site. You see it before anything is made.
      </EmptyState>
    </Card>
  );
}
