"use client";
import { NoPhoneOpen } from "@/components/checklist/no-phone-open";
import type { NoteRequest } from "@/components/checklist/note-dialog";
import type { StepQueue } from "@/components/checklist/use-step-queue";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useShortcut } from "@/components/ui/use-shortcut";
import type { Mark } from "@/lib/domain/work/step-log";
import { formatNumber } from "@/lib/format/text";
import { type DayEntry, isToDo } from "./day-entries";
import { PhonePanel } from "./phone-parts";
import type { Procedure } from "./procedure-here";

type FieldPhoneProps = {
  entry: DayEntry | null;
  /** The address names a phone, perhaps one that is not mine. */
  isAsked: boolean;
  list: readonly DayEntry[];
  procedure: Procedure | undefined;
  marks: ReadonlyMap<string, Mark>;
  queue: StepQueue;
  askNote: (request: NoteRequest) => void;
  onOpen: (phoneId: string) => void;
  onClose: () => void;
};

/** The open phone, as on its batch's page, but fed from the device; next and previous walk over all batches. */
export function FieldPhone({ entry, isAsked, list, procedure, onOpen, onClose, ...panel }: FieldPhoneProps) {
  const at = list.findIndex(({ phone }) => phone.id === entry?.phone.id);
  const previous = entry ? list[at - 1] : undefined;
  const next = entry ? list[at + 1] : list[0];
  useShortcut("j", () => next && onOpen(next.phone.id));
  useShortcut("k", () => previous && onOpen(previous.phone.id));
  useShortcut("Escape", () => entry && onClose());
  if (!entry)
    return isAsked ? (
      <Notice
        tone="warn"
        title="This phone is not among your work"
        actions={<Button onClick={onClose}>My phones</Button>}
      >
        Its batch may be a colleague’s, or this device has not loaded it yet.
      </Notice>
    ) : (
      <NoPhoneOpen hasPhones />
    );
  const nextOpen = [...list.slice(at + 1), ...list.slice(0, at)].find(isToDo);
  return (
    // The page's header stays in sight on a small screen, with the same sign in it.
    <div className="min-w-0 max-md:[&_[data-outbox-sign]]:hidden">
      <PhonePanel
        {...panel}
        work={entry.work}
        phone={entry.phone}
        state={entry.state}
        route={procedure?.route ?? null}
        canRecord
        canOverride={false} // that is decided where the whole batch is seen
        place={at < 0 ? null : `${formatNumber(at + 1)} of ${formatNumber(list.length)}`}
        onPrevious={previous ? () => onOpen(previous.phone.id) : null}
        onNext={next ? () => onOpen(next.phone.id) : null}
        onNextOpen={nextOpen ? () => onOpen(nextOpen.phone.id) : null}
        onClose={onClose}
      />
    </div>
  );
}
