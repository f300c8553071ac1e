import { Card, CardBody } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { routeOf } from "@/components/ui/route-of";
import { may, type Role } from "@/lib/domain/access";
import { plural } from "@/lib/format/text";
import type { Phone } from "@/lib/schemas/phones";

type WorkCardProps = {
  phone: Phone;
  role: Role;
  /** How many things that devices brought of it wait to be settled. */
  conflicts: number;
};

/** Where the phone stands in the work: its batch and the way to its checklist. */
export function WorkCard({ phone, role, conflicts }: WorkCardProps) {
  const { projectId, batchId, batchName, verdict } = phone;
  const batch = `/projects/${projectId}/batches/${batchId}`;
  return (
    <Card>
      <CardBody className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <p className="text-muted text-xs">Batch</p>
          {batchId ? (
            <Link href={routeOf(batch)} className="break-words rounded-sm font-medium text-accent hover:underline">
              {batchName}
            </Link>
          ) : (
            <p>{verdict === "eligible" ? "In no batch yet" : "None: only eligible phones are planned"}</p>
          )}
        </div>
        {batchId && may(role, "work.view") && (
          <LinkButton href={`${batch}/checklist?phone=${phone.id}`}>Open checklist</LinkButton>
        )}
        {conflicts > 0 && (
          <LinkButton href={`/projects/${projectId}/conflicts?phone=${phone.id}`}>
            {plural(conflicts, "conflict")} to settle
          </LinkButton>
        )}
        {!batchId && verdict === "eligible" && may(role, "batch.plan") && (
          <LinkButton href={`/projects/${projectId}/batches`}>Plan batches</LinkButton>
        )}
      </CardBody>
    </Card>
  );
}
