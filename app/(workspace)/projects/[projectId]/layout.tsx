import type { Metadata } from "next";
import { ProjectHeader } from "@/components/project/project-header";
import { requireProject } from "@/lib/server/projects/project-page";

export async function generateMetadata({ params }: LayoutProps<"/projects/[projectId]">): Promise<Metadata> {
  const { projectId } = await params;
  const { details } = await requireProject(projectId, "project.view");
  return { title: { default: details.name, template: `%s · ${details.name} · Rehome` } };
}

export default async function ProjectLayout({ children, params }: LayoutProps<"/projects/[projectId]">) {
  const { projectId } = await params;
  const { project, details } = await requireProject(projectId, "project.view");
  return (
    <>
      <ProjectHeader project={details} role={project.role} />
      {children}
    </>
  );
}
