"use client";
import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { OutboxSign } from "@/components/field/outbox-sign";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { checklistForPhone } from "@/lib/domain/procedure/checklist-for";
import type { Route } from "@/lib/domain/procedure/step";
import { PHONE_STATE_LABELS, type PhoneState } from "@/lib/domain/work/phone-life";
import { type PhoneProgress, progressOf } from "@/lib/domain/work/phone-progress";
import type { Mark } from "@/lib/domain/work/step-log";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import { formatMac } from "@/lib/format/text";
import type { Work, WorkPhone } from "@/lib/schemas/work";
import { EvidenceForm } from "./evidence-form";
import type { NoteRequest } from "./note-dialog";
import { PhoneNotices } from "./phone-notices";
import { PhoneSteps } from "./phone-steps";
import { placeOf } from "./phone-text";
import type { StepQueue } from "./use-step-queue";

export type PhonePanelProps = {
  work: Work;
  phone: WorkPhone;
  state: PhoneState;
  progress: PhoneProgress;
  marks: ReadonlyMap<string, Mark>;
  queue: StepQueue;
  canRecord: boolean;
  /** May let phones go on although the project or the batch is not ready. */
  canOverride: boolean;
  askNote: (request: NoteRequest) => void;
  /** "3 of 20", in the list as it is filtered. */
  place: string | null;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  /** The next phone that is not verified. */
  onNextOpen: (() => void) | null;
  onClose: () => void;
};

/** One phone: full screen on a small display, beside the list on a large one. */
export function PhonePanel({ route, ...given }: Omit<PhonePanelProps, "progress"> & { route: Route | null }) {
  const asRead = withCorrections(given.phone, given.queue);
  const steps = route ? checklistForPhone(route, asRead, given.work.project) : [];
  const progress = progressOf(steps, asRead, given.marks, given.state);
  const props = { ...given, phone: asRead, progress };
  const { work, phone, state, queue, canRecord, place, onPrevious, onNext, onNextOpen, onClose } = props;
  const article = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // To the phone when it is opened, and to the notice at its top when work on it has stopped.
  const isStopped = state === "failed" || state === "on-hold";
  useEffect(() => {
    const isNarrow = !window.matchMedia("(min-width: 64rem)").matches;
    if (phone.id) heading.current?.focus({ preventScroll: true });
    if (isNarrow || isStopped) article.current?.scrollIntoView({ block: "start" });
  }, [phone.id, isStopped]);

  return (
    <article
      ref={article}
      aria-labelledby="phone-title"
      className="min-w-0 -scroll-mt-3 rounded-lg border-line bg-surface max-lg:-mx-4 md:-scroll-mt-16 lg:-scroll-mt-12 lg:border pointer-coarse:text-[15px] pointer-coarse:leading-6"
    >
      <header className="sticky top-13 z-20 border-line border-b bg-surface px-3 py-2 md:top-0 lg:rounded-t-lg lg:px-4">
        <div className="flex flex-wrap items-center gap-x-2">
          <Button
            variant="ghost"
            size="icon"
            aria-label="Back to the list"
            onClick={onClose}
            className="-ml-2 lg:hidden"
          >
            <ArrowLeft aria-hidden />
          </Button>
          <div className="min-w-56 flex-1">
            <h2 ref={heading} id="phone-title" tabIndex={-1} className="flex items-center gap-1.5">
              <span className="code font-semibold text-base">{formatMac(phone.mac)}</span>
              <CopyButton value={phone.mac} label="Copy MAC address" />
            </h2>
          </div>
          <Badge tone={PHONE_STATE_TONES[state]}>{PHONE_STATE_LABELS[state]}</Badge>
          <OutboxSign userId={queue.userId} />
        </div>
        <div className="flex items-center gap-2">
          <p className="min-w-0 flex-1 truncate text-muted">
            <span className="text-fg">{phone.model}</span>
            {placeOf(phone) && ` · ${placeOf(phone)}`}
          </p>
          <nav aria-label="Phones" className="-mr-2 flex shrink-0 items-center">
            <Button
              variant="ghost"
              size="icon"
              aria-label="Previous phone"
              aria-keyshortcuts="k"
              disabled={!onPrevious}
              onClick={() => onPrevious?.()}
            >
              <ChevronLeft aria-hidden />
            </Button>
            <span className="text-muted text-xs tabular-nums">{place}</span>
            <Button
              variant="ghost"
              size="icon"
              aria-label="Next phone"
              aria-keyshortcuts="j"
              disabled={!onNext}
              onClick={() => onNext?.()}
            >
              <ChevronRight aria-hidden />
            </Button>
          </nav>
        </div>
        <ProgressLine {...progress} state={state} />
      </header>
      <PhoneNotices {...props} />
      {progress.steps.length > 0 ? (
        <PhoneSteps key={phone.id} route={route} {...props} />
      ) : (
        canRecord && (
          <div className="p-4">
            <h3 className="mb-2 font-semibold">Verification</h3>
            <EvidenceForm key={phone.id} work={work} phone={phone} queue={queue} onNextOpen={onNextOpen} />
          </div>
        )
      )}
    </article>
  );
}

function ProgressLine({ done, total, state }: PhoneProgress & { state: PhoneState }) {
  if (total === 0) return null;
  const share = state === "verified" ? 100 : (done / total) * 100;
  return (
    <div className="mt-1.5 flex items-center gap-2 text-muted text-xs">
      <span aria-hidden className="h-1 flex-1 overflow-hidden rounded-full bg-idle-soft">
        <span
          className={`block h-full rounded-full transition-[width] ${state === "verified" ? "bg-ok-fill" : "bg-accent-fill"}`}
          style={{ width: `${share}%` }}
        />
      </span>
      <span className="tabular-nums">
        {state === "verified" ? "Verified by its own status" : `${done} of ${total} steps`}
      </span>
    </div>
  );
}

/** What was read at the phone counts here at once, whether it has been sent or not. */
function withCorrections(phone: WorkPhone, { correctionsOf, isAheadOfList }: StepQueue): WorkPhone {
  let known = phone;
  for (const { body } of correctionsOf(phone.id).filter(isAheadOfList)) {
    const { pid = known.pid, vid = known.vid, serial = known.serial, ip = known.ip } = body.fields;
    known = { ...known, pid, vid, serial, ip };
  }
  return known;
}
