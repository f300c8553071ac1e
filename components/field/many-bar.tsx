import { Button } from "@/components/ui/button";
import type { NextStep } from "@/lib/domain/work/today";
import { plural } from "@/lib/format/text";

type ManyBarProps = {
  step: NextStep;
  chosen: number;
  shown: number;
  onAll: () => void;
  onNone: () => void;
  onDone: () => void;
};

/** One step for several phones, at the thumb's place. */
export function ManyBar({ step, chosen, shown, onAll, onNone, onDone }: ManyBarProps) {
  return (
    <section
      aria-label={`“${step.title}” for several phones`}
      data-screen-only
      className="sticky bottom-0 z-20 -mx-4 mt-2 grid gap-2 border-line border-t bg-surface px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:mx-0"
    >
      <p className="flex flex-wrap items-center justify-between gap-2 text-muted">
        <span className="min-w-0 flex-1 truncate">{step.title}</span>
        <Button size="sm" variant="ghost" onClick={chosen === shown ? onNone : onAll}>
          {chosen === shown ? "Choose none" : `Choose all ${shown}`}
        </Button>
      </p>
      <Button variant="primary" size="lg" disabled={chosen === 0} onClick={onDone} className="w-full">
        Done for {plural(chosen, "phone")}
      </Button>
    </section>
  );
}
