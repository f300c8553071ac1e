"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "./cn";
import { Link } from "./link";
import { routeOf } from "./route-of";

export type LinkTab = { href: string; label: string; count?: number };

type LinkTabsProps = { items: readonly LinkTab[]; label?: string; className?: string };

const number = new Intl.NumberFormat("en-GB");

/** Tabs that are pages. The address says which one is open: the tab with the longest path that leads here. */
export function LinkTabs({ items, label = "Sections", className }: LinkTabsProps) {
  const path = usePathname();
  const open = items
    .filter(({ href }) => path === pathOf(href) || path.startsWith(`${pathOf(href)}/`))
    .reduce<LinkTab | null>((best, tab) => (best && best.href.length >= tab.href.length ? best : tab), null);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a small display the open tab may stand outside the row. Only the row moves: the page may be at an anchor.
    if (path && nav.current) showOpenTab(nav.current);
  }, [path]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className={cn(
        "overflow-x-auto overflow-y-hidden border-line border-b [scrollbar-width:none] print:hidden",
        className,
      )}
    >
      <ul className="flex gap-1">
        {items.map((tab) => (
          <li key={tab.href}>
            <Link
              href={routeOf(tab.href)}
              aria-current={tab === open ? "page" : undefined}
              className="flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2 text-muted transition-colors hover:text-fg focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-fg pointer-coarse:h-11 pointer-coarse:px-3"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-full bg-idle-soft px-1.5 font-normal text-idle text-xs tabular-nums leading-[18px]">
                  {number.format(tab.count)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function showOpenTab(row: HTMLElement) {
  const tab = row.querySelector("[aria-current]")?.getBoundingClientRect();
  if (!tab) return;
  const { left, right } = row.getBoundingClientRect();
  row.scrollLeft += Math.max(0, tab.right - right) - Math.max(0, left - tab.left);
}

function pathOf(href: string) {
  return href.replace(/[?#].*$/, "");
}
