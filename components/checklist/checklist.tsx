"use client";
import { type ReactNode, useMemo, useState } from "react";
import { useRefreshOnChange } from "@/components/import/use-refresh-on-change";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { useShortcut } from "@/components/ui/use-shortcut";
import type { LicenseCounts } from "@/lib/domain/checklist/checklist-for";
import type { Route } from "@/lib/domain/checklist/step";
import { formatMac } from "@/lib/format/text";
import type { Work, WorkBatch, WorkPhone } from "@/lib/schemas/work";
import { BatchOverview } from "./batch-overview";
import { NoteDialog, type NoteRequest } from "./note-dialog";
import { PhoneList, type StateFilter } from "./phone-list";
import { PhonePanel } from "./phone-panel";
import { isMatch, progressOf } from "./phone-progress";
import { SendStatus } from "./send-status";
import { marksOf, phoneStatesOf } from "./step-log";
import { useOpenPhone } from "./use-open-phone";
import { useStepQueue } from "./use-step-queue";
import { useWork } from "./use-work";
import { WorkOrder } from "./work-order";

type ChecklistProps = {
  work: Work;
  batchId: string;
  /** From the server: the texts of all routes would be a third of this page's script. */
  route: Route | null;
  /** What is said where there is no route. */
  notice: string;
  licenses: LicenseCounts | null;
  canRecord: boolean;
  /** Title and way back; out of the way while a phone is open on a small screen. */
  header: ReactNode;
};

/** Others tick too; a page of 200 phones is not loaded again for each of their ticks. */
const REFRESH_EVERY_MS = 5000;

export function Checklist({ work: loaded, batchId, route, notice, licenses, canRecord, header }: ChecklistProps) {
  const { work, reload } = useWork(loaded, batchId);
  const { project } = work;
  const batch = work.batches.find(({ id }) => id === batchId) ?? NO_BATCH;
  const queue = useStepQueue();
  const { openId, open, close } = useOpenPhone();
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<StateFilter>("all");
  const [request, setRequest] = useState<NoteRequest | null>(null);
  useRefreshOnChange(project.id, () => void reload(queue.settle), REFRESH_EVERY_MS);

  const { operations, judged } = queue;
  const marks = useMemo(() => marksOf(work.steps, operations), [work.steps, operations]);
  const states = useMemo(() => phoneStatesOf(work, operations, judged), [work, operations, judged]);
  const stateOf = (phone: WorkPhone) => states.get(phone.id) ?? phone.state;
  const counts = countStates(batch.phones, stateOf);
  const shown = batch.phones.filter(
    (phone) => isMatch(phone, search) && (filter === "all" || stateOf(phone) === filter || phone.id === openId),
  );
  const phone = batch.phones.find(({ id }) => id === openId) ?? null;
  const at = phone ? shown.indexOf(phone) : -1;
  const previous = at > 0 ? shown[at - 1] : undefined;
  const next = phone ? shown[at + 1] : shown[0];
  const isToDo = (one: WorkPhone) => one !== phone && ["not-started", "in-progress"].includes(stateOf(one));
  const nextOpen =
    batch.phones.slice(batch.phones.indexOf(phone ?? (batch.phones[0] as WorkPhone))).find(isToDo) ??
    batch.phones.find(isToDo);
  useShortcut("j", () => next && open(next.id));
  useShortcut("k", () => previous && open(previous.id));
  useShortcut("Escape", () => phone && close());

  const progress = (one: WorkPhone) => progressOf(route, one, project, marks, stateOf(one));
  const unsent = new Set(queue.unsent.map(({ event }) => event.phoneId));
  const scope = { marks, queue, canRecord, askNote: setRequest };

  return (
    <>
      <div data-screen-only>
        <div className={cn(phone && "max-lg:hidden")}>{header}</div>
        <SendStatus
          queue={queue}
          titleOf={(id) => route?.steps.find((step) => step.id === id)?.title ?? id}
          nameOf={(id) => formatMac(batch.phones.find((one) => one.id === id)?.mac ?? "")}
        />
        {phone && <h1 className="sr-only lg:hidden">{batch.name}</h1>}
        <div className={cn(phone && "max-lg:hidden")}>
          <BatchOverview
            {...scope}
            work={work}
            batch={batch}
            route={route}
            notice={notice}
            licenses={licenses}
            counts={counts}
          />
        </div>
        <div className="lg:grid lg:grid-cols-[22rem_minmax(0,1fr)] lg:items-start lg:gap-5">
          <div
            className={cn(
              "lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:p-0.5",
              phone && "max-lg:hidden",
            )}
          >
            <PhoneList
              phones={shown}
              counts={counts}
              stateOf={stateOf}
              progress={progress}
              isUnsent={({ id }) => unsent.has(id)}
              openId={openId}
              onOpen={open}
              search={search}
              onSearch={setSearch}
              filter={filter}
              onFilter={setFilter}
            />
          </div>
          {phone ? (
            <PhonePanel
              {...scope}
              work={work}
              phone={phone}
              state={stateOf(phone)}
              progress={progress(phone)}
              place={at < 0 ? null : `${at + 1} of ${shown.length}`}
              onPrevious={previous ? () => open(previous.id) : null}
              onNext={next ? () => open(next.id) : null}
              onNextOpen={nextOpen ? () => open(nextOpen.id) : null}
              onClose={close}
            />
          ) : (
            <NoPhoneOpen hasPhones={batch.phones.length > 0} />
          )}
        </div>
      </div>
      <NoteDialog request={request} onClose={() => setRequest(null)} />
      <WorkOrder work={work} batch={batch} route={route} licenses={licenses} marks={marks} stateOf={stateOf} />
    </>
  );
}

const NO_BATCH: WorkBatch = {
  id: "",
  name: "",
  kind: "wave",
  state: "cancelled",
  order: 0,
  startsAt: null,
  endsAt: null,
  phones: [],
};

function NoPhoneOpen({ hasPhones }: { hasPhones: boolean }) {
  return (
    <div className="rounded-lg border border-line border-dashed px-6 py-16 text-center text-muted max-lg:hidden">
      {hasPhones ? "Choose a phone. " : "This batch holds no phone yet. "}
      {hasPhones && (
        <>
          <Kbd>j</Kbd> <Kbd>k</Kbd> next and previous, <Kbd>/</Kbd> search, <Kbd>Esc</Kbd> close.
        </>
      )}
    </div>
  );
}

function countStates(phones: readonly WorkPhone[], stateOf: (phone: WorkPhone) => Exclude<StateFilter, "all">) {
  const counts = { all: phones.length, "not-started": 0, "in-progress": 0, failed: 0, "on-hold": 0, verified: 0 };
  for (const phone of phones) counts[stateOf(phone)] += 1;
  return counts;
}
