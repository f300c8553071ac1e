"use client";
import { type ReactNode, useEffect, useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { DateTime } from "@/components/ui/time";
import { call } from "@/lib/client/api";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { plural } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";

type Target = { id: string; name: string };

type TargetBatchFieldProps = {
  projectId: string;
  /** Where phones may go. */
  batches: readonly Target[];
  /** What is no batch, as the last choice. */
  out: { value: string; label: string };
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
};

/** More than fit into the field are found by typing. */
const MOST_SHOWN = 50;

/** A batch, found by words of its name, site or people, with how many phones it has and when it is converted. */
export function TargetBatchField({ projectId, batches, out, value, onChange, error }: TargetBatchFieldProps) {
  const name = useId();
  const [q, setQ] = useState("");
  const details = useDetails(projectId);
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = batches.filter(({ id, name: title }) => {
    const batch = details.get(id);
    const text = [title, batch?.site, ...(batch?.assignees.map((person) => person.name) ?? [])].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const more = found.length - MOST_SHOWN;
  return (
    <Field
      label="Where to"
      error={error}
      hint={batches.length === 0 ? "There is no open batch yet: plan or add one on the page Batches." : undefined}
    >
      {(field) => (
        <>
          {batches.length > 0 && (
            <Input
              {...field}
              type="search"
              autoComplete="off"
              placeholder="Name, site or person"
              value={q}
              onChange={({ target }) => setQ(target.value)}
            />
          )}
          <fieldset className="max-h-72 min-w-0 overflow-y-auto rounded-md border border-line">
            <legend className="sr-only">Batches</legend>
            {found.slice(0, MOST_SHOWN).map(({ id, name: title }) => (
              <Choice key={id} name={name} value={id} title={title} isChosen={value === id} onChoose={onChange}>
                <Details batch={details.get(id)} />
              </Choice>
            ))}
            {more > 0 && (
              <p className="px-3 py-2 text-muted text-xs">
                {plural(more, "more batch", "more batches")}: type to find them.
              </p>
            )}
            {found.length === 0 && batches.length > 0 && (
              <p className="px-3 py-2 text-muted">No batch has these words.</p>
            )}
            <Choice
              name={name}
              value={out.value}
              title={out.label}
              isChosen={value === out.value}
              onChoose={onChange}
            />
          </fieldset>
        </>
      )}
    </Field>
  );
}

/** Counts, dates and people of the batches; without the network their names must do. */
function useDetails(projectId: string): ReadonlyMap<string, Batch> {
  const [details, setDetails] = useState<ReadonlyMap<string, Batch>>(new Map());
  useEffect(() => {
    const request = new AbortController();
    call("GET /api/projects/{projectId}/batches", { params: { projectId }, signal: request.signal }).then(
      ({ items }) => setDetails(new Map(items.map((batch) => [batch.id, batch]))),
      () => {},
    );
    return () => request.abort();
  }, [projectId]);
  return details;
}

type ChoiceProps = {
  name: string;
  value: string;
  title: string;
  isChosen: boolean;
  onChoose: (value: string) => void;
  children?: ReactNode;
};

function Choice({ name, value, title, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex gap-2.5 border-line border-b px-3 py-2 last:border-b-0 has-checked:bg-accent-soft hover:not-has-checked:bg-hover">
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        onChange={() => onChoose(value)}
        className="tick mt-0.5"
      />
      <span className="min-w-0">
        <span className="block">{title}</span>
        {children}
      </span>
    </label>
  );
}

function Details({ batch }: { batch: Batch | undefined }) {
  if (!batch) return null;
  return (
    <span className="block text-muted text-xs tabular-nums">
      {BATCH_STATE_LABELS[batch.state]} · {plural(batch.phones, "phone")} ·{" "}
      {batch.startsAt ? <DateTime value={batch.startsAt} /> : "no date"}
      {batch.assignees.length > 0 && ` · ${batch.assignees.map(({ name }) => name).join(", ")}`}
    </span>
  );
}
