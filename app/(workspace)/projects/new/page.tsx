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
        description="What you decide here decides the verdicts. All of it can be changed later; every phone is then decided again."
      />
      <NewProjectForm />
    </div>
  );
}
