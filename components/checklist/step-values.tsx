import { ExternalLink } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { Summary } from "@/components/ui/summary";
import type { FilledValue } from "@/lib/domain/procedure/checklist-for";

/** More of one kind than this are folded: a batch of 200 phones has 200 licence files. */
const SHOWN = 4;

/** What a step needs, sign by sign and ready to copy. What is not known says where to find it. */
export function StepValues({ values }: { values: readonly FilledValue[] }) {
  if (values.length === 0) return null;
  const labels = [...new Set(values.map(({ label }) => label))];
  return (
    <dl className="grid gap-1.5">
      {labels.map((label) => (
        <ValueGroup key={label} label={label} group={values.filter((value) => value.label === label)} />
      ))}
    </dl>
  );
}

function ValueGroup({ label, group }: { label: string; group: readonly FilledValue[] }) {
  return (
    <div className="rounded-md border border-line bg-bg px-3 py-1.5">
      <dt className="flex items-center justify-between gap-2 text-muted text-xs">
        {label}
        {group.length > SHOWN && (
          <CopyButton
            isLabelled
            value={group.flatMap(({ value }) => value ?? []).join("\n")}
            label={`Copy all ${group.length}`}
          />
        )}
      </dt>
      {group.slice(0, SHOWN).map((value) => (
        <Value key={value.value ?? value.missing} {...value} />
      ))}
      {group.length > SHOWN && (
        <dd>
          <details>
            <Summary className="py-1 text-accent pointer-coarse:py-3">{group.length - SHOWN} more</Summary>
            {group.slice(SHOWN).map((value) => (
              <span key={value.value ?? value.missing} className="code block break-all py-0.5">
                {value.value ?? value.missing}
              </span>
            ))}
          </details>
        </dd>
      )}
    </div>
  );
}

function Value({ label, kind, value, missing }: FilledValue) {
  if (value === null) return <dd className="py-1 text-warn">Not known yet. {missing}</dd>;
  return (
    <dd className="flex min-h-8 items-center justify-between gap-2">
      {kind === "url" ? (
        <a
          href={value}
          target="_blank"
          rel="noreferrer"
          className="code inline-flex min-h-6 min-w-0 items-center gap-1.5 break-all text-accent hover:underline pointer-coarse:min-h-11"
        >
          <span className="line-clamp-2">{value}</span>
          <ExternalLink aria-hidden className="size-3.5 shrink-0" />
          <span className="sr-only">(opens in a new tab)</span>
        </a>
      ) : (
        <span className="code min-w-0 break-all font-medium text-sm">{value}</span>
      )}
      <CopyButton value={value} label={`Copy ${label}`} className="-mr-2" />
    </dd>
  );
}
