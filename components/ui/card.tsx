import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section data-card {...props} className={cn("min-w-0 rounded-lg border border-line bg-surface", className)} />;
}

type CardHeaderProps = Omit<ComponentProps<"header">, "children"> & { children: ReactNode; actions?: ReactNode };

export function CardHeader({ className, actions, children, ...props }: CardHeaderProps) {
  return (
    <header
      {...props}
      className={cn(
        "flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-2",
        className,
      )}
    >
      <div className="min-w-0">{children}</div>
      {actions && (
        <div data-screen-only className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      )}
    </header>
  );
}

type CardTitleProps = ComponentProps<"h2"> & { as?: "h2" | "h3" | "h4"; description?: ReactNode };

export function CardTitle({ as: Heading = "h2", className, description, ...props }: CardTitleProps) {
  return (
    <>
      <Heading {...props} className={cn("font-semibold text-sm leading-5", className)} />
      {description && <p className="text-muted text-xs leading-4">{description}</p>}
    </>
  );
}

export function CardBody({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={cn("p-4", className)} />;
}
