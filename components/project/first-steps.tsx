import { FolderPlus, PhoneForwarded } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SampleProjectButton } from "./sample-project-button";

/** What somebody sees who has no project: the two ways to begin, or whom to ask. */
export function FirstSteps({ canCreate }: { canCreate: boolean }) {
  if (!canCreate) {
    return (
      <>
        <PageHeader title="Projects" />
        <Card>
          <EmptyState icon={<FolderPlus />} title="No project is shared with you yet">
            Ask the project manager for an invitation. As soon as you accept it, the project is listed here.
          </EmptyState>
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Welcome to Rehome"
        description="From an inventory of Cisco 7800 and 8800 phones to the last one verified on its new firmware. Two ways to begin:"
      />
      <div className="grid gap-4 md:grid-cols-2">
        <Card className="flex flex-col items-start p-6">
          <span aria-hidden className="grid size-10 place-items-center rounded-lg bg-accent-soft text-accent">
            <FolderPlus className="size-5" />
          </span>
          <h2 className="mt-4 font-semibold text-base">Create your first project</h2>
          <p className="mt-1 mb-5 text-muted">
            One project for each customer and direction: Enterprise to MPP, or back. Say where the phones go, then
            upload their inventory.
          </p>
          <LinkButton href="/projects/new" variant="primary" size="lg" className="mt-auto">
            New project
          </LinkButton>
        </Card>
        <Card className="flex flex-col items-start p-6">
          <span aria-hidden className="grid size-10 place-items-center rounded-lg bg-idle-soft text-idle">
            <PhoneForwarded className="size-5" />
          </span>
          <h2 className="mt-4 font-semibold text-base">Look around first</h2>
          <p className="mt-1 mb-5 text-muted">
            A made-up fleet of 2,000 phones with the dirt of real ones: missing VIDs, old models, damaged rows.
            Verdicts, reasons and licences are there in seconds.
          </p>
          <div className="mt-auto">
            <SampleProjectButton label="Load a sample fleet of 2,000 phones" size="lg" />
          </div>
        </Card>
      </div>
    </>
  );
}
