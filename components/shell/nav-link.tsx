"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";

export type NavItem = {
  href: string;
  label: string;
  /** An element, for example `<Inbox />`: a component could not cross from the server. */
  icon?: ReactNode;
  count?: number;
};

type NavLinkProps = NavItem & {
  /** Only this very page counts as open, not the pages below it. */
  isExact?: boolean;
};

const number = new Intl.NumberFormat("en-GB");

export function NavLink({ href, label, icon, count, isExact = false }: NavLinkProps) {
  "use no memo"; // every page loads it, and it is drawn again only with its page
  const path = usePathname();
  const isHere = path === href;
  const isInside = !isExact && path.startsWith(`${href}/`);
  return (
    <Link
      href={routeOf(href)}
      aria-current={isHere ? "page" : isInside ? "true" : undefined}
      className="group flex h-8 items-center gap-2.5 rounded-md px-2 text-muted transition-colors hover:bg-idle-soft hover:text-fg focus-visible:-outline-offset-2 aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {count !== undefined && (
        <span className="text-muted text-xs tabular-nums group-aria-[current]:text-accent">{number.format(count)}</span>
      )}
    </Link>
  );
}
