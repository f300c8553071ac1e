import { Overview } from "@/components/project/overview";
import { may } from "@/lib/domain/access";
import { listImports } from "@/lib/server/imports/list-imports";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireProject } from "@/lib/server/projects/project-page";

export default async function ProjectPage({ params }: PageProps<"/projects/[projectId]">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "project.view");
  const [summary, imports] = await Promise.all([
    getSummary(phoneScope(actor, project)),
    may(project.role, "import.view") ? listImports(projectId, { limit: 1 }) : null,
  ]);
  return <Overview project={details} role={project.role} summary={summary} lastImport={imports?.items[0] ?? null} />;
}
