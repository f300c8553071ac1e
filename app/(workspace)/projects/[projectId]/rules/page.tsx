import type { Metadata } from "next";
import { AddressAdapter } from "@/components/data-table/address-adapter";
import { bookFilterOf } from "@/components/rules/book-filter";
import { EditionNotice } from "@/components/rules/edition-notice";
import { RuleBook } from "@/components/rules/rule-book";
import { RuleFilters } from "@/components/rules/rule-filters";
import { PageHeader } from "@/components/ui/page-header";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { requireProject } from "@/lib/server/projects/project-page";
import { countModels, getRuleBook } from "@/lib/server/rules/list-rules";

export const metadata: Metadata = { title: "Rules" };

export default async function ProjectRulesPage({ params, searchParams }: PageProps<"/projects/[projectId]/rules">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "project.view");
  const scope = phoneScope(actor, project);
  const [{ available, rules }, phonesByModel] = await Promise.all([getRuleBook(scope), countModels(scope)]);
  return (
    <>
      <PageHeader
        title="Rules"
        description={`Edition ${available}, with the phones of this project that each rule has to do with. Where the guide and another source differ, the guide decides and the other is an advisory.`}
      />
      <div className="mb-4 empty:hidden">
        <EditionNotice project={details} role={project.role} />
      </div>
      <AddressAdapter>
        <RuleFilters hasProject />
      </AddressAdapter>
      <RuleBook
        filter={bookFilterOf(await searchParams)}
        project={{ id: projectId, uses: new Map(rules.map(({ id, use }) => [id, use])), phonesByModel }}
      />
    </>
  );
}
