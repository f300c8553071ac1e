import { LiveRefresh } from "@/components/live/live-refresh";
import { AcceptMissingVid, acceptableOf, acceptableText } from "@/components/missing/accept-missing-vid";
import { OrderCard } from "@/components/quotes/order-card";
import { EditionNotice } from "@/components/rules/edition-notice";
import { may, type Role } from "@/lib/domain/access";
import { projectAdvisories } from "@/lib/domain/rules/eligibility/advise";
import type { InventoryImport } from "@/lib/schemas/imports";
import type { OrderListAnswer } from "@/lib/schemas/order-list";
import type { Project } from "@/lib/schemas/projects";
import type { Summary } from "@/lib/schemas/summary";
import { AdvisoriesCard } from "./advisories-card";
import { BatchesCard } from "./batches-card";
import { ExceptionsCard } from "./exceptions-card";
import { ImportStatus } from "./import-status";
import { MissingCard } from "./missing-card";
import { nextStepOf } from "./next-step";
import { NextStepNotice } from "./next-step-notice";
import { OverviewHeading } from "./overview-heading";
import { ReasonsCard } from "./reasons-card";
import { StartCard } from "./start-card";
import { VerdictStats } from "./verdict-stats";

type OverviewProps = {
  project: Project;
  role: Role;
  summary: Summary;
  /** The latest upload; null where there is none, or where it is not this person's to see. */
  lastImport: InventoryImport | null;
  /** What is to be ordered; null where it is not this person's to see. */
  order: OrderListAnswer | null;
};

/** The answer first: how many can move. Then why not, what is missing, what to order, how far the work is. */
export function Overview({ project, role, summary, lastImport, order }: OverviewProps) {
  const isImporting = lastImport?.status === "queued" || lastImport?.status === "running";
  const step = isImporting ? null : nextStepOf(project.id, role, summary);
  const acceptable = acceptableOf(role, summary.reasons);
  const shortcut =
    acceptable === 0
      ? null
      : { text: acceptableText(acceptable), button: <AcceptMissingVid project={project} phones={acceptable} /> };
  const isCollecting = step?.kind === "collect";
  const advisories = <AdvisoriesCard findings={projectAdvisories(project)} />;
  if (summary.phones === 0) {
    return (
      <div className="flex flex-col gap-4">
        <LiveRefresh projectId={project.id} />
        <h1 className="sr-only">Overview</h1>
        {lastImport && <ImportStatus projectId={project.id} lastImport={lastImport} />}
        {!isImporting && <StartCard project={project} role={role} />}
        {advisories}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh projectId={project.id} />
      <EditionNotice project={project} role={role} />
      <OverviewHeading project={project} role={role} summary={summary} />
      {lastImport && <ImportStatus projectId={project.id} lastImport={lastImport} />}
      {step && <NextStepNotice step={step} shortcut={isCollecting ? shortcut : null} />}
      <VerdictStats projectId={project.id} summary={summary} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <ReasonsCard projectId={project.id} summary={summary} />
          {order && <OrderCard project={project} order={order} canEditContract={may(role, "contract.edit")} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <MissingCard
            projectId={project.id}
            summary={summary}
            canUpload={may(role, "import.manage") && !isCollecting}
            shortcut={isCollecting ? null : shortcut}
          />
          <ExceptionsCard projectId={project.id} exceptions={summary.exceptions} />
          <BatchesCard
            projectId={project.id}
            summary={summary}
            canPlan={may(role, "batch.plan") && step?.kind !== "plan"}
            canSettle={may(role, "inventory.edit")}
          />
        </div>
      </div>
      {advisories}
    </div>
  );
}
