"use client";
import { Keyboard } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { popoverStyles, usePopover } from "@/components/ui/use-popover";

const KEYS: readonly { keys: readonly string[]; does: string; isForSelection?: true }[] = [
  { keys: ["/"], does: "Search" },
  { keys: ["↑", "↓"], does: "Row by row" },
  { keys: ["Home", "End"], does: "First, last loaded row" },
  { keys: ["Enter"], does: "Open the row" },
  { keys: ["Space"], does: "Select the row", isForSelection: true },
  { keys: ["Shift", "Space"], does: "Select from the last one to here", isForSelection: true },
  { keys: ["←", "→"], does: "On the edge of a column: its width" },
];

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
          <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5">
            {KEYS.filter(({ isForSelection }) => canSelect || !isForSelection).map(({ keys, does }) => (
              <div key={does} className="contents">
                <dt className="flex gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </>
  );
}
