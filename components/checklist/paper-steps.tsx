import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { type Mark, type Subject, stepKey } from "@/lib/domain/work/step-log";

export const isTicked = (marks: ReadonlyMap<string, Mark>, subject: Subject, step: FilledStep) =>
  marks.get(stepKey(subject, step.id))?.isTicked ?? false;

/** Every value of the phone once, under the name it has in the step. */
export function PhoneValues({ steps }: { steps: readonly FilledStep[] }) {
  const values = new Map<string, string>();
  for (const { applies, values: own } of steps) {
    if (!applies) continue;
    for (const { label, value, kind } of own)
      if (kind !== "mac" && !label.startsWith("Release notes")) values.set(label, value ?? "________________");
  }
  return (
    <dl className="grid grid-cols-2 gap-x-6 text-[8.5pt]">
      {[...values].map(([label, value]) => (
        <div key={label} className="flex gap-2">
          <dt className="shrink-0">{label}:</dt>
          <dd className="code min-w-0 break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type PaperStepsProps = {
  title: string;
  steps: readonly FilledStep[];
  subject: Subject;
  marks: ReadonlyMap<string, Mark>;
};

export function PaperSteps({ title, steps, subject, marks }: PaperStepsProps) {
  if (steps.length === 0) return null;
  return (
    <>
      <h2 className="mt-3 mb-1 font-semibold">{title}</h2>
      <ol>
        {steps
          .filter(({ applies }) => applies)
          .map((step) => (
            <PaperStep key={step.id} step={step} isTicked={isTicked(marks, subject, step)} />
          ))}
      </ol>
    </>
  );
}

export function PaperStep({ step, isTicked: isDone }: { step: FilledStep; isTicked: boolean }) {
  return (
    <li className="flex break-inside-avoid gap-2">
      <span
        aria-hidden
        className="mt-0.5 grid size-3 shrink-0 place-items-center border border-black text-[8pt] leading-none"
      >
        {isDone && "✓"}
      </span>
      {step.title}
    </li>
  );
}
