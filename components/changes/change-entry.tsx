"use client";
import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Summary } from "@/components/ui/summary";
import { TimeAgo } from "@/components/ui/time";
import { phoneField } from "@/lib/domain/phone/fields";
import { formatMac, plural } from "@/lib/format/text";
import type { ChangeGroup } from "@/lib/schemas/phone-changes";
import { CHANGE_KIND_LABELS, labelOfChange } from "./change-words";
import { ChangedPhones } from "./changed-phones";
import { OwnChanges } from "./own-changes";

type ChangeEntryProps = {
  projectId: string;
  group: ChangeGroup;
  nameOf: (userId: string) => string;
  isOpenAtFirst: boolean;
  onUndo: (reason: string) => Promise<void>;
};

/** One act of a person: what, who, when, why; its phones with old and new; and the way back. */
export function ChangeEntry({ projectId, group, nameOf, isOpenAtFirst, onUndo }: ChangeEntryProps) {
  const { kind, title, at, actor, reason, phones, fields, changes, undone, canUndo } = group;
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  // What follows from these stands in the table of the phones.
  const set = fields.filter((field) => field !== "conflict" && phoneField(field)?.follows === undefined);
  return (
    <li>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="break-words font-medium">{title}</span>
            <Badge hasDot={false}>{CHANGE_KIND_LABELS[kind]}</Badge>
            {undone && (
              <Badge tone="warn" hasDot={false}>
                Undone by {undone.by ?? "somebody"}
              </Badge>
            )}
          </p>
          {set.length > 0 && <p className="text-muted">Set: {set.map(labelOfChange).join(", ")}</p>}
          <OwnChanges changes={changes} nameOf={nameOf} />
          {reason && <p className="break-words">“{reason}”</p>}
          <p className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
            {actor ?? "The application"} · <TimeAgo value={at} />
            <Subjects projectId={projectId} group={group} />
          </p>
        </div>
        {canUndo && (
          <ConfirmDialog
            title={`Undo “${title}”?`}
            description={`${plural(phones, "phone")} ${phones === 1 ? "gets its" : "get their"} old values back. A phone on which the same was changed since stays as it is.`}
            confirmLabel="Undo"
            onConfirm={onUndo}
            trigger={<Button size="sm">Undo…</Button>}
          />
        )}
      </div>
      {phones > 0 ? (
        <details open={isOpenAtFirst} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <Summary className="px-4 pb-2.5 text-muted text-xs hover:text-fg focus-visible:-outline-offset-2">
            {plural(phones, "phone")}, old and new
          </Summary>
          {isOpen && <ChangedPhones projectId={projectId} requestId={group.requestId} />}
        </details>
      ) : (
        <div className="pb-1" />
      )}
    </li>
  );
}

/** Ways to what was changed: its file, its batch, its only phone. */
function Subjects({ projectId, group }: { projectId: string; group: ChangeGroup }) {
  const { importId, batchId, phone } = group;
  const home = `/projects/${projectId}`;
  return (
    <>
      {importId && <To href={`${home}/imports/${importId}`}>Open the file</To>}
      {batchId && <To href={`${home}/batches/${batchId}`}>Open the batch</To>}
      {phone && (
        <To href={`${home}/inventory/${phone.id}`}>
          <span className="code">{formatMac(phone.mac)}</span>
        </To>
      )}
    </>
  );
}

function To({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={routeOf(href)}
      className="inline-flex min-h-6 items-center rounded-sm text-accent hover:underline pointer-coarse:min-h-11"
    >
      {children}
    </Link>
  );
}
