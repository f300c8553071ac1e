import { Overview } from "@/components/project/overview";
import { may } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/page";
import { listImports } from "@/lib/server/queries/imports";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { getSummary } from "@/lib/server/queries/summary";

export default async function ProjectPage({ params }: PageProps<"/projects/[projectId]">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "project.view");
  const [summary, imports] = await Promise.all([
    getSummary(phoneScope(actor, project)),
    may(project.role, "import.view") ? listImports(projectId, { limit: 1 }) : null,
  ]);
  return <Overview project={details} role={project.role} summary={summary} lastImport={imports?.items[0] ?? null} />;
}
