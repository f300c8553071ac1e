import { ClipboardCheck, Printer } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchActions } from "@/components/batch/batch-actions";
import { BatchFiles } from "@/components/batch/batch-files";
import { AssigneesForm, WindowForm } from "@/components/batch/batch-forms";
import { BatchHandover } from "@/components/batch/batch-handover";
import { BatchPhones } from "@/components/batch/batch-phones";
import { BatchProgress } from "@/components/batch/batch-progress";
import { BatchWindow } from "@/components/batch/batch-window";
import { BATCH_KIND_LABELS } from "@/components/batch/batch-words";
import { GateCard } from "@/components/batch/gate-card";
import { StaleNotice } from "@/components/batch/stale-notice";
import { TableProviders } from "@/components/data-table/table-providers";
import { BatchLicenses } from "@/components/licenses/batch-licenses";
import { lossesHref } from "@/components/links/losses-href";
import { QuotedLines } from "@/components/quotes/quoted-lines";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { routeOf } from "@/components/ui/route-of";
import { may, ROLE_LABELS, type Role } from "@/lib/domain/access";
import { BATCH_STATE_LABELS, isOpenBatch } from "@/lib/domain/work/batch-life";
import { acknowledgedWords } from "@/lib/format/acknowledged-words";
import { BATCH_STATE_TONES, LOAD_FAMILY_LABELS } from "@/lib/format/labels";
import { formatNumber } from "@/lib/format/text";
import { listAssignable, listBatches } from "@/lib/server/batches/list-batches";
import { listBatchFiles } from "@/lib/server/documents/batch-files";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getBatchLicenses } from "@/lib/server/licenses/get-pool";
import { requireAssigned, requireProject } from "@/lib/server/projects/project-page";
import { quotesOfBatch } from "@/lib/server/quotes/quotes-of";
import { sightOf } from "@/lib/server/quotes/read-quote";
import { getLosses } from "@/lib/server/work/acknowledge-losses";
import { listWaits } from "@/lib/server/work/gates";

export const metadata: Metadata = { title: "Batch" };

export default async function BatchPage({ params }: PageProps<"/projects/[projectId]/batches/[batchId]">) {
  const { projectId, batchId } = await params;
  const page = await requireProject(projectId, "batch.view");
  await requireAssigned(page, "batch", batchId);
  const { actor, project, details } = page;
  const canPlan = may(project.role, "batch.plan");
  const rights = licenseRights(project.role);
  const [batches, people, files, waits, licenses, quoted, losses] = await Promise.all([
    listBatches(phoneScope(actor, project)),
    canPlan ? listAssignable(project.organizationId, projectId) : [],
    may(project.role, "work.view") ? listBatchFiles(projectId, batchId) : null,
    listWaits(projectId, batchId),
    rights.canView || rights.canDownload ? getBatchLicenses(projectId, batchId) : null,
    may(project.role, "quote.view") ? quotesOfBatch(projectId, batchId, sightOf(project.role)) : [],
    getLosses(phoneScope(actor, project), { batch: batchId }, { userId: actor.userId, role: project.role }),
  ]);
  const batch = batches.find(({ id }) => id === batchId);
  if (!batch) notFound();
  const isOver = !isOpenBatch(batch.state);
  const others = batches.filter(({ id, state }) => id !== batchId && isOpenBatch(state));
  const { timeZone } = details;
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumb items={[{ label: "Batches", href: `/projects/${projectId}/batches` }, { label: batch.name }]} />
        }
        title={
          <>
            {batch.name}
            <Badge tone={BATCH_STATE_TONES[batch.state]}>{BATCH_STATE_LABELS[batch.state]}</Badge>
          </>
        }
        description={batch.reason}
        actions={
          <>
            {may(project.role, "work.view") && (
              <LinkButton variant="primary" href={`/projects/${projectId}/batches/${batchId}/checklist`}>
                <ClipboardCheck aria-hidden /> Open the checklist
              </LinkButton>
            )}
            {may(project.role, "work.view") && (
              <LinkButton href={`/projects/${projectId}/batches/${batchId}/work-order`}>
                <Printer aria-hidden /> Work order
              </LinkButton>
            )}
            {canPlan && <BatchActions batch={batch} />}
          </>
        }
      />
      <StaleNotice batch={batch} />
      {!isOver && (
        <GateCard
          projectId={projectId}
          batchId={batchId}
          waits={waits}
          canOverride={may(project.role, "gate.override")}
        />
      )}
      <div className="mb-5 grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
        <Card>
          <CardHeader>
            <CardTitle>This batch</CardTitle>
          </CardHeader>
          <CardBody className="grid gap-4">
            <BatchProgress batch={batch} />
            <KeyValueList
              className="sm:grid-cols-[6rem_1fr]"
              items={[
                { label: "Phones", value: formatNumber(batch.phones) },
                { label: "Kind", value: BATCH_KIND_LABELS[batch.kind] },
                { label: "Site", value: batch.site ?? "Several, or none" },
                {
                  label: "Models",
                  value: batch.loadFamily ? (
                    <>
                      {LOAD_FAMILY_LABELS[batch.loadFamily]} <span className="code text-muted">{batch.loadFamily}</span>
                    </>
                  ) : (
                    "Several"
                  ),
                },
                { label: "Window", value: <BatchWindow batch={batch} timeZone={timeZone} showsZone /> },
                {
                  label: "What is lost",
                  value: (
                    <Link
                      href={routeOf(lossesHref(projectId, { batch: batchId }))}
                      className="text-accent underline-offset-2 hover:underline"
                    >
                      {acknowledgedWords(losses)}
                    </Link>
                  ),
                },
                { label: "Assigned", value: batch.assignees.map(({ name }) => name).join(", ") || "Nobody yet" },
              ]}
            />
          </CardBody>
        </Card>
        {canPlan && !isOver && (
          <>
            <Card data-screen-only>
              <CardHeader>
                <CardTitle>Window</CardTitle>
              </CardHeader>
              <CardBody>
                <WindowForm batch={batch} timeZone={timeZone} />
              </CardBody>
            </Card>
            <Card data-screen-only>
              <CardHeader>
                <CardTitle>Assigned to</CardTitle>
              </CardHeader>
              <CardBody>
                <AssigneesForm
                  batch={batch}
                  people={people.map((person) => ({ ...person, role: ROLE_LABELS[person.role] }))}
                />
              </CardBody>
            </Card>
          </>
        )}
      </div>
      <BatchLicenses
        projectId={projectId}
        batchId={batchId}
        licenses={licenses}
        quoted={quoted.length > 0 && <QuotedLines projectId={projectId} lines={quoted} hasQuantity />}
        rights={rights}
      />
      <h2 className="mb-2 font-semibold text-sm">Phones</h2>
      <p className="hidden print:block">The work order of this batch is a page of its own, made to be printed.</p>
      <div data-screen-only>
        <TableProviders userId={actor.userId}>
          <BatchPhones batch={batch} others={others} canPlan={canPlan && batch.state !== "done"} />
        </TableProviders>
      </div>
      {(batch.begun > 0 || isOver) && (
        <BatchHandover batchId={batchId} projectId={projectId} site={batch.site} isDone={batch.state === "done"} />
      )}
      {files && !isOver && <BatchFiles batchId={batchId} files={files} />}
    </>
  );
}

const licenseRights = (role: Role) => ({
  canView: may(role, "license.view"),
  canManage: may(role, "license.manage"),
  canDownload: may(role, "license.download"),
  canQuote: may(role, "quote.edit"),
});
