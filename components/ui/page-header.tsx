import type { ReactNode } from "react";
import { cn } from "./cn";

type PageHeaderProps = {
  title: ReactNode;
  /** Above the title: a Breadcrumb, or a word. */
  eyebrow?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** LinkTabs, which then draw the line under the header. */
  tabs?: ReactNode;
  className?: string;
};

export function PageHeader({ title, eyebrow, description, actions, tabs, className }: PageHeaderProps) {
  return (
    <header className={cn("mb-5", className)}>
      {eyebrow && <div className="mb-1 text-muted text-xs">{eyebrow}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold text-lg leading-8 tracking-tight">
            {title}
          </h1>
          {description && <div className="max-w-[75ch] text-muted">{description}</div>}
        </div>
        {actions && (
          <div data-screen-only className="flex flex-wrap items-center gap-2">
            {actions}
          </div>
        )}
      </div>
      {tabs && <div className="mt-3">{tabs}</div>}
    </header>
  );
}
