"use client";
import { type Assignable, PeopleChoice } from "@/components/batch/people-choice";
import { windowHint } from "@/components/batch/window-text";
import { TextField } from "@/components/form/text-field";
import type { Form } from "@/components/form/use-form";
import { RadioCards } from "@/components/ui/radio-cards";
import { type BatchAction, batchAfter } from "@/lib/domain/work/batch-life";
import { plural } from "@/lib/format/text";
import type { BatchRow } from "./batch-rows";
import type { BulkChange, BulkValues } from "./bulk-change";

type BulkFieldsProps = {
  change: BulkChange;
  form: Form<BulkValues>;
  batches: readonly BatchRow[];
  people: readonly Assignable[];
  timeZone: string;
};

export function BulkFields({ change, ...props }: BulkFieldsProps) {
  switch (change) {
    case "window":
      return <WindowFields {...props} />;
    case "people":
      return <PeopleFields {...props} />;
    case "state":
      return <StateFields {...props} />;
    case "name":
      return <NameFields {...props} />;
  }
}

type Fields = Omit<BulkFieldsProps, "change">;

const WINDOWS = [
  { value: "set", title: "One window for all" },
  { value: "move", title: "Move their windows by days" },
  { value: "clear", title: "Take their windows away" },
] as const;

function WindowFields({ form, batches, timeZone }: Fields) {
  const { window } = form.values;
  const dated = batches.filter(({ startsAt, endsAt }) => startsAt ?? endsAt).length;
  return (
    <>
      <RadioCards
        legend="How"
        isLegendHidden
        name="window"
        items={WINDOWS}
        value={window}
        onChange={(next) => form.set({ window: next })}
      />
      {window === "set" && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField form={form} name="startsAt" label="Starts" type="datetime-local" required />
          <TextField
            form={form}
            name="endsAt"
            label="Ends"
            type="datetime-local"
            hint={windowHint(form.values, timeZone)}
            required
          />
        </div>
      )}
      {window === "move" && (
        <TextField
          form={{ ...form, errors: { ...form.errors, days: form.errors.moveByDays ?? "" } }}
          name="days"
          label="Days"
          inputMode="numeric"
          hint={`Later; with a minus, earlier. ${plural(dated, "of them has a window", "of them have a window")}; the time of day stays.`}
        />
      )}
    </>
  );
}

const PEOPLE = [
  { value: "add", title: "Add these people" },
  { value: "set", title: "These people and nobody else" },
  { value: "remove", title: "Take these people off" },
] as const;

function PeopleFields({ form, people }: Fields) {
  return (
    <>
      <RadioCards
        legend="How"
        isLegendHidden
        name="people"
        items={PEOPLE}
        value={form.values.people}
        onChange={(how) => form.set({ people: how })}
      />
      <PeopleChoice
        legend="People"
        people={people}
        userIds={form.values.userIds}
        onChange={(userIds) => form.set({ userIds })}
      />
    </>
  );
}

const STATES = [
  { value: "ready", title: "Ready", actions: ["make-ready"] },
  { value: "planned", title: "Planned", actions: ["back-to-planned", "reopen"] },
  { value: "cancelled", title: "Cancelled", actions: ["cancel"] },
] as const satisfies readonly { value: BulkValues["state"]; title: string; actions: readonly BatchAction[] }[];

function StateFields({ form, batches }: Fields) {
  const { state } = form.values;
  const open = batches.filter(({ notReady }) => notReady.length > 0).length;
  const items = STATES.map(({ value, title, actions }) => {
    const able = batches.filter((batch) => actions.some((action) => batchAfter(batch.state, action) !== null)).length;
    return {
      value,
      title,
      description: `${able} of ${plural(batches.length, "batch", "batches")} can become so.`,
      isDisabled: able === 0,
    };
  });
  return (
    <>
      <RadioCards
        legend="State"
        isLegendHidden
        name="state"
        items={items}
        value={state}
        onChange={(next) => form.set({ state: next })}
      />
      {state === "ready" && open > 0 && (
        <p className="text-muted">
          {plural(open, "of them has", "of them have")} something open, such as no date or nobody assigned. Without a
          reason they stay as they are.
        </p>
      )}
    </>
  );
}

const MOST_SHOWN = 3;

function NameFields({ form, batches }: Fields) {
  const { find, replace } = form.values;
  const named = find === "" ? [] : batches.filter(({ name }) => name.includes(find));
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          form={{ ...form, errors: { ...form.errors, find: form.errors["rename.find"] ?? "" } }}
          name="find"
          label="Find in the names"
          required
          maxLength={120}
        />
        <TextField form={form} name="replace" label="Replace by" maxLength={120} />
      </div>
      {find !== "" && (
        <div className="text-muted">
          <p>{plural(named.length, "name has", "names have")} it.</p>
          {named.slice(0, MOST_SHOWN).map(({ id, name }) => (
            <p key={id}>
              {name} <span aria-hidden>→</span> <span className="text-fg">{name.replaceAll(find, replace).trim()}</span>
            </p>
          ))}
          {named.length > MOST_SHOWN && <p>and {plural(named.length - MOST_SHOWN, "other")}</p>}
        </div>
      )}
    </>
  );
}
