import type { Metadata } from "next";
import { AddressAdapter } from "@/components/data-table/address-adapter";
import { FirstSteps } from "@/components/project/first-steps";
import { ProjectList } from "@/components/project/project-list";
import { ProjectSearch } from "@/components/project/project-search";
import { SampleProjectButton } from "@/components/project/sample-project-button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { plural } from "@/lib/format/text";
import { requireActor } from "@/lib/server/http/page";
import { listProjects } from "@/lib/server/projects/list-projects";

export const metadata: Metadata = { title: "Projects" };

const PAGE_SIZE = 25;
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;

export default async function ProjectsPage({ searchParams }: PageProps<"/projects">) {
  const actor = await requireActor();
  const search = await searchParams;
  const [q, cursor] = [one(search.q)?.slice(0, 200), one(search.cursor)];
  const projects = await listProjects(actor, { limit: PAGE_SIZE, q, cursor: isId(cursor) ? cursor : undefined });
  const canCreate = actor.organizationRole !== null && may(actor.organizationRole, "project.create");
  if (projects.total === 0 && !q) return <FirstSteps canCreate={canCreate} />;
  return (
    <>
      <PageHeader
        title="Projects"
        description={q ? `${plural(projects.total, "project")} found` : plural(projects.total, "project")}
        actions={
          canCreate && (
            <>
              <SampleProjectButton />
              <LinkButton href="/projects/new" variant="primary">
                New project
              </LinkButton>
            </>
          )
        }
      />
      <AddressAdapter>
        <ProjectSearch />
      </AddressAdapter>
      <ProjectList projects={projects.items} q={q ?? ""} nextCursor={projects.nextCursor} />
    </>
  );
}

const isId = (text: string | undefined) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? "");
