import { CircleCheck, Inbox } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { MissingFacts } from "@/lib/schemas/missing";
import type { Project } from "@/lib/schemas/projects";
import { AcceptMissingVid, acceptableText } from "./accept-missing-vid";
import { MissingByModel } from "./missing-by-model";
import { MissingByPlace } from "./missing-by-place";
import { MissingCount } from "./missing-count";

type MissingOverviewProps = {
  project: Project;
  missing: MissingFacts;
  /** Phones that the project may let go without a VID; 0: there are none, or it is not theirs to say. */
  acceptable: number;
  /** Filters of the inventory that mean the same phones. */
  filter: Record<string, string>;
  canCollect: boolean;
  canUpload: boolean;
  hasPhones: boolean;
};

/** What is to be found out, where, and on which models; every count opens its phones. */
export function MissingOverview(props: MissingOverviewProps) {
  const { project, missing, acceptable, filter, canCollect, canUpload, hasPhones } = props;
  const { total, reasons, sites } = missing;
  const scope = { projectId: project.id, filter };
  if (total === 0)
    return (
      <Card>
        {hasPhones ? (
          <EmptyState icon={<CircleCheck />} title="Nothing is missing">
            No verdict waits for a fact. As soon as one does, it is listed here with its place.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<Inbox />}
            title="No phones yet"
            action={
              canUpload && (
                <LinkButton href={`/projects/${project.id}/imports`} variant="primary">
                  Upload an inventory
                </LinkButton>
              )
            }
          >
            As soon as there are phones, this page says what is missing about them, and where to find it out.
          </EmptyState>
        )}
      </Card>
    );
  return (
    <div className="flex flex-col gap-4">
      {acceptable > 0 && (
        <Notice title={acceptableText(acceptable)} actions={<AcceptMissingVid project={project} phones={acceptable} />}>
          You see what it would change before anything happens.
        </Notice>
      )}
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
