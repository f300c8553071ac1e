"use client";
import { PagesFooter } from "@/components/pages/pages-footer";
import { wordedValue } from "@/components/phone/phone-words";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Summary } from "@/components/ui/summary";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call } from "@/lib/client/api";
import { FOLLOWING_FIELDS, labelOfPhoneField } from "@/lib/domain/phone/fields";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { DIFFERENCE_KINDS, ImportDifference } from "@/lib/schemas/imports";
import { type DifferenceFilter, DifferenceFilters } from "./difference-filters";
import { useLivePages } from "./use-live-pages";

const AT_ONCE = 20;
const TITLES = {
  new: (total: number) => `See the ${plural(total, "new phone")}`,
  changed: (total: number) =>
    `See the ${plural(total, "phone")} that ${total === 1 ? "changes" : "change"}, old and new`,
  absent: (total: number) => `See the ${plural(total, "phone")} that ${total === 1 ? "is" : "are"} not listed`,
} as const;

type Kind = (typeof DIFFERENCE_KINDS)[number];

type DifferenceListProps = {
  importId: string;
  projectId: string;
  kind: Kind;
  /** Another check is another list. */
  checkedAt: string;
  total: number;
  only: DifferenceFilter;
  onOnly: (next: DifferenceFilter) => void;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** Fields that change, to look at one of them alone. */
  fields?: readonly string[];
};

/** Opened on demand, page by page: a file may change a million phones. A number above it opens it to its own rows. */
export function DifferenceList({
  total,
  kind,
  only,
  onOnly,
  isOpen,
  onOpen,
  fields = [],
  ...props
}: DifferenceListProps) {
  if (total === 0) return null;
  return (
    <details
      id={`differences-${kind}`}
      className="scroll-mt-4 border-line border-t"
      open={isOpen}
      onToggle={({ currentTarget }) => onOpen(currentTarget.open)}
    >
      <Summary className="px-4 py-2.5 font-medium hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
        {TITLES[kind](total)}
      </Summary>
      {isOpen && <DifferenceFilters kind={kind} only={only} onOnly={onOnly} fields={fields} />}
      {isOpen && <Rows kind={kind} total={total} only={only} {...props} />}
    </details>
  );
}

type RowsProps = Pick<DifferenceListProps, "importId" | "projectId" | "kind" | "total" | "checkedAt" | "only">;

function Rows({ importId, projectId, kind, total: all, checkedAt, only }: RowsProps) {
  const { label: _, ...filter } = only;
  const pages = useLivePages(
    (cursor, limit) => {
      const query = { kind, limit, cursor, ...filter, search: filter.search || undefined };
      return call("GET /api/imports/{importId}/differences", { params: { importId }, query });
    },
    { scope: JSON.stringify(filter), version: checkedAt, atOnce: AT_ONCE },
  );
  const { items } = pages;
  return (
    <>
      {items.length > 0 && (
        <Table label={TITLES[kind](all)}>
          <THead>
            <tr>
              <Th>Phone</Th>
              {kind !== "absent" && <Th isNumeric>Line</Th>}
              {kind !== "absent" && <Th>{kind === "new" ? "What the file says" : "Changes"}</Th>}
              <Th>Verdict</Th>
            </tr>
          </THead>
          <TBody>
            {items.map((item) => (
              <DifferenceRow key={item.mac} item={item} kind={kind} projectId={projectId} />
            ))}
          </TBody>
        </Table>
      )}
      {pages.total === 0 && !pages.isBusy && <p className="px-4 py-3 text-muted">No phone matches.</p>}
      <PagesFooter {...pages} />
    </>
  );
}

type DifferenceRowProps = { item: ImportDifference; kind: Kind; projectId: string };

function DifferenceRow({ item, kind, projectId }: DifferenceRowProps) {
  const { mac, phoneId, line, changes, oldVerdict, newVerdict } = item;
  return (
    <Tr className="align-top">
      <Td className="code whitespace-nowrap">
        {phoneId ? (
          <Link href={routeOf(`/projects/${projectId}/inventory/${phoneId}`)} className="hover:underline">
            {formatMac(mac)}
          </Link>
        ) : (
          formatMac(mac)
        )}
      </Td>
      {kind !== "absent" && (
        <Td isNumeric className="text-muted">
          {line !== null && formatNumber(line)}
        </Td>
      )}
      {kind !== "absent" && (
        <Td className="min-w-64">
          <Changes changes={changes} isNew={kind === "new"} />
        </Td>
      )}
      <Td>
        {oldVerdict !== null && oldVerdict !== newVerdict && (
          <span className="block text-muted text-xs line-through">{VERDICT_LABELS[oldVerdict].label}</span>
        )}
        <Badge tone={VERDICT_LABELS[newVerdict].tone}>{VERDICT_LABELS[newVerdict].label}</Badge>
      </Td>
    </Tr>
  );
}

type ChangesProps = Pick<ImportDifference, "changes"> & { isNew: boolean };

/** What is overwritten line by line; gaps that are filled in one line, since there nothing can be lost. */
function Changes({ changes, isNew }: ChangesProps) {
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
          {!isNew && "Filled in: "}
          {filled.map(([field, [, after]]) => `${labelOfPhoneField(field)} ${wordedValue(field, after)}`).join(", ")}
        </p>
      )}
    </>
  );
}
