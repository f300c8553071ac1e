"use client";
import { Columns3 } from "lucide-react";
import { lazy, Suspense } from "react";
import { buttonStyles } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { popoverStyles, usePopover } from "@/components/ui/use-popover";
import type { ColumnLayout } from "./column-layout";

/** The list comes with the first opening. */
const ColumnChoices = lazy(() => import("./column-choices").then((module) => ({ default: module.ColumnChoices })));

export type ColumnChooserProps = {
  /** Every column there is, by id, with its name; the first is always shown and stays in its place. */
  columns: readonly { id: string; name: string }[];
  layout: ColumnLayout;
  onChange: (layout: ColumnLayout) => void;
  /** Undefined when the columns are the usual ones. */
  onReset: (() => void) | undefined;
};

/** Which columns a table shows, and in which order: by ticks and arrows, or by dragging. */
export function ColumnChooser(props: ColumnChooserProps) {
  const { isOpen, popup, trigger, popover } = usePopover("end", "input");
  return (
    <>
      <button type="button" {...trigger} aria-haspopup="dialog" className={cn(buttonStyles(), "px-2.5")}>
        <Columns3 aria-hidden /> Columns
      </button>
      <div {...popover} ref={popup} role="dialog" aria-label="Columns" className={cn(popoverStyles, "w-72")}>
        {isOpen && (
          <Suspense fallback={null}>
            <ColumnChoices {...props} />
          </Suspense>
        )}
      </div>
    </>
  );
}
