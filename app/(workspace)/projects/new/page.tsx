import type { Metadata } from "next";
import { NewProjectForm } from "@/components/project/new-project-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { requireOrganization } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage() {
  await requireOrganization("project.create");
  return (
    <div className="max-w-3xl">
      <PageHeader
        eyebrow={<Breadcrumb items={[{ label: "Projects", href: "/projects" }, { label: "New project" }]} />}
        title="New project"
        description="These settings decide the verdicts. You can change all of them later; every phone is then decided again."
      />
      <NewProjectForm />
    </div>
  );
}
