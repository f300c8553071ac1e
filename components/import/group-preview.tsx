"use client";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { PagesFooter } from "@/components/pages/pages-footer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call, messageOf } from "@/lib/client/api";
import type { GroupChange } from "@/lib/domain/inventory-file/correct-cells";
import { formatNumber, plural } from "@/lib/format/text";
import type { FixPreview, InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import type { ReviewActions } from "./use-import-review";
import { useLivePages } from "./use-live-pages";

const AT_ONCE = 20;

type GroupPreviewProps = {
  item: InventoryImport;
  group: ProblemGroup;
  change: GroupChange;
  actions: ReviewActions;
  checkedAt: string;
  /** It was done, or given up. */
  onEnd: () => void;
};

const VERBS: Record<GroupChange, (rows: string) => string> = {
  suggestion: (rows) => `Correct ${rows}`,
  replace: (rows) => `Correct ${rows}`,
  "leave-out": (rows) => `Leave out ${rows}`,
  "take-in": (rows) => `Take back ${rows}`,
};

/** Every row that would change, old and new, and the button that does it: just these, or none. */
export function GroupPreview({ item, group, change, actions, checkedAt, onEnd }: GroupPreviewProps) {
  const [find, setFind] = useState("");
  const [by, setBy] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isReplacing = change === "replace";
  const [wanted, written] = [useDeferredValue(find), useDeferredValue(by)];
  const texts = isReplacing ? { find: wanted, by: written } : {};
  const pages = useLivePages(
    async (cursor, limit) => {
      if (isReplacing && wanted === "") return { items: [], total: 0, nextCursor: null };
      const query = { code: group.code, column: group.index, change, ...texts, limit, cursor };
      return call("GET /api/imports/{importId}/fixes/preview", { params: { importId: item.id }, query });
    },
    { scope: JSON.stringify(texts), version: checkedAt, atOnce: AT_ONCE },
  );
  const rows = pages.total ?? 0;
  const stillWrong = pages.items.filter(({ problem }) => problem !== null).length;

  async function confirm() {
    setIsBusy(true);
    setFailure(null);
    try {
      await actions.fixGroup({ code: group.code, column: group.index, change, ...texts, rows });
      onEnd();
    } catch (error) {
      setFailure(messageOf(error));
      setIsBusy(false);
    }
  }

  return (
    <form
      className="mt-2.5 rounded-md border border-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (rows > 0) void confirm();
      }}
    >
      {isReplacing && <Texts column={group.column} find={find} by={by} onFind={setFind} onBy={setBy} />}
      {pages.items.length > 0 && <PreviewTable items={pages.items} change={change} />}
      {isReplacing && wanted !== "" && rows === 0 && !pages.isBusy && (
        <p className="px-3 pb-2 text-muted">No row of this group has “{wanted}” in its cell.</p>
      )}
      {pages.items.length > 0 && (pages.hasMore || pages.failure) && <PagesFooter {...pages} />}
      {stillWrong > 0 && (
        <p className="border-line border-t px-3 py-2 text-warn">
          {formatNumber(stillWrong)} of the rows shown would still not be readable.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 border-line border-t px-3 py-2">
        <ConfirmButton isBusy={isBusy} rows={rows} label={VERBS[change](plural(rows, "row"))} hasFocus={!isReplacing} />
        <Button size="sm" variant="ghost" onClick={onEnd}>
          Cancel
        </Button>
        {failure && (
          <span role="alert" className="text-bad">
            {failure}
          </span>
        )}
      </div>
    </form>
  );
}

type ConfirmButtonProps = { isBusy: boolean; rows: number; label: string; hasFocus: boolean };

/** It has the focus when the rows are there: Enter does what the list shows. */
function ConfirmButton({ isBusy, rows, label, hasFocus }: ConfirmButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const isReady = rows > 0;
  useEffect(() => {
    if (isReady && hasFocus) button.current?.focus({ preventScroll: true });
  }, [isReady, hasFocus]);
  return (
    <Button ref={button} type="submit" size="sm" variant="primary" isBusy={isBusy} disabled={!isReady}>
      {label}
    </Button>
  );
}

type TextsProps = {
  column: string;
  find: string;
  by: string;
  onFind: (text: string) => void;
  onBy: (text: string) => void;
};

function Texts({ column, find, by, onFind, onBy }: TextsProps) {
  return (
    <div className="grid gap-3 p-3 sm:grid-cols-2">
      <Field label={`Find in “${column}”`} hint="Capital and small letters are the same.">
        {(control) => (
          <Input
            {...control}
            className="code"
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            value={find}
            onChange={({ target }) => onFind(target.value)}
          />
        )}
      </Field>
      <Field label="Replace with" hint="Empty: it is removed.">
        {(control) => (
          <Input
            {...control}
            className="code"
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            value={by}
            onChange={({ target }) => onBy(target.value)}
          />
        )}
      </Field>
    </div>
  );
}

function PreviewTable({ items, change }: { items: readonly FixPreview[]; change: GroupChange }) {
  const hasNew = change === "suggestion" || change === "replace";
  return (
    <Table label="What would change" wrapperClassName="max-h-80 overflow-y-auto">
      <THead>
        <tr>
          <Th isNumeric>Line</Th>
          <Th>{hasNew ? "Old" : "In the file"}</Th>
          {hasNew && <Th>New</Th>}
        </tr>
      </THead>
      <TBody>
        {items.map(({ line, before, after, problem }) => (
          <Tr key={line}>
            <Td isNumeric className="text-muted">
              {formatNumber(line)}
            </Td>
            <Td className="code break-all">{before || <span className="text-muted">empty</span>}</Td>
            {hasNew && (
              <Td className="break-all">
                <span className="code">{after || <span className="text-muted">empty</span>}</span>
                {problem && <span className="block text-warn text-xs">{problem}</span>}
              </Td>
            )}
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
