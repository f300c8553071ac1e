import { FileSpreadsheet, ListChecks, Upload } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { may, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import type { Project } from "@/lib/schemas/projects";

const FILES = [
  {
    name: "Unified CM export",
    text: "Bulk Administration, “export phones, all details”: MAC, model, pool, owner, number",
  },
  { name: "Hardware discovery or readiness report", text: "the VID is in it, which Unified CM does not know" },
  { name: "Your own list", text: "CSV or Excel, columns in any order: MAC, PID, VID, serial, site, …" },
  { name: "A bare list of MACs", text: "the rest can follow in a second file" },
];

/** The first screen of a project without phones. */
export function StartCard({ project, role }: { project: Project; role: Role }) {
  if (!may(role, "import.manage")) {
    return (
      <Card>
        <EmptyState
          icon={<ListChecks />}
          title={seesOnlyAssigned(role) ? "No batch is assigned to you yet" : "No phones yet"}
        >
          {seesOnlyAssigned(role)
            ? "As soon as the project manager assigns one, its phones and checklists are here."
            : "As soon as the project manager has uploaded the inventory, the verdicts are here."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card className="px-6 py-8 sm:px-10 sm:py-10">
      <span aria-hidden className="grid size-10 place-items-center rounded-lg bg-accent-soft text-accent">
        <Upload className="size-5" />
      </span>
      <h2 className="mt-4 font-semibold text-lg tracking-tight">Begin with the inventory</h2>
      <p className="mt-1 max-w-[65ch] text-muted">
        Upload what you have. Every row is checked and every phone gets a verdict with its reason within seconds; what
        is missing can follow in a second file, matched by MAC.
      </p>
      <div className="mt-5">
        <LinkButton href={`/projects/${project.id}/imports`} variant="primary" size="lg">
          <Upload aria-hidden />
          Upload an inventory
        </LinkButton>
      </div>
      <h3 className="mt-8 mb-2 font-medium">
        What can be read: Excel workbooks, CSV and text, whatever stands between the cells
      </h3>
      <ul className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
        {FILES.map(({ name, text }) => (
          <li key={name} className="flex gap-2.5">
            <FileSpreadsheet aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            <span>
              {name}: <span className="text-muted">{text}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
