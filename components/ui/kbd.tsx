import type { ReactNode } from "react";
import { cn } from "./cn";

export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      className={cn(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border border-line bg-surface px-1 font-sans text-[11px] text-muted leading-none",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
