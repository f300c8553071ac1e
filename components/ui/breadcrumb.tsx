import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "./link";
import { routeOf } from "./route-of";

export type Crumb = { label: ReactNode; href?: string };

/** The way here. The last one is the page itself and has no link. */
export function Breadcrumb({ items, label = "Breadcrumb" }: { items: readonly Crumb[]; label?: string }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-1 text-muted text-xs">
        {items.map((item, index) => (
          <li key={item.href ?? "here"} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3 shrink-0" />}
            {item.href === undefined ? (
              <span aria-current={index === items.length - 1 ? "page" : undefined} className="truncate">
                {item.label}
              </span>
            ) : (
              <Link
                href={routeOf(item.href)}
                className="inline-flex min-h-6 items-center truncate rounded-sm hover:text-fg hover:underline pointer-coarse:min-h-11"
              >
                {item.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
