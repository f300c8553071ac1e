import { CheckCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConflictFilters } from "@/components/conflict/conflict-filters";
import { ConflictList } from "@/components/conflict/conflict-list";
import { conflictWords } from "@/components/conflict/conflict-words";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { plural } from "@/lib/format/text";
import { conflictsQuery } from "@/lib/schemas/conflicts";
import { requireProject } from "@/lib/server/projects/project-page";
import { listConflicts } from "@/lib/server/work/list-conflicts";

export const metadata: Metadata = { title: "Conflicts" };

export default async function ConflictsPage(props: PageProps<"/projects/[projectId]/conflicts">) {
  const { projectId } = await props.params;
  await requireProject(projectId, "inventory.edit");
  const asked = conflictsQuery.safeParse(await props.searchParams);
  if (!asked.success) notFound();
  const { status, person = "", batch = "", phone } = asked.data;
  const { items, total, nextCursor, people, batches } = await listConflicts(projectId, asked.data);
  const home = `/projects/${projectId}/conflicts`;
  const older = new URLSearchParams({ status, cursor: nextCursor ?? "" });
  for (const [key, value] of Object.entries({ person, batch, phone })) if (value) older.set(key, value);
  return (
    <>
      <LiveRefresh projectId={projectId} />
      <PageHeader
        title="Conflicts"
        description="What devices brought after the plan or somebody else had changed the same things, and corrections that would forbid begun work. Nothing is lost; a person decides what counts."
      />
      <ConflictFilters {...{ people, batches, status, person, batch }} />
      {items.length === 0 ? (
        <Card>
          <EmptyState icon={<CheckCheck />} title={status === "open" ? "Nothing waits" : "Nothing was settled yet"}>
            {status === "open"
              ? "Everything that came could be stored."
              : "What is settled stays here with its reason."}
          </EmptyState>
        </Card>
      ) : (
        <ConflictList projectId={projectId} conflicts={items.map((one) => ({ ...one, words: conflictWords(one) }))} />
      )}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {nextCursor && <LinkButton href={`${home}?${older}`}>Show older ones</LinkButton>}
        {(phone || asked.data.cursor) && <LinkButton href={home}>Show all</LinkButton>}
        <span className="text-muted text-xs tabular-nums">{plural(total, "conflict")}</span>
      </div>
    </>
  );
}
