import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Brand } from "./brand";
import type { NavItem } from "./nav-link";
import { NavList } from "./nav-list";
import { type ShellUser, UserMenu } from "./user-menu";

export type ShellProject = {
  name: string;
  href: string;
  /** Below the name: the customer, a status badge. */
  detail?: ReactNode;
  nav: readonly NavItem[];
};

export type SidebarProps = {
  /** Where the brand leads. */
  homeHref: string;
  organisation: string;
  nav: readonly NavItem[];
  project?: ShellProject;
  user: ShellUser;
  /** More entries of the user menu. */
  userMenu?: ReactNode;
};

export function Sidebar({ homeHref, organisation, nav, project, user, userMenu }: SidebarProps) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-13 shrink-0 items-center px-3">
        <Link href={routeOf(homeHref)} className="flex min-w-0 items-center gap-2 rounded-md px-1 py-1">
          <Brand />
        </Link>
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-2 pt-1 pb-4">
        <p className="truncate px-2 text-muted text-xs">{organisation}</p>
        <NavList label="Main" items={nav} />
        {project && (
          <section aria-label={`Project ${project.name}`} className="border-line border-t pt-3">
            <Link
              href={routeOf(project.href)}
              className="mb-1.5 block rounded-md px-2 py-1 focus-visible:-outline-offset-2"
            >
              <span className="block text-muted text-xs leading-4">Project</span>
              <span className="block break-words font-semibold">{project.name}</span>
            </Link>
            {project.detail && <div className="mb-2 px-2 text-muted text-xs">{project.detail}</div>}
            <NavList label="Project" items={project.nav} />
          </section>
        )}
      </div>
      <UserMenu user={user}>{userMenu}</UserMenu>
    </div>
  );
}
