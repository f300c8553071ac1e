import { FolderSearch } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ProjectRow } from "@/lib/schemas/projects";
import { ProjectListItem } from "./project-list-item";

type ProjectListProps = { projects: readonly ProjectRow[]; q: string; nextCursor: string | null };

export function ProjectList({ projects, q, nextCursor }: ProjectListProps) {
  if (projects.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<FolderSearch />}
          title={q ? `No project matches “${q}”` : "No more projects"}
          action={<LinkButton href="/projects">Show all projects</LinkButton>}
        >
          Search looks at the names of projects and customers.
        </EmptyState>
      </Card>
    );
  }
  const more = new URLSearchParams({ ...(q ? { q } : {}), ...(nextCursor ? { cursor: nextCursor } : {}) });
  return (
    <>
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line">
          {projects.map((project) => (
            <ProjectListItem key={project.id} project={project} />
          ))}
        </ul>
      </Card>
      {nextCursor && (
        <div className="mt-3">
          <LinkButton href={`/projects?${more}`}>Older projects</LinkButton>
        </div>
      )}
    </>
  );
}
