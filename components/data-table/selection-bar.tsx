import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/format/text";
import type { SelectionState } from "./use-selection";

/** What is chosen, beside the tick for all: over the first headers, so that no row moves away under the pointer. */
export function SelectionBar({ selection, total }: { selection: SelectionState; total: number }) {
  const count = selection.count(total);
  return (
    <div className="absolute inset-y-0 left-full flex items-center gap-1 whitespace-nowrap border-line border-r bg-sidebar pr-2 text-xs tabular-nums">
      <span role="status" className="px-1.5 font-medium">
        {formatNumber(count)} selected
      </span>
      {count < total && (
        <Button variant="ghost" size="sm" onClick={selection.takeAll} className="h-6 px-2 text-accent">
          Select all {formatNumber(total)}
        </Button>
      )}
      <Button variant="ghost" size="sm" onClick={selection.clear} className="h-6 px-2">
        Clear
      </Button>
    </div>
  );
}
