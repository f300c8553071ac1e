"use client";
import { type ReactNode, useMemo, useState } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { cn } from "@/components/ui/cn";
import { useShortcut } from "@/components/ui/use-shortcut";
import type { LicenseCounts } from "@/lib/domain/procedure/conditions";
import type { Route } from "@/lib/domain/procedure/step";
import { isMatch } from "@/lib/domain/work/find-phone";
import { withFollowing } from "@/lib/domain/work/following-marks";
import type { NeededSteps } from "@/lib/domain/work/needed-steps";
import { countOf, countStates } from "@/lib/domain/work/phone-count";
import { marksOf, phoneStatesOf } from "@/lib/domain/work/step-log";
import { formatMac, formatNumber } from "@/lib/format/text";
import type { Work, WorkBatch, WorkPhone } from "@/lib/schemas/work";
import { BatchOverview, loadParts, NoPhoneOpen, NoteDialog, OutboxNotices, PhonePanel } from "./checklist-parts";
import { useWhenIdle } from "./later";
import type { NoteRequest } from "./note-dialog";
import { PhoneList, type StateFilter } from "./phone-list";
import { useOpenPhone } from "./use-open-phone";
import { useStepQueue } from "./use-step-queue";
import { useWork } from "./use-work";

type ChecklistProps = {
  userId: string;
  work: Work;
  /** From the server as well, and for the same reason. */
  needed: NeededSteps;
  batchId: string;
  /** From the server: the texts of all routes would be a third of this page's script. */
  route: Route | null;
  /** What is said where there is no route. */
  notice: string;
  licenses: LicenseCounts | null;
  canRecord: boolean;
  /** Steps of the whole project are not for the technicians of one batch. */
  canRecordProject: boolean;
  /** May let phones go on although the project or the batch is not ready. */
  canOverride: boolean;
  /** Title and way back; out of the way while a phone is open on a small screen. */
  header: ReactNode;
};

/** Others tick too; a page of 200 phones is not loaded again for each of their ticks. */
const REFRESH_EVERY_MS = 5000;

export function Checklist(props: ChecklistProps) {
  "use no memo"; // what is dear to count is remembered by name below; the rest changes with the open phone anyway
  const { userId, batchId, route, notice, licenses, canRecord, header } = props;
  const { work, needed, listAt, reload } = useWork(props, batchId, route, licenses);
  const { project } = work;
  const batch = work.batches.find(({ id }) => id === batchId) ?? NO_BATCH;
  const nameOf = (id: string) => formatMac(batch.phones.find((one) => one.id === id)?.mac ?? "");
  const queue = useStepQueue({
    userId,
    whereOf: (subject) => ({
      projectId: project.id,
      batchId,
      name: "phoneId" in subject ? nameOf(subject.phoneId) : "batchId" in subject ? batch.name : project.name,
    }),
    titleOf: (id) => route?.steps.find((step) => step.id === id)?.title ?? id,
    listAt,
    askedAt: null,
  });
  const { openId, open, close } = useOpenPhone();
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<StateFilter>("all");
  // undefined: nothing was asked yet. null: it was answered.
  const [request, setRequest] = useState<NoteRequest | null | undefined>(undefined);
  useWhenIdle(loadParts);
  useLiveRefresh(project.id, () => void reload(queue.settle), REFRESH_EVERY_MS);

  const { operations, judged } = queue;
  const marks = useMemo(
    () => withFollowing(marksOf(work.steps, operations), route?.steps ?? [], work.batches),
    [work, operations, route],
  );
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
  const isToDo = (one: WorkPhone) => one !== phone && ["not-started", "in-progress", "moved"].includes(stateOf(one));
  const nextOpen =
    batch.phones.slice(batch.phones.indexOf(phone ?? (batch.phones[0] as WorkPhone))).find(isToDo) ??
    batch.phones.find(isToDo);
  useShortcut("j", () => next && open(next.id));
  useShortcut("k", () => previous && open(previous.id));
  useShortcut("Escape", () => phone && close());

  const progress = (one: WorkPhone) => countOf(route?.steps ?? [], one, needed.skipped[one.id], marks, stateOf(one));
  const unsent = new Set(queue.unsent.map(({ event }) => event.phoneId));
  const scope = { marks, queue, canRecord, canOverride: props.canOverride, askNote: setRequest };

  return (
    <>
      <div data-screen-only>
        <div className={cn(phone && "max-lg:hidden")}>{header}</div>
        {queue.isInTrouble && <OutboxNotices userId={userId} />}
        {phone && <h1 className="sr-only lg:hidden">{batch.name}</h1>}
        <div className={cn(phone && "max-lg:hidden")}>
          <BatchOverview
            {...scope}
            canRecordProject={props.canRecordProject}
            work={work}
            batch={batch}
            noSteps={route ? null : notice}
            needed={needed}
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
              all={batch.phones}
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
              route={route}
              place={at < 0 ? null : `${formatNumber(at + 1)} of ${formatNumber(shown.length)}`}
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
      {request !== undefined && <NoteDialog userId={userId} request={request} onClose={() => setRequest(null)} />}
      <p className="hidden print:block">The work order of this batch is a page of its own, made to be printed.</p>
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
