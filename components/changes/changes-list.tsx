"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Download, History } from "lucide-react";
import { useId, useState } from "react";
import { FilterBar } from "@/components/data-table/filter-bar";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Button, buttonStyles } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError, messageOf, pathOf } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";
import type { UndoAnswer } from "@/lib/schemas/phone-changes";
import { ChangeEntry } from "./change-entry";
import { CHANGE_KIND_LABELS } from "./change-words";
import { LeftPhones } from "./left-phones";
import { undoChange, undoneWords } from "./undo-change";
import { changesKey, useChanges } from "./use-changes";
import { useChangesUrl } from "./use-changes-url";

type ChangesListProps = {
  projectId: string;
  people: readonly { userId: string; name: string }[];
  /** The change that a link asks to see opened. */
  openId: string | null;
};

const KINDS = Object.entries(CHANGE_KIND_LABELS)
  .filter(([value]) => value !== "decision") // it follows from another change and is in its phones
  .map(([value, label]) => ({ value, label }));
const PLACEHOLDERS = [0, 1, 2, 3, 4];

/** What people did in this project, newest first; each act opens to its phones, and most can be undone. */
export function ChangesList({ projectId, people, openId }: ChangesListProps) {
  const url = useChangesUrl();
  const client = useQueryClient();
  const { list, groups, total } = useChanges(projectId, url.query);
  const [undone, setUndone] = useState<UndoAnswer | null>(null);
  const reload = () => void client.invalidateQueries({ queryKey: changesKey(projectId) });
  useLiveRefresh(projectId, reload, 3000);
  const nameOf = (userId: string) => people.find((one) => one.userId === userId)?.name ?? "somebody who left";

  async function undo(requestId: string, reason: string) {
    setUndone(await undoChange(projectId, requestId, reason));
    reload();
  }

  return (
    <>
      <FilterBar
        search={{ value: url.q, onChange: url.setQ, label: "Search changes", placeholder: "MAC or reason…" }}
        filters={[
          { key: "kind", label: "Kind", items: KINDS },
          { key: "actor", label: "Who", items: people.map(({ userId, name }) => ({ value: userId, label: name })) },
        ]}
        values={url.filters}
        onFilterChange={url.setFilter}
        onClear={url.clear}
      >
        <Day label="From" value={url.days.from} onChange={(day) => url.setDay("from", day)} />
        <Day label="Until" value={url.days.until} onChange={(day) => url.setDay("until", day)} />
        <a
          href={pathOf("GET /api/projects/{projectId}/changes.csv", { params: { projectId }, query: url.query })}
          download
          className={buttonStyles()}
        >
          <Download aria-hidden /> Export CSV
        </a>
      </FilterBar>
      {undone && (
        <Notice tone={undone.left > 0 ? "warn" : "ok"} role="status" className="mb-3" title={undoneWords(undone).title}>
          <LeftPhones projectId={projectId} undone={undone} />
        </Notice>
      )}
      <Card aria-busy={list.isFetching}>
        {list.isPending ? (
          <Loading />
        ) : list.isError && groups.length === 0 ? (
          <ErrorState
            title="The changes could not be loaded"
            detail={messageOf(list.error)}
            requestId={list.error instanceof ApiError ? (list.error.requestId ?? undefined) : undefined}
            onRetry={() => void list.refetch()}
          />
        ) : groups.length === 0 ? (
          <NoChanges isFiltered={url.isFiltered} onClear={url.clear} />
        ) : (
          <ul className="divide-y divide-line">
            {groups.map((group) => (
              <ChangeEntry
                key={`${group.requestId} ${group.title}`}
                projectId={projectId}
                group={group}
                nameOf={nameOf}
                isOpenAtFirst={group.requestId === openId}
                onUndo={(reason) => undo(group.requestId, reason)}
              />
            ))}
          </ul>
        )}
      </Card>
      {groups.length > 0 && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          {list.hasNextPage && (
            <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              Show older changes
            </Button>
          )}
          <span className="text-muted text-xs tabular-nums">
            {formatNumber(groups.length)} of {formatNumber(total)} shown
          </span>
          {list.isError && (
            <span role="alert" className="text-bad">
              {messageOf(list.error)}
            </span>
          )}
        </div>
      )}
    </>
  );
}

type DayProps = { label: string; value: string; onChange: (day: string) => void };

function Day({ label, value, onChange }: DayProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-muted text-xs">
        {label}
      </label>
      <Input id={id} type="date" value={value} onChange={({ target }) => onChange(target.value)} className="w-36" />
    </span>
  );
}

function NoChanges({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered)
    return (
      <EmptyState icon={<History />} title="Nothing was changed yet">
        Imports, edits, plans, moves, evidence, acknowledgements and changes of the settings are listed here.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<History />}
      title="No change matches"
      action={<Button onClick={onClear}>Clear search and filters</Button>}
    >
      Search looks for a part of a MAC and for words of a reason.
    </EmptyState>
  );
}

const Loading = () => (
  <div role="status" aria-label="Loading the changes" className="divide-y divide-line">
    {PLACEHOLDERS.map((row) => (
      <div key={row} className="grid gap-2 px-4 py-4">
        <Skeleton className="h-4 w-72 max-w-full" />
        <Skeleton className="h-3 w-40" />
      </div>
    ))}
  </div>
);
