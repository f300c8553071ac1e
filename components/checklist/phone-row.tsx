import { ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { PHONE_STATE_LABELS, type PhoneState } from "@/lib/domain/work/phone-life";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import { formatMac } from "@/lib/format/text";
import type { WorkPhone } from "@/lib/schemas/work";
import { placeOf } from "./phone-text";

type PhoneRowProps = {
  phone: WorkPhone;
  state: PhoneState;
  progress: { done: number; total: number };
  isUnsent: boolean;
  isOpen: boolean;
  onOpen: (phoneId: string) => void;
};

export function PhoneRow({ phone, state, progress, isUnsent, isOpen, onOpen }: PhoneRowProps) {
  const { done, total } = progress;
  return (
    <li className="border-line border-t first:border-t-0">
      <button
        type="button"
        id={`phone-${phone.id}`}
        aria-current={isOpen || undefined}
        onClick={() => onOpen(phone.id)}
        className={cn(
          "flex w-full items-center gap-3 px-3 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2",
          isOpen && "bg-accent-soft hover:bg-accent-soft",
        )}
      >
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="code font-medium text-sm">{formatMac(phone.mac)}</span>
            <span className="truncate text-muted text-xs">{phone.model}</span>
          </span>
          <span className="block truncate text-muted text-xs">{placeOf(phone) || "No name or place known"}</span>
        </span>
        <span className="flex shrink-0 flex-col items-end gap-0.5">
          {isUnsent ? (
            <Badge tone="warn">Not sent</Badge>
          ) : (
            state !== "not-started" && <Badge tone={PHONE_STATE_TONES[state]}>{PHONE_STATE_LABELS[state]}</Badge>
          )}
          {total > 0 && state !== "verified" && (
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
