import type { ReactNode } from "react";
import { Brand } from "./brand";
import { MobileDrawer } from "./mobile-drawer";
import { Sidebar, type SidebarProps } from "./sidebar";

type AppShellProps = SidebarProps & { children: ReactNode };

/** The frame of every page behind the sign-in. It knows no roles: what one may see comes as `nav`. */
export function AppShell({ children, ...sidebar }: AppShellProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
      <a
        data-shell
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-primary-fg focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside
        data-shell
        aria-label="Sidebar"
        className="sticky top-0 hidden h-dvh border-line border-r bg-sidebar md:block"
      >
        <Sidebar {...sidebar} />
      </aside>
      <header
        data-shell
        className="sticky top-0 z-40 flex h-13 items-center gap-2 border-line border-b bg-sidebar px-4 md:hidden"
      >
        <MobileDrawer>
          <Sidebar {...sidebar} />
        </MobileDrawer>
        <Brand />
        {sidebar.project && <span className="min-w-0 truncate text-muted">{sidebar.project.name}</span>}
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full min-w-0 max-w-[100rem] scroll-mt-16 px-4 pt-4 pb-12 md:px-6 lg:px-8"
      >
        {children}
      </main>
    </div>
  );
}
