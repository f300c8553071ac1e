import { isMatch } from "@/lib/domain/work/find-phone";
import { countOf } from "@/lib/domain/work/phone-count";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { Mark } from "@/lib/domain/work/step-log";
import { compareDays, comparePlaces, type Day, dayOfBatch, type NextStep, nextStepOf } from "@/lib/domain/work/today";
import type { Work, WorkBatch, WorkPhone } from "@/lib/schemas/work";
import type { Procedure } from "./procedure-here";

/** One phone, and on which day it is worked. */
export type DayPhone = { work: Work; batch: WorkBatch; phone: WorkPhone; day: Day };

/** With all that a list says of it. */
export type DayEntry = DayPhone & {
  state: PhoneState;
  next: NextStep | null;
  progress: { done: number; total: number };
};

const day = new Intl.DateTimeFormat("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit" });
/** The device stands where the work is. */
const dayOf = (at: string): string => day.format(new Date(at));

/** All phones of all batches, in the order of the day and of the way. Sorted once for a list, not for each tick. */
export function inDayOrder(works: readonly Work[], now: string): DayPhone[] {
  const phones = works.flatMap((work) =>
    work.batches.flatMap((batch) => {
      const isOn = dayOfBatch(batch, now, dayOf);
      return batch.phones.map((phone): DayPhone => ({ work, batch, phone, day: isOn }));
    }),
  );
  return phones.toSorted((a, b) => compareDays(a.day, b.day) || comparePlaces(a.phone, b.phone));
}

type Shown = {
  states: ReadonlyMap<string, PhoneState>;
  marks: ReadonlyMap<string, Mark>;
  /** By project; empty until the steps are loaded. */
  procedures: ReadonlyMap<string, Procedure>;
};

/** What they wait for, with what was done here. */
export function dayEntries(phones: readonly DayPhone[], { states, marks, procedures }: Shown): DayEntry[] {
  return phones.map((one) => {
    const { id, state: before } = one.phone;
    const procedure = procedures.get(one.work.project.id);
    const steps = procedure?.route?.steps ?? [];
    const state = states.get(id) ?? before;
    const skipped = procedure?.skipped[id];
    const next = nextStepOf(steps, id, skipped, marks, state);
    return { ...one, state, next, progress: countOf(steps, one.phone, skipped, marks, state) };
  });
}

/** The step that a phone waits for once this one is done. */
export function stepAfter(
  { work, phone, state }: DayEntry,
  done: string,
  { procedures, marks }: Omit<Shown, "states">,
): string | null {
  const procedure = procedures.get(work.project.id);
  const skipped = [...(procedure?.skipped[phone.id] ?? []), done];
  return nextStepOf(procedure?.route?.steps ?? [], phone.id, skipped, marks, state)?.id ?? null;
}

/** Work goes on with it: it is neither done nor stopped. */
export const isToDo = ({ state }: DayEntry): boolean => ["not-started", "in-progress", "moved"].includes(state);

export type DayFilter = { search: string /** A step's id, or a state that stops the work. */; waitsFor: string | null };

/** A search looks at everything on the device; without one, what is done is out of the way. */
export function shownEntries(entries: readonly DayEntry[], { search, waitsFor }: DayFilter, openId: string | null) {
  return entries.filter((entry) => {
    if (entry.phone.id === openId) return true;
    if (search.trim() !== "") return isMatch(entry.phone, search);
    if (waitsFor === "stopped") return entry.state === "failed" || entry.state === "on-hold";
    if (waitsFor === "verified") return entry.state === "verified";
    if (waitsFor !== null) return entry.next?.id === waitsFor && isToDo(entry);
    return true;
  });
}

export type DayGroup = { key: string; day: Day; site: string | null; entries: DayEntry[] };

/** One group for each day and site; the entries come in order already. */
export function groupDays(entries: readonly DayEntry[]): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const entry of entries) {
    const { site } = entry.phone;
    const key = `${entry.day.kind} ${entry.day.date} ${site}`;
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, day: entry.day, site, entries: [entry] });
  }
  return groups;
}
