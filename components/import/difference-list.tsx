"use client";
import Link from "next/link";
import { useState } from "react";
import { PagesFooter } from "@/components/pages/pages-footer";
import { usePages } from "@/components/pages/use-pages";
import { wordedValue } from "@/components/phone/phone-words";
import { Badge } from "@/components/ui/badge";
import { NativeSelect } from "@/components/ui/input";
import { routeOf } from "@/components/ui/route-of";
import { Summary } from "@/components/ui/summary";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call } from "@/lib/client/api";
import { FOLLOWING_FIELDS, labelOfPhoneField } from "@/lib/domain/phone/fields";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac, plural } from "@/lib/format/text";
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
      <Summary className="px-4 py-2.5 font-medium hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
        {TITLES[kind](total)}
      </Summary>
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
                {labelOfPhoneField(each)}
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
  const pages = usePages((cursor) => {
    const query = { kind, limit: AT_ONCE, cursor, field: field || undefined };
    return call("GET /api/imports/{importId}/differences", { params: { importId }, query });
  });
  const { items } = pages;
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
                  <Link href={routeOf(`/projects/${projectId}/inventory/${phoneId}`)} className="hover:underline">
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
      <PagesFooter {...pages} />
    </>
  );
}

/** What is overwritten line by line; gaps that are filled in one line, since there nothing can be lost. */
function Changes({ changes }: Pick<ImportDifference, "changes">) {
  const known = Object.entries(changes).filter(([field]) => !FOLLOWING_FIELDS.has(field));
  const filled = known.filter(([, [before]]) => before === null);
  return (
    <>
      {known
        .filter(([, [before]]) => before !== null)
        .map(([field, [before, after]]) => (
          <p key={field} className="break-words">
            <span className="text-muted">{labelOfPhoneField(field)}:</span> {wordedValue(field, before)}{" "}
            <span aria-hidden>→</span>
            <span className="sr-only">becomes</span> {wordedValue(field, after)}
          </p>
        ))}
      {filled.length > 0 && (
        <p className="break-words text-muted">
          Filled in:{" "}
          {filled.map(([field, [, after]]) => `${labelOfPhoneField(field)} ${wordedValue(field, after)}`).join(", ")}
        </p>
      )}
    </>
  );
}
