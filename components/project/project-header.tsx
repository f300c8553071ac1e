import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { LinkTabs } from "@/components/ui/tabs";
import { may, type Permission, type Role } from "@/lib/domain/access";
import { METHOD_LABELS } from "@/lib/format/labels";
import { DIRECTION_ARROWS, TARGET_SHORT } from "@/lib/format/project-words";
import type { Project } from "@/lib/schemas/projects";

const TABS = [
  { path: "", label: "Overview", permission: "project.view" },
  { path: "/inventory", label: "Inventory", permission: "inventory.view" },
  { path: "/missing", label: "Missing", permission: "inventory.view" },
  { path: "/exceptions", label: "Exceptions", permission: "inventory.view" },
  { path: "/imports", label: "Imports", permission: "import.view" },
  { path: "/batches", label: "Batches", permission: "batch.view" },
  { path: "/quotes", label: "Quotes", permission: "quote.view" },
  { path: "/licenses", label: "Licences", permission: "license.view" },
  { path: "/rules", label: "Rules", permission: "project.view" },
  { path: "/what-if", label: "What if", permission: "plan.compare" },
  { path: "/members", label: "People", permission: "members.manage" },
  { path: "/settings", label: "Settings", permission: "project.edit" },
] as const satisfies readonly { path: string; label: string; permission: Permission }[];

/** Over every page of a project: whose it is, which way it goes, and its sections. The page's own heading comes below. */
export function ProjectHeader({ project, role }: { project: Project; role: Role }) {
  const home = `/projects/${project.id}`;
  const tabs = TABS.filter(({ permission }) => may(role, permission)).map(({ path, label }) => ({
    href: home + path,
    label,
  }));
  return (
    <div className="mb-5">
      <p className="flex flex-wrap items-center gap-x-1.5 text-muted text-xs leading-6">
        <Link
          href="/projects"
          className="inline-flex min-h-6 items-center rounded-sm hover:text-fg hover:underline pointer-coarse:min-h-11"
        >
          Projects
        </Link>
        <span aria-hidden>/</span>
        <span>{project.customer}</span>
      </p>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={routeOf(home)} className="min-w-0 break-words rounded-sm font-semibold text-base leading-6">
          {project.name}
        </Link>
        <Badge tone="accent" hasDot={false}>
          {DIRECTION_ARROWS[project.direction]}
        </Badge>
        <span className="text-muted">
          {TARGET_SHORT[project.target]} · {METHOD_LABELS[project.method]}
        </span>
      </div>
      <LinkTabs items={tabs} label="Project" />
    </div>
  );
}
