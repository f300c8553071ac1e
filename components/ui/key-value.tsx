import type { ReactNode } from "react";
import { cn } from "./cn";

export type KeyValue = { label: ReactNode; value: ReactNode };

type KeyValueListProps = { items: readonly KeyValue[]; className?: string };

/** Names and values beside each other; below each other where it is narrow. An absent value is shown as a dash. */
export function KeyValueList({ items, className }: KeyValueListProps) {
  return (
    <dl className={cn("grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(8rem,max-content)_1fr]", className)}>
      {items.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a label may be an element, and the list does not reorder
        <div key={index} className="min-w-0 sm:contents">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{isAbsent(value) ? <Absent /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isAbsent(value: ReactNode) {
  return value === null || value === undefined || value === "";
}

function Absent() {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">Not given</span>
    </span>
  );
}
