"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/client/api";
import { type GroupChange, hasSuggestion } from "@/lib/domain/inventory-file/correct-cells";
import { plural } from "@/lib/format/text";
import type { InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import { GroupPreview } from "./group-preview";
import type { ReviewActions } from "./use-import-review";
import { useLivePages } from "./use-live-pages";

type GroupActionsProps = {
  item: InventoryImport;
  group: ProblemGroup;
  actions: ReviewActions;
  checkedAt: string;
  /** There is one cell to correct in each of its rows. */
  hasCell: boolean;
};

/** One action for a whole kind of problem. Nothing is done before its rows were seen, old and new. */
export function GroupActions({ item, group, actions, checkedAt, hasCell }: GroupActionsProps) {
  const [open, setOpen] = useState<GroupChange | null>(null);
  const isOut = group.code === "left-out";
  const suggested = useSuggested({ item, group, checkedAt, isAsked: hasCell && hasSuggestion(group.code) });
  const choices: { change: GroupChange; label: string }[] = [
    ...(suggested > 0
      ? [{ change: "suggestion" as const, label: `Take the suggestion for ${plural(suggested, "row")}…` }]
      : []),
    ...(hasCell && !isOut ? [{ change: "replace" as const, label: "Find and replace…" }] : []),
    ...(group.severity === "error"
      ? [{ change: "leave-out" as const, label: `Leave ${these(group.count)} out…` }]
      : []),
    ...(isOut ? [{ change: "take-in" as const, label: `Take ${these(group.count)} back in…` }] : []),
  ];
  if (choices.length === 0) return null;
  return (
    <div className="border-line border-t px-4 py-2.5">
      <div className="flex flex-wrap gap-2">
        {choices.map(({ change, label }) => (
          <Button
            key={change}
            size="sm"
            aria-expanded={open === change}
            onClick={() => setOpen(open === change ? null : change)}
          >
            {label}
          </Button>
        ))}
      </div>
      {open && (
        <GroupPreview
          key={open}
          item={item}
          group={group}
          change={open}
          actions={actions}
          checkedAt={checkedAt}
          onEnd={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const these = (count: number) => (count === 1 ? "this row" : `these ${plural(count, "row")}`);

type Suggested = Pick<GroupActionsProps, "item" | "group" | "checkedAt"> & { isAsked: boolean };

/** For how many rows it is known what is likely meant. */
function useSuggested({ item, group, checkedAt, isAsked }: Suggested): number {
  const { total } = useLivePages(
    async (cursor) => {
      if (!isAsked) return { items: [], total: 0, nextCursor: null };
      const query = { code: group.code, column: group.index, change: "suggestion" as const, limit: 1, cursor };
      return call("GET /api/imports/{importId}/fixes/preview", { params: { importId: item.id }, query });
    },
    { version: checkedAt, atOnce: 1 },
  );
  return total ?? 0;
}
