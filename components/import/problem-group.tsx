"use client";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Segmented } from "@/components/ui/segmented";
import { Summary } from "@/components/ui/summary";
import { EARLIER_CONVERSIONS } from "@/lib/domain/phone/phone-facts";
import { MODEL_ROWS } from "@/lib/domain/phone/products";
import { formatNumber } from "@/lib/format/text";
import type { ImportOptions, InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import { ProblemRows } from "./problem-rows";
import { isSettledByValue, problemTitle } from "./problem-words";
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
  const { severity, code, column, field, count, distinct, values, message } = group;
  const canSettle = field !== null && field !== "extra" && isSettledByValue(code);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <Summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
        <Badge tone={severity === "error" ? "bad" : "warn"}>{severity === "error" ? "Error" : "Warning"}</Badge>
        <span className="font-medium">{problemTitle(code)}</span>
        {column && <span className="text-muted">in “{column}”</span>}
        <span className="ml-auto font-medium tabular-nums">{formatNumber(count)}</span>
      </Summary>
      {isOpen && (
        <div className="pb-1">
          {distinct === 1 && code !== "duplicate-mac" && <p className="px-4 pb-2 text-muted">{message}</p>}
          {code === "duplicate-mac" && <DuplicateChoice item={item} actions={actions} />}
          {canSettle && (
            <>
              <ValueChoices field={field} values={values} suggestions={SUGGESTIONS[field] ?? []} actions={actions} />
              {distinct > values.length && (
                <p className="px-4 py-2 text-muted text-xs">
                  The {values.length} commonest of {formatNumber(distinct)} values. Settle these, and the next ones
                  follow.
                </p>
              )}
            </>
          )}
          {canSettle ? (
            <OneByOne>
              <ProblemRows key={checkedAt} item={item} group={group} actions={actions} />
            </OneByOne>
          ) : (
            <ProblemRows key={checkedAt} item={item} group={group} actions={actions} />
          )}
        </div>
      )}
    </details>
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

const DUPLICATE_CHOICES = [
  { value: "reject", label: "None" },
  { value: "first", label: "The first" },
  { value: "last", label: "The last" },
] as const satisfies readonly { value: ImportOptions["duplicates"]; label: string }[];

function DuplicateChoice({ item, actions }: { item: InventoryImport; actions: ReviewActions | null }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-2">
      <span>Different rows for the same MAC: keep</span>
      <Segmented
        label="Rows with the same MAC and different data"
        items={DUPLICATE_CHOICES}
        value={item.options.duplicates}
        onChange={(duplicates) => void actions?.edit({ options: { duplicates } }, "Saved. The file is read again.")}
        isDisabled={actions === null || actions.isBusy}
      />
    </div>
  );
}
