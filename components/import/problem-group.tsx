"use client";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Summary } from "@/components/ui/summary";
import { EARLIER_CONVERSIONS } from "@/lib/domain/phone/phone-facts";
import { MODEL_ROWS } from "@/lib/domain/phone/products";
import { formatNumber } from "@/lib/format/text";
import type { InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import { Duplicates } from "./duplicates";
import { GroupActions } from "./group-actions";
import { ProblemRows } from "./problem-rows";
import { fieldToSettle, problemTitle } from "./problem-words";
import type { ReviewActions } from "./use-import-review";
import { ValueChoices } from "./value-choices";

type ProblemGroupItemProps = {
  item: InventoryImport;
  group: ProblemGroup;
  actions: ReviewActions | null;
  /** Another check is another list of rows. */
  checkedAt: string;
};

const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  pid: MODEL_ROWS.map(({ model }) => model),
  model: MODEL_ROWS.map(({ model }) => model),
  runningFirmware: ["Enterprise", "MPP"],
  transitionAuthorizationType: ["Classic", "WxC", "empty"],
  earlierConversion: EARLIER_CONVERSIONS,
};

/** One kind of problem in one column: how often, with which values, and how to settle it for all of them or one by one. */
export function ProblemGroupItem({ item, group, actions, checkedAt }: ProblemGroupItemProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { severity, code, column, count } = group;
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <Summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
        <Badge tone={severity === "error" ? "bad" : "warn"}>{severity === "error" ? "Error" : "Warning"}</Badge>
        <span className="font-medium">{problemTitle(code)}</span>
        {column && <span className="text-muted">in “{column}”</span>}
        <span className="ml-auto font-medium tabular-nums">{formatNumber(count)}</span>
      </Summary>
      {isOpen && <OpenGroup item={item} group={group} actions={actions} checkedAt={checkedAt} />}
    </details>
  );
}

function OpenGroup({ item, group, actions, checkedAt }: ProblemGroupItemProps) {
  const { code, distinct, values, message } = group;
  const field = fieldToSettle(item, group);
  // A row that is too long or too short is wrong as a whole: there is no cell to correct.
  const hasCell = group.index >= 0 && group.index < item.columns.length && code !== "too-few-cells";
  if (code === "duplicate-mac") {
    return (
      <div className="pb-1">
        <Duplicates item={item} actions={actions} checkedAt={checkedAt} />
      </div>
    );
  }
  const rows = <ProblemRows item={item} group={group} actions={actions} checkedAt={checkedAt} hasCell={hasCell} />;
  return (
    <div className="pb-1">
      <p className="max-w-[80ch] px-4 pb-2 text-muted">
        {distinct > 1 && "For example: "}
        {message}
      </p>
      {field && (
        <>
          <ValueChoices
            field={field}
            values={values}
            suggestions={SUGGESTIONS[field] ?? []}
            actions={actions}
            checkedAt={checkedAt}
          />
          {distinct > values.length && (
            <p className="px-4 py-2 text-muted text-xs">
              The {values.length} commonest of {formatNumber(distinct)} values. Settle these, and the next ones follow.
            </p>
          )}
        </>
      )}
      {actions && <GroupActions item={item} group={group} actions={actions} checkedAt={checkedAt} hasCell={hasCell} />}
      {field ? <OneByOne>{rows}</OneByOne> : rows}
    </div>
  );
}

/** Where one decision settles many rows, the rows themselves are the exception. */
function OneByOne({ children }: { children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="border-line border-t" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <Summary className="px-4 py-2 text-muted hover:bg-hover hover:text-fg focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
        Row by row
      </Summary>
      {isOpen && children}
    </details>
  );
}
