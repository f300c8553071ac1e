"use client";
import { useState } from "react";
import { PagesFooter } from "@/components/pages/pages-footer";
import { usePages } from "@/components/pages/use-pages";
import { Summary } from "@/components/ui/summary";
import { call } from "@/lib/client/api";
import { NO_PHONE_KINDS, type NoPhoneKind } from "@/lib/domain/inventory-file/no-phone-kinds";
import { keysOf } from "@/lib/domain/typed-object";
import { formatNumber, plural } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";

type NoPhonesProps = { importId: string; counts: InventoryImport["counts"] };

/** Rows that are expectedly no phones, by kind; each kind can be opened. They are among the rows left out, and no errors. */
export function NoPhones({ importId, counts }: NoPhonesProps) {
  const kinds = keysOf(counts.noPhones).filter((kind) => counts.noPhones[kind]);
  return (
    <ul className="grid gap-1 empty:hidden">
      {kinds.map((kind) => (
        <li key={kind}>
          <Kind importId={importId} kind={kind} count={counts.noPhones[kind] ?? 0} />
        </li>
      ))}
    </ul>
  );
}

type KindProps = { importId: string; kind: NoPhoneKind; count: number };

function Kind({ importId, kind, count }: KindProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { one, many } = NO_PHONE_KINDS[kind];
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <Summary className="w-fit hover:text-fg">{plural(count, `row is ${one}`, `rows are ${many}`)}: left out</Summary>
      {isOpen && <Rows importId={importId} kind={kind} />}
    </details>
  );
}

const AT_ONCE = 20;

function Rows({ importId, kind }: Omit<KindProps, "count">) {
  const pages = usePages((cursor) =>
    call("GET /api/imports/{importId}/rows", { params: { importId }, query: { code: kind, limit: AT_ONCE, cursor } }),
  );
  return (
    <div className="mt-1 mb-2 rounded-md border border-line">
      <ul className="code divide-y divide-line">
        {pages.items.map(({ line, cells, issues }) => (
          <li key={line} className="flex gap-3 px-3 py-1">
            <span className="w-16 shrink-0 text-right text-muted tabular-nums">{formatNumber(line)}</span>
            <span className="min-w-0 break-all">
              {cells ? cells.filter((cell) => cell.trim() !== "").join(" · ") : issues[0]?.value}
            </span>
          </li>
        ))}
      </ul>
      <PagesFooter {...pages} />
    </div>
  );
}
