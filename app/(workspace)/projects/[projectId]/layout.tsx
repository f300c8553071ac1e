import type { Metadata } from "next";
import { ProjectJobs } from "@/components/live/project-jobs";
import { ProjectHeader } from "@/components/project/project-header";
import { may } from "@/lib/domain/access";
import { listJobs } from "@/lib/server/jobs/long-jobs";
import { requireProject } from "@/lib/server/projects/project-page";

export async function generateMetadata({ params }: LayoutProps<"/projects/[projectId]">): Promise<Metadata> {
  const { projectId } = await params;
  const { details } = await requireProject(projectId, "project.view");
  return { title: { default: details.name, template: `%s · ${details.name} · Rehome` } };
}

export default async function ProjectLayout({ children, params }: LayoutProps<"/projects/[projectId]">) {
  const { projectId } = await params;
  const { project, details } = await requireProject(projectId, "project.view");
  const running = (await listJobs(projectId)).filter(({ finishedAt }) => finishedAt === null);
  return (
    <>
      <ProjectHeader project={details} role={project.role} />
      <ProjectJobs projectId={projectId} running={running} canCancel={may(project.role, "batch.plan")} />
      {children}
    </>
  );
}
