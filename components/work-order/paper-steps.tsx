import { cn } from "@/components/ui/cn";
import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { STEP_OWNER_LABELS } from "@/lib/domain/procedure/step";
import { type Mark, type Subject, stepKey } from "@/lib/domain/work/step-log";

export type Marks = ReadonlyMap<string, Mark>;

export const isTicked = (marks: Marks, subject: Subject, step: FilledStep) =>
  marks.get(stepKey(subject, step.id))?.isTicked ?? false;

/** Characters of name and value that one of two columns takes. */
const WIDE = 46;

/** Every value once, under the name it has in its step; what is to be found out is a line to write on. */
export function PaperValues({ steps }: { steps: readonly FilledStep[] }) {
  const values = new Map<string, string | null>();
  for (const { applies, values: own } of steps) {
    if (!applies) continue;
    for (const { label, value, kind } of own) if (isTyped(label, kind)) values.set(label, value);
  }
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-px text-[8.5pt] leading-snug max-sm:grid-cols-1 print:grid-cols-2">
      {[...values].map(([label, value]) => (
        <div
          key={label}
          className={cn(
            "flex min-w-0 items-baseline gap-1.5",
            label.length + (value?.length ?? 0) > WIDE && "col-span-full",
          )}
        >
          <dt className="shrink-0 text-muted">{label}</dt>
          <dd className="min-w-0 flex-1">
            {value === null ? (
              <span className="block h-3.5 border-current border-b border-dotted" />
            ) : (
              <span className="code break-all text-fg">{value}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The MAC stands above in large letters; pages of Cisco are read on a screen. */
const isTyped = (label: string, kind: string) =>
  kind !== "mac" && (kind !== "url" || label === "Phone's web page") && label !== "Model";

type PaperStepsProps = { title: string; steps: readonly FilledStep[]; subject: Subject; marks: Marks };

export function PaperSteps({ title, steps, subject, marks }: PaperStepsProps) {
  const applying = steps.filter(({ applies }) => applies);
  if (applying.length === 0) return null;
  return (
    <section className="break-inside-avoid">
      <h2 className="mt-3 mb-1 font-semibold">{title}</h2>
      <ol className="grid gap-0.5">
        {applying.map((step) => (
          <PaperStep key={step.id} step={step} isTicked={isTicked(marks, subject, step)} showsOwner />
        ))}
      </ol>
    </section>
  );
}

type PaperStepProps = { step: FilledStep; isTicked: boolean; showsOwner?: boolean };

export function PaperStep({ step, isTicked: isDone, showsOwner = false }: PaperStepProps) {
  return (
    <li className="flex break-inside-avoid gap-1.5">
      <span
        aria-hidden
        className="mt-[0.2em] grid size-[0.9em] shrink-0 place-items-center border border-current text-[0.8em] leading-none"
      >
        {isDone && "✓"}
      </span>
      <span>
        {isDone && <span className="sr-only">Done: </span>}
        {step.title}
        {showsOwner && <span className="text-muted"> · {STEP_OWNER_LABELS[step.owner]}</span>}
        {step.note && <span className="block whitespace-pre-line">{step.note}</span>}
      </span>
    </li>
  );
}
