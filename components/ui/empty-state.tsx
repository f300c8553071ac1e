import type { ReactNode } from "react";
import { cn } from "./cn";

type EmptyStateProps = {
  /** An element, for example `<Inbox />`: a component could not cross from the server. */
  icon?: ReactNode;
  title: ReactNode;
  /** Where it is the whole page, its title is the page's heading. */
  as?: "p" | "h1";
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Says why there is nothing and what to do next. Never shown for a failed query. */
export function EmptyState({ icon, title, as: Title = "p", children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-12 text-center", className)}>
      {icon && (
        <span
          aria-hidden
          className="mb-3 grid size-10 place-items-center rounded-lg border border-line bg-surface text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <Title className="font-medium text-sm">{title}</Title>
      {children && <div className="mt-1 max-w-[52ch] text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
