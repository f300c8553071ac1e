"use client";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { TimeAgo } from "@/components/ui/time";
import { call, messageOf } from "@/lib/client/api";
import { labelOfField } from "@/lib/format/phone-fields";
import { formatMac, plural } from "@/lib/format/text";
import type { PhoneChangeGroup, UndoAnswer } from "@/lib/schemas/phone-changes";
import { LeftPhones } from "./changed-notice";

const KIND_LABELS = {
  edit: "Edited",
  undo: "Undone",
  added: "Added",
  batch: "Moved between batches",
  import: "Imported",
} as const satisfies Record<PhoneChangeGroup["kind"], string>;

type ChangesListProps = { projectId: string; first: readonly PhoneChangeGroup[]; nextCursor: string | null };

/** What people did to phones, newest first, and the way back. */
export function ChangesList({ projectId, first, nextCursor }: ChangesListProps) {
  const router = useRouter();
  const [older, setOlder] = useState<readonly PhoneChangeGroup[]>([]);
  const [cursor, setCursor] = useState(nextCursor);
  const [undone, setUndone] = useState<UndoAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isFirst = (group: PhoneChangeGroup) => first.some(({ requestId }) => requestId === group.requestId);
  const groups = [...first, ...older.filter((group) => !isFirst(group))];

  async function loadMore() {
    try {
      const query = cursor ? { cursor } : {};
      const page = await call("GET /api/projects/{projectId}/changes", { params: { projectId }, query });
      setOlder([...older, ...page.items]);
      setCursor(page.nextCursor);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  async function undo({ requestId }: PhoneChangeGroup, reason: string) {
    const params = { projectId, requestId };
    const body = reason === "" ? {} : { reason };
    setUndone(await call("POST /api/projects/{projectId}/changes/{requestId}/undo", { params, body }));
    router.refresh();
  }

  if (groups.length === 0)
    return (
      <EmptyState title="Nothing was changed yet">Edits, additions, moves and imports are listed here.</EmptyState>
    );
  return (
    <div className="flex flex-col gap-3">
      {undone && (
        <Notice
          tone={undone.left > 0 ? "warn" : "ok"}
          role="status"
          title={`Undone: ${plural(undone.restored, "phone")} as before`}
        >
          <LeftPhones projectId={projectId} undone={undone} />
        </Notice>
      )}
      <Card>
        <ul className="divide-y divide-line">
          {groups.map((group) => (
            <li key={group.requestId} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-72">
                <p className="flex flex-wrap items-center gap-x-2">
                  <span className="font-medium">{KIND_LABELS[group.kind]}</span>
                  <Subject projectId={projectId} group={group} />
                  {group.undone && <Badge hasDot={false}>Undone by {group.undone.by ?? "somebody"}</Badge>}
                </p>
                {group.fields.length > 0 && <p className="text-muted">{group.fields.map(labelOfField).join(", ")}</p>}
                {group.reason && <p className="break-words">“{group.reason}”</p>}
                <p className="text-muted text-xs">
                  {group.actor ?? "The application"} · <TimeAgo value={group.at} />
                </p>
              </div>
              {group.canUndo && (
                <ConfirmDialog
                  title={`Undo this change of ${plural(group.phones, "phone")}?`}
                  description="Each phone gets its old values back and is decided again. A phone on which the same fields were changed since is left as it is."
                  confirmLabel="Undo"
                  onConfirm={(reason) => undo(group, reason)}
                  trigger={<Button size="sm">Undo…</Button>}
                />
              )}
            </li>
          ))}
        </ul>
      </Card>
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      {cursor && (
        <Button className="self-center" onClick={loadMore}>
          Show older changes
        </Button>
      )}
    </div>
  );
}

function Subject({ projectId, group }: { projectId: string; group: PhoneChangeGroup }) {
  const { phone, phones } = group;
  if (!phone) return <span className="tabular-nums">{plural(phones, "phone")}</span>;
  return (
    <Link
      href={`/projects/${projectId}/inventory/${phone.id}` as Route}
      className="code rounded-sm text-accent hover:underline"
    >
      {formatMac(phone.mac)}
    </Link>
  );
}
