import {
  ArrowLeftRight,
  ClipboardCheck,
  FileInput,
  KeyRound,
  Layers,
  type LucideIcon,
  OctagonMinus,
  PencilLine,
  Plus,
  Scale,
  ShieldCheck,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { TimeAgo } from "@/components/ui/time";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import type { HistoryEntry } from "@/lib/schemas/phones";
import { isShownChange, wordedValue } from "./phone-words";

const ICONS = {
  added: Plus,
  import: FileInput,
  edit: PencilLine,
  decision: Scale,
  batch: Layers,
  verified: ShieldCheck,
  undo: Undo2,
  step: ClipboardCheck,
  evidence: ShieldCheck,
  conflict: TriangleAlert,
  license: KeyRound,
  exception: OctagonMinus,
} as const satisfies Record<HistoryEntry["kind"], LucideIcon>;

/** Everything that happened to a phone, newest first. */
export function HistoryCard({ history, className }: { history: readonly HistoryEntry[]; className?: string }) {
  return (
    <Card className={className}>
      <CardHeader>
        <CardTitle>History</CardTitle>
      </CardHeader>
      <CardBody>
        <ol className="flex flex-col">
          {history.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two entries may be alike in everything, and the list only grows at its head
            <Entry key={history.length - index} entry={entry} isLast={index === history.length - 1} />
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

function Entry({ entry, isLast }: { entry: HistoryEntry; isLast: boolean }) {
  const { at, kind, title, detail, changes, actor, reason } = entry;
  const Icon = ICONS[kind] ?? ArrowLeftRight;
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {!isLast && <span aria-hidden className="absolute top-7 bottom-1 left-3 w-px bg-line" />}
      <span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-full bg-idle-soft text-idle">
        <Icon className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{title}</span>
          {actor && <span className="text-muted"> by {actor}</span>}
        </p>
        {detail && <p className="whitespace-pre-line break-words text-muted">{detail}</p>}
        {Object.entries(changes)
          .filter(([field]) => isShownChange(field))
          .map(([field, [before, after]]) => (
            <p key={field} className="break-words text-muted">
              {labelOfPhoneField(field)}: {wordedValue(field, before)} <span aria-hidden>→</span>
              <span className="sr-only">is now</span> <span className="text-fg">{wordedValue(field, after)}</span>
            </p>
          ))}
        {reason && <p className="break-words">“{reason}”</p>}
        <p className="text-muted text-xs">
          <TimeAgo value={at} />
        </p>
      </div>
    </li>
  );
}
