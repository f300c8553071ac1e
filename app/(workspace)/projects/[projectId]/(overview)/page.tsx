import { Overview } from "@/components/project/overview";
import { may } from "@/lib/domain/access";
import { listImports } from "@/lib/server/imports/list-imports";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getSummary } from "@/lib/server/projects/get-summary";
import { requireProject } from "@/lib/server/projects/project-page";
import { getOrderList } from "@/lib/server/quotes/get-order-list";

export default async function ProjectPage({ params }: PageProps<"/projects/[projectId]">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "project.view");
  const scope = phoneScope(actor, project);
  const [summary, order, imports] = await Promise.all([
    getSummary(scope),
    may(project.role, "order.view") ? getOrderList(scope) : null,
    may(project.role, "import.view") ? listImports(projectId, { limit: 1 }) : null,
  ]);
  return (
    <Overview
      project={details}
      role={project.role}
      summary={summary}
      lastImport={imports?.items[0] ?? null}
      order={order}
    />
  );
}
