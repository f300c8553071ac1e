"use client";
import { Keyboard } from "lucide-react";
import { lazy, Suspense } from "react";
import { cn } from "@/components/ui/cn";
import { popoverStyles, usePopover } from "@/components/ui/use-popover";

/** The list comes with the first opening. */
const TableKeysList = lazy(() => import("./table-keys-list").then((module) => ({ default: module.TableKeysList })));

/** The keys of a table, for those who look for them. */
export function TableKeys({ canSelect, className }: { canSelect: boolean; className?: string }) {
  const { isOpen, popup, trigger, popover } = usePopover("end", "[data-none]");
  return (
    <>
      <button
        type="button"
        {...trigger}
        aria-haspopup="dialog"
        aria-label="Keyboard"
        className={cn(
          "grid size-6 place-items-center rounded-sm hover:bg-hover hover:text-fg pointer-coarse:hidden",
          className,
        )}
      >
        <Keyboard aria-hidden className="size-3.5" />
      </button>
      <div {...popover} ref={popup} role="dialog" aria-label="Keyboard" className={cn(popoverStyles, "p-3")}>
        {isOpen && (
          <Suspense fallback={null}>
            <TableKeysList canSelect={canSelect} />
          </Suspense>
        )}
      </div>
    </>
  );
}
