"use client";
import { ClipboardCheck } from "lucide-react";
import { useState } from "react";
import type { NoteRequest } from "@/components/checklist/note-dialog";
import { mayWorkOn } from "@/components/checklist/phone-text";
import { useOpenPhone } from "@/components/checklist/use-open-phone";
import { useStepQueue } from "@/components/checklist/use-step-queue";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { KeptWork } from "@/lib/client/outbox/snapshot";
import { isGated } from "@/lib/domain/procedure/gate";
import { formatMac } from "@/lib/format/text";
import { type DayEntry, type DayFilter, isToDo, shownEntries, stepAfter } from "./day-entries";
import { DayFilters } from "./day-filters";
import { DayList } from "./day-list";
import { FieldPhone } from "./field-phone";
import { ManyBar } from "./many-bar";
import { NothingFits } from "./nothing-fits";
import { NoteDialog, OutboxNotices } from "./phone-parts";
import { useDay } from "./use-day";
import { useWhenChanged, useWhenSent } from "./use-when-sent";

const EVERYTHING: DayFilter = { search: "", waitsFor: null };

type FieldWorkProps = {
  work: KeptWork;
  /** Everything is on the server and its list is newer, or somebody signed in or out. */
  onStale: () => void;
};

/** Today: every phone of every batch of mine, in the order of the day, and the one that is open. */
export function FieldWork({ work: { snapshot, askedAt }, onStale }: FieldWorkProps) {
  const { person } = snapshot;
  const queue = useStepQueue({
    userId: person.id,
    whereOf: (subject) => {
      const found = "phoneId" in subject ? entries.find(({ phone }) => phone.id === subject.phoneId) : undefined;
      const { work, batch, phone } = found ?? {};
      return { projectId: work?.project.id ?? "", batchId: batch?.id ?? null, name: phone ? formatMac(phone.mac) : "" };
    },
    titleOf: (id) => entries.flatMap(({ next }) => (next?.id === id ? [next.title] : []))[0] ?? id,
    listAt: snapshot.at,
    askedAt,
  });
  const { entries, marks, procedures } = useDay(snapshot, queue);
  useWhenSent(queue.waiting, onStale);
  useWhenChanged(queue.trouble, onStale);
  const { openId, open, close } = useOpenPhone();
  const [filter, setFilter] = useState(EVERYTHING);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [request, setRequest] = useState<NoteRequest | null | undefined>(undefined);

  const shown = shownEntries(entries, filter, openId);
  const entry = entries.find(({ phone }) => phone.id === openId) ?? null;
  const step = entries.find(({ next }) => next?.id === filter.waitsFor)?.next ?? null;
  const isShut = ({ work, batch }: DayEntry) =>
    step !== null && isGated(step.id) && (procedures.get(work.project.id)?.shut.has(batch.id) ?? false);
  const tickable = shown.filter(
    (one) =>
      step && !step.isEvidence && isToDo(one) && mayWorkOn(one.phone) && one.next?.id === step.id && !isShut(one),
  );
  const canTickMany = step !== null && !step.isEvidence && filter.search === "" && tickable.length > 0;
  const due = tickable.filter(({ phone }) => chosen.has(phone.id));

  function openFound() {
    const [found, ...others] = shownEntries(entries, filter, null);
    if (found && others.length === 0) open(found.phone.id);
  }
  function tickMany() {
    if (!step) return;
    const ids = due.map(({ phone }) => phone.id);
    queue.tickMany(ids, step.id);
    setChosen(new Set());
    const isLast = due.length === tickable.length;
    if (isLast) setFilter({ ...filter, waitsFor: due[0] ? stepAfter(due[0], step.id, { procedures, marks }) : null });
  }
  function choose(phoneId: string) {
    const next = new Set(chosen);
    if (!next.delete(phoneId)) next.add(phoneId);
    setChosen(next);
  }

  if (entries.length === 0)
    return (
      <>
        {queue.isInTrouble && <OutboxNotices userId={person.id} isTold />}
        <EmptyState
          icon={<ClipboardCheck />}
          title="No batch is assigned to you"
          action={<LinkButton href="/projects">See the projects</LinkButton>}
        >
          The project manager assigns batches on the batch’s page. What is assigned then stands here, ready to be worked
          through.
        </EmptyState>
      </>
    );
  return (
    <>
      {queue.isInTrouble && <OutboxNotices userId={person.id} isTold />}
      <div className="lg:grid lg:grid-cols-[24rem_minmax(0,1fr)] lg:items-start lg:gap-5">
        <div className={cn("min-w-0", entry && "max-lg:hidden")}>
          <DayFilters entries={entries} filter={filter} onFilter={setFilter} onEnter={openFound} onOpen={open} />
          <p role="status" className="sr-only">
            {shown.length} phones shown
          </p>
          {shown.length === 0 && (
            <NothingFits filter={filter} phones={entries.length} onAll={() => setFilter(EVERYTHING)} />
          )}
          <DayList
            entries={shown}
            unsent={new Set(queue.unsent.map(({ event }) => event.phoneId ?? ""))}
            openId={openId}
            chosen={canTickMany ? chosen : null}
            onOpen={open}
            onChoose={choose}
          />
          {canTickMany && step && (
            <ManyBar
              step={step}
              chosen={due.length}
              shown={tickable.length}
              onAll={() => setChosen(new Set(tickable.map(({ phone }) => phone.id)))}
              onNone={() => setChosen(new Set())}
              onDone={tickMany}
            />
          )}
        </div>
        <FieldPhone
          entry={entry}
          isAsked={openId !== null}
          list={shown}
          procedure={entry ? procedures.get(entry.work.project.id) : undefined}
          marks={marks}
          queue={queue}
          askNote={setRequest}
          onOpen={open}
          onClose={close}
        />
      </div>
      {request !== undefined && <NoteDialog userId={person.id} request={request} onClose={() => setRequest(null)} />}
    </>
  );
}
