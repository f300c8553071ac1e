import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { IntakeReport } from "@/components/licenses/intake-report";
import { OutcomeLinks } from "@/components/licenses/outcome-links";
import { Card, CardBody } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { INTAKE_OUTCOMES } from "@/lib/domain/licenses/intake";
import { isWord } from "@/lib/domain/words";
import { plural } from "@/lib/format/text";
import { intakeEntriesQuery } from "@/lib/schemas/licenses";
import { getIntake, listIntakeEntries } from "@/lib/server/licenses/list-intakes";
import { requireProject } from "@/lib/server/projects/project-page";

type Props = PageProps<"/projects/[projectId]/licenses/files/[intakeId]">;

export const metadata: Metadata = { title: "Licence files taken in" };

const SHOWN = 200;

export default async function IntakePage({ params, searchParams }: Props) {
  const { projectId, intakeId } = await params;
  await requireProject(projectId, "license.view");
  if (!z.uuid().safeParse(intakeId).success) notFound();
  const { outcome, after } = await searchParams;
  const only = typeof outcome === "string" && isWord(INTAKE_OUTCOMES, outcome) ? outcome : undefined;
  const asked = intakeEntriesQuery.safeParse({ outcome: only, cursor: after ?? undefined, limit: SHOWN });
  const intake = await getIntake(projectId, intakeId).catch(() => notFound());
  const query = asked.success ? asked.data : intakeEntriesQuery.parse({ limit: SHOWN });
  const { items, nextCursor } = await listIntakeEntries(projectId, intakeId, query);
  const here = `/projects/${projectId}/licenses/files/${intakeId}`;
  const addressOf = (more: Record<string, string>) => `${here}?${new URLSearchParams(more)}`;
  return (
    <>
      <PageHeader
        title={intake.fileName}
        description={`${plural(intake.entries, "entry", "entries")}, ${intake.counts.assigned ?? 0} assigned. Taken in by ${intake.by}.`}
        actions={
          <>
            <LinkButton href={`/projects/${projectId}/licenses/files`}>Licence files</LinkButton>
            <LinkButton href={`/projects/${projectId}/licenses`}>What is missing</LinkButton>
          </>
        }
      />
      <OutcomeLinks here={here} intake={intake} only={only} />
      <Card>
        {items.length > 0 ? (
          <IntakeReport
            projectId={projectId}
            entries={items}
            next={nextCursor && addressOf({ ...(only ? { outcome: only } : {}), after: nextCursor })}
          />
        ) : (
          <CardBody className="text-muted">No entry here.</CardBody>
        )}
      </Card>
    </>
  );
}
