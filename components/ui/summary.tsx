import { ChevronRight } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The line of a `<details>` that opens it, drawn in the same way everywhere: a chevron that turns down. */
export function Summary({ className, children, ...props }: ComponentProps<"summary">) {
  return (
    <summary {...props} className={cn("flex items-center gap-2 pointer-coarse:min-h-11", className)}>
      <ChevronRight
        aria-hidden
        className="size-4 shrink-0 text-muted transition-transform [details[open]>summary>&]:rotate-90"
      />
      {children}
    </summary>
  );
}
