import type { Metadata } from "next";
import { ScenarioTable } from "@/components/quotes/scenario-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireProject } from "@/lib/server/projects/project-page";
import { getScenarios } from "@/lib/server/quotes/get-scenarios";
import { listPriceBooks } from "@/lib/server/quotes/price-books";

export const metadata: Metadata = { title: "Scenarios" };

export default async function ScenariosPage(page: PageProps<"/projects/[projectId]/quotes/scenarios">) {
  const [{ projectId }, { book }] = await Promise.all([page.params, page.searchParams]);
  const { project } = await requireProject(projectId, "price.view");
  const books = await listPriceBooks(project.organizationId);
  const chosen = books.find(({ id }) => id === book) ?? books[0];
  const scenarios = await getScenarios({ project, priceBookId: chosen?.id ?? null });
  return (
    <>
      <PageHeader
        title="Scenarios"
        description="What the same phones need under each target, with support and without, and when what may be free is."
        actions={books
          .filter(({ id }) => id !== chosen?.id)
          .map(({ id, name, currency }) => (
            <LinkButton key={id} href={`/projects/${projectId}/quotes/scenarios?book=${id}`}>
              By {name} ({currency})
            </LinkButton>
          ))}
      />
      <ScenarioTable scenarios={scenarios} />
    </>
  );
}
