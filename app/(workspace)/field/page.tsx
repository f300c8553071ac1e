import { ClipboardCheck } from "lucide-react";
import type { Metadata } from "next";
import { FieldProject } from "@/components/checklist/field-project";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import type { Project } from "@/lib/schemas/projects";
import { listBatches } from "@/lib/server/batches/list-batches";
import { requireActor } from "@/lib/server/http/page";
import { listProjects } from "@/lib/server/projects/list-projects";
import { type Actor, roleInProject } from "@/lib/server/sign-in/session";
import { findSubject } from "@/lib/server/sign-in/subjects";

export const metadata: Metadata = { title: "My work" };

const MOST_PROJECTS = 200;

export default async function FieldPage() {
  const actor = await requireActor();
  const { items } = await listProjects(actor, { limit: MOST_PROJECTS });
  const found = await Promise.all(items.map((project) => workIn(project, actor)));
  const mine = found.filter(({ batches }) => batches.length > 0);
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="My work" description="The batches that are assigned to you, over all projects." />
      {mine.length === 0 ? (
        <EmptyState
          icon={<ClipboardCheck />}
          title="No batch is assigned to you"
          action={<LinkButton href="/projects">See the projects</LinkButton>}
        >
          The project manager assigns batches on the batch's page. What is assigned then stands here, ready to be worked
          through.
        </EmptyState>
      ) : (
        mine.map(({ project, batches }) => <FieldProject key={project.id} project={project} batches={batches} />)
      )}
    </div>
  );
}

async function workIn(project: Project, actor: Actor) {
  const subject = await findSubject("project", project.id, actor);
  const role = subject && roleInProject(actor, subject);
  if (!role || !may(role, "work.view")) return { project, batches: [] };
  const batches = await listBatches({ projectId: project.id, onlyAssignedTo: actor.userId });
  return { project, batches: batches.filter(({ state }) => state !== "done" && state !== "cancelled") };
}
