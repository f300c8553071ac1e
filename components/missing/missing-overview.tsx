import { CircleCheck } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { MissingFacts } from "@/lib/schemas/missing";
import { MissingByModel } from "./missing-by-model";
import { MissingByPlace } from "./missing-by-place";
import { MissingCount } from "./missing-count";

type MissingOverviewProps = {
  projectId: string;
  missing: MissingFacts;
  /** Filters of the inventory that mean the same phones. */
  filter: Record<string, string>;
  canCollect: boolean;
};

/** What is to be found out, where, and on which models; every count opens its phones. */
export function MissingOverview({ projectId, missing, filter, canCollect }: MissingOverviewProps) {
  const { total, reasons, sites } = missing;
  const scope = { projectId, filter };
  if (total === 0)
    return (
      <Card>
        <EmptyState icon={<CircleCheck />} title="Nothing is missing">
          No verdict waits for a fact. As soon as one does, it is listed here with its place.
        </EmptyState>
      </Card>
    );
  return (
    <div className="flex flex-col gap-4">
      <ul className="grid gap-3 sm:grid-cols-3">
        {reasons.map(({ code, label, count: phones }) => (
          <Card key={code} className="px-4 py-3">
            <li className="list-none">
              <p className="text-muted">{label}</p>
              <p className="text-xl">
                <MissingCount scope={scope} count={phones} more={{ reason: code }} label={`phones: ${label}`} />
              </p>
            </li>
          </Card>
        ))}
      </ul>
      <MissingByPlace scope={scope} sites={sites} canCollect={canCollect} />
      <MissingByModel scope={scope} missing={missing} />
    </div>
  );
}
