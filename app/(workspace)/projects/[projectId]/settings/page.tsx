import type { Metadata } from "next";
import { EditProjectForm } from "@/components/project/edit-project-form";
import { ProcedureCard } from "@/components/project/procedure-card";
import { PageHeader } from "@/components/ui/page-header";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/projects/[projectId]/settings">) {
  const { projectId } = await params;
  const { details } = await requireProject(projectId, "project.edit");
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Settings"
        description="A change of direction, target, rules or loads decides every phone again; each phone’s history says why."
      />
      <EditProjectForm project={details} />
      <ProcedureCard project={details} />
    </div>
  );
}
