import { BookOpen, Building2, ClipboardCheck, FolderKanban, ListChecks, Scale } from "lucide-react";
import { AppShell } from "@/components/shell/app-shell";
import { NavLink } from "@/components/shell/nav-link";
import { may } from "@/lib/domain/access";
import { requireActor } from "@/lib/server/http/page";

export default async function WorkspaceLayout({ children }: LayoutProps<"/">) {
  const actor = await requireActor();
  const roles = actor.memberships.map(({ role }) => role);
  const canManage = actor.organizationRole !== null && may(actor.organizationRole, "organization.manage");
  const nav = [
    { href: "/projects", label: "Projects", icon: <FolderKanban aria-hidden /> },
    ...(roles.some((role) => may(role, "step.record"))
      ? [{ href: "/field", label: "My work", icon: <ClipboardCheck aria-hidden /> }]
      : []),
    { href: "/check", label: "Check phones", icon: <ListChecks aria-hidden /> },
    { href: "/rules", label: "Rule book", icon: <Scale aria-hidden /> },
    ...(canManage ? [{ href: "/organization", label: "Organisation", icon: <Building2 aria-hidden /> }] : []),
    { href: "/api-docs", label: "API", icon: <BookOpen aria-hidden /> },
  ];
  return (
    <AppShell
      homeHref="/projects"
      organisation={actor.organizationName}
      nav={nav}
      user={{ name: actor.name, detail: actor.email }}
      userMenu={<NavLink href="/account" label="Account and tokens" />}
    >
      {children}
    </AppShell>
  );
}
