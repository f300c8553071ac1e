"use client";
import type { Route } from "next";
import Link from "next/link";
import { useEffect, useEffectEvent, useState } from "react";
import { PHONE_FIELD_LABELS, wordedValue } from "@/components/phone/phone-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call, messageOf } from "@/lib/client/api";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { DIFFERENCE_KINDS, ImportDifference } from "@/lib/schemas/imports";

const AT_ONCE = 20;
const TITLES = {
  changed: (total: number) =>
    `See the ${plural(total, "phone")} that ${total === 1 ? "changes" : "change"}, old and new`,
  absent: (total: number) => `See the ${plural(total, "phone")} that ${total === 1 ? "is" : "are"} not listed`,
} as const;

type DifferenceListProps = {
  importId: string;
  projectId: string;
  kind: (typeof DIFFERENCE_KINDS)[number];
  /** Another check is another list. */
  checkedAt: string;
  total: number;
  /** Fields that change, to look at one of them alone. */
  fields?: readonly string[];
};

/** Opened on demand, page by page: a file may change a million phones. */
export function DifferenceList({ checkedAt, total, kind, fields = [], ...props }: DifferenceListProps) {
  const [field, setField] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  if (total === 0) return null;
  return (
    <details className="border-line border-t" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className="px-4 py-2.5 font-medium hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
        {TITLES[kind](total)}
      </summary>
      {isOpen && fields.length > 1 && (
        <div className="flex items-center gap-2 px-4 pb-2">
          <span className="text-muted">Only where this changes:</span>
          <NativeSelect
            aria-label="Only where this changes"
            value={field}
            onChange={({ target }) => setField(target.value)}
            className="w-52"
          >
            <option value="">Any field</option>
            <option value="verdict">Verdict</option>
            {fields.map((each) => (
              <option key={each} value={each}>
                {labelOf(each)}
              </option>
            ))}
          </NativeSelect>
        </div>
      )}
      {isOpen && <Rows key={`${checkedAt} ${field}`} kind={kind} total={total} field={field} {...props} />}
    </details>
  );
}

type RowsProps = Omit<DifferenceListProps, "checkedAt" | "fields"> & { field: string };

function Rows({ importId, projectId, kind, total: all, field }: RowsProps) {
  const [total, setTotal] = useState(all);
  const [items, setItems] = useState<ImportDifference[]>([]);
  const [cursor, setCursor] = useState<string | null>("");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function load() {
    setIsBusy(true);
    setFailure(null);
    try {
      const query = { kind, limit: AT_ONCE, cursor: cursor || undefined, field: field || undefined };
      const next = await call("GET /api/imports/{importId}/differences", { params: { importId }, query });
      setItems([...items, ...next.items]);
      setTotal(next.total);
      setCursor(next.nextCursor);
    } catch (error) {
      setFailure(messageOf(error));
    }
    setIsBusy(false);
  }
  const loadFirst = useEffectEvent(() => void load());
  useEffect(() => loadFirst(), []);

  return (
    <>
      {items.length > 0 && (
        <Table label={TITLES[kind](all)}>
          <THead>
            <tr>
              <Th>Phone</Th>
              {kind === "changed" && <Th isNumeric>Line</Th>}
              {kind === "changed" && <Th>Changes</Th>}
              <Th>Verdict</Th>
            </tr>
          </THead>
          <TBody>
            {items.map(({ mac, phoneId, line, changes, oldVerdict, newVerdict }) => (
              <Tr key={mac} className="align-top">
                <Td className="code whitespace-nowrap">
                  <Link href={`/projects/${projectId}/inventory/${phoneId}` as Route} className="hover:underline">
                    {formatMac(mac)}
                  </Link>
                </Td>
                {kind === "changed" && (
                  <Td isNumeric className="text-muted">
                    {line}
                  </Td>
                )}
                {kind === "changed" && (
                  <Td className="min-w-64">
                    <Changes changes={changes} />
                  </Td>
                )}
                <Td>
                  {oldVerdict !== newVerdict && (
                    <span className="block text-muted text-xs line-through">{VERDICT_LABELS[oldVerdict].label}</span>
                  )}
                  <Badge tone={VERDICT_LABELS[newVerdict].tone}>{VERDICT_LABELS[newVerdict].label}</Badge>
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
      <div data-screen-only className="flex flex-wrap items-center gap-3 border-line border-t px-4 py-2 empty:hidden">
        {cursor !== null && (
          <Button size="sm" isBusy={isBusy} onClick={() => void load()}>
            {items.length > 0 ? "Show more" : failure ? "Try again" : "Loading"}
          </Button>
        )}
        {items.length > 0 && (
          <span className="text-muted text-xs tabular-nums">
            {formatNumber(items.length)} of {formatNumber(total)} shown
          </span>
        )}
        {failure && (
          <span role="alert" className="text-bad">
            {failure}
          </span>
        )}
      </div>
    </>
  );
}

/** What is stored beside a field that people know, and follows from it. */
const FOLLOWING: ReadonlySet<string> = new Set(["productKind", "soldAs", "precision", "manufacturedYear", "version"]);

/** What is overwritten line by line; gaps that are filled in one line, since there nothing can be lost. */
function Changes({ changes }: Pick<ImportDifference, "changes">) {
  const known = Object.entries(changes).filter(([field]) => !FOLLOWING.has(field));
  const filled = known.filter(([, [before]]) => before === null);
  return (
    <>
      {known
        .filter(([, [before]]) => before !== null)
        .map(([field, [before, after]]) => (
          <p key={field} className="break-words">
            <span className="text-muted">{labelOf(field)}:</span> {wordedValue(field, before)}{" "}
            <span aria-hidden>→</span>
            <span className="sr-only">becomes</span> {wordedValue(field, after)}
          </p>
        ))}
      {filled.length > 0 && (
        <p className="break-words text-muted">
          Filled in: {filled.map(([field, [, after]]) => `${labelOf(field)} ${wordedValue(field, after)}`).join(", ")}
        </p>
      )}
    </>
  );
}

const labelOf = (field: string) => PHONE_FIELD_LABELS[field] ?? field;
