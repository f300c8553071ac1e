import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LiveRefresh } from "@/components/live/live-refresh";
import { AcknowledgeForm } from "@/components/losses/acknowledge-form";
import { AcknowledgementList } from "@/components/losses/acknowledgement-list";
import { LossSheet } from "@/components/losses/loss-sheet";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/work-order/print-button";
import { may } from "@/lib/domain/access";
import { acknowledgedWords } from "@/lib/format/acknowledged-words";
import { dayIn } from "@/lib/format/day";
import { lossesQuery } from "@/lib/schemas/losses";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { notFoundIfGone, requireProject } from "@/lib/server/projects/project-page";
import { getLosses } from "@/lib/server/work/acknowledge-losses";

export const metadata: Metadata = { title: "What is lost" };

export default async function LossesPage({ params, searchParams }: PageProps<"/projects/[projectId]/batches/losses">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "inventory.view");
  const asked = lossesQuery.safeParse(await searchParams);
  if (!asked.success) notFound();
  const reader = { userId: actor.userId, role: project.role };
  const losses = await getLosses(phoneScope(actor, project), asked.data, reader).catch(notFoundIfGone);
  const { batch, site } = asked.data;
  const batches = `/projects/${projectId}/batches`;
  const open = losses.phones - losses.acknowledged;
  return (
    <>
      <LiveRefresh projectId={projectId} everyMs={3000} />
      <div data-screen-only>
        <PageHeader
          eyebrow={
            <Breadcrumb
              items={[
                { label: "Batches", href: batches },
                ...(batch
                  ? [{ label: losses.about, href: `${batches}/${batch}` }]
                  : [{ label: "Readiness", href: `${batches}/readiness` }]),
                { label: "What is lost" },
              ]}
            />
          }
          title={`What is lost: ${losses.about}`}
          description="A conversion takes something away from the users. The customer’s person acknowledges it before the phones move."
          actions={losses.phones > 0 && <PrintButton />}
        />
      </div>
      {losses.phones === 0 ? (
        <Card>
          <EmptyState icon={<CircleCheck />} title="Nothing is lost">
            No phone here can be converted.
          </EmptyState>
        </Card>
      ) : (
        <>
          <Notice tone={open === 0 ? "ok" : "warn"} className="mb-4 print:hidden" title={acknowledgedWords(losses)} />
          <LossSheet losses={losses} project={details.name} customer={details.customer} />
          {may(project.role, "loss.acknowledge") && (
            <Card className="mb-4" data-screen-only>
              <CardHeader>
                <CardTitle description="For the phones that can be converted now. Those that come later are acknowledged anew.">
                  {project.role === "viewer" ? "Acknowledge it" : "Record who acknowledged it"}
                </CardTitle>
              </CardHeader>
              <CardBody>
                <AcknowledgeForm
                  projectId={projectId}
                  about={{ ...(batch ? { batch } : {}), ...(site ? { site } : {}) }}
                  read={losses}
                  ownName={project.role === "viewer" ? actor.name : null}
                  today={dayIn(details.timeZone, new Date())}
                />
              </CardBody>
            </Card>
          )}
        </>
      )}
      <div data-screen-only>
        <AcknowledgementList projectId={projectId} acknowledgements={losses.acknowledgements} />
      </div>
    </>
  );
}
