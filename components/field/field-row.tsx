import { ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import { formatMac } from "@/lib/format/text";
import type { WorkPhone } from "@/lib/schemas/work";
import type { DayEntry } from "./day-entries";

type FieldRowProps = {
  entry: DayEntry;
  isUnsent: boolean;
  isOpen: boolean;
  /** Null: nothing can be done for several at once just now. */
  isChosen: boolean | null;
  onOpen: (phoneId: string) => void;
  onChoose: (phoneId: string) => void;
};

/** One phone: where it is comes first, because one walks there; what it waits for stands below. */
export function FieldRow({ entry, isUnsent, isOpen, isChosen, onOpen, onChoose }: FieldRowProps) {
  const { phone, state, next, progress } = entry;
  const { done, total } = progress;
  const isPlain = state === "not-started" || state === "in-progress";
  return (
    <li className={cn("flex items-stretch border-line border-t first:border-t-0", isOpen && "bg-accent-soft")}>
      {isChosen !== null && (
        <span className="grid w-11 shrink-0 place-items-center">
          <Checkbox
            aria-label={`Choose ${formatMac(phone.mac)}`}
            checked={isChosen}
            onChange={() => onChoose(phone.id)}
            className="size-5"
          />
        </span>
      )}
      <button
        type="button"
        id={`phone-${phone.id}`}
        aria-current={isOpen || undefined}
        onClick={() => onOpen(phone.id)}
        className={cn(
          "flex min-h-14 min-w-0 flex-1 items-center gap-2 py-2 pr-3 text-left hover:bg-hover focus-visible:-outline-offset-2",
          isChosen === null && "pl-3",
        )}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{placeInSite(phone) || "No place known"}</span>
          <span className="flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
            <span className="code text-fg">{formatMac(phone.mac)}</span>
            <span>{phone.model}</span>
          </span>
          {isPlain && next && <span className="block truncate text-muted text-xs">Next: {next.title}</span>}
        </span>
        <span className="flex shrink-0 flex-col items-end gap-0.5">
          {isUnsent && <Badge tone="warn">Waiting</Badge>}
          {!isPlain && <Badge tone={PHONE_STATE_TONES[state]}>{PHONE_STATE_LABELS[state]}</Badge>}
          {isPlain && total > 0 && (
            <span className="text-muted text-xs tabular-nums">
              {done} of {total}
            </span>
          )}
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted lg:hidden" />
      </button>
    </li>
  );
}

/** The floor before all else: it is what one looks for on the stairs. */
const placeInSite = ({ floor, description, owner, directoryNumber }: WorkPhone): string =>
  [floor && (/floor|[^\d-]/i.test(floor) ? floor : `Floor ${floor}`), description, owner, directoryNumber]
    .filter(Boolean)
    .join(" · ");
