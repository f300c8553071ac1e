import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { formatNumber } from "@/lib/format/text";
import type { Readiness } from "@/lib/schemas/readiness";
import {
  cellHref,
  quoteHref,
  type ReadinessColumn,
  type ReadinessCounts,
  readinessColumns,
  totalOf,
} from "./readiness-columns";

type ReadinessTableProps = {
  projectId: string;
  readiness: Readiness;
  /** Whether a row leads to a quote for its phones. */
  canQuote: boolean;
  /** Whether its licences are told. */
  seesLicenses: boolean;
};

const NAMES = { site: "Site", batch: "Batch" } as const;
const NO_NAMES = { site: "No site", batch: "In no batch" } as const;

/** A row for each site or batch and one for all of them; a number opens to its phones. */
export function ReadinessTable({ projectId, readiness, canQuote, seesLicenses }: ReadinessTableProps) {
  const { by, rows } = readiness;
  const columns = readinessColumns(readiness, seesLicenses);
  const all = totalOf(rows);
  return (
    <Card>
      {/* fourteen columns beside each other at 1280 px */}
      <Table label={`Readiness by ${by}`} className="[&_td]:px-1.5 [&_th]:px-1.5">
        <THead>
          <tr>
            <Th>{NAMES[by]}</Th>
            {columns.map(({ label, title }) => (
              <Th key={label} isNumeric title={title} className="whitespace-normal">
                {label}
              </Th>
            ))}
          </tr>
        </THead>
        <TBody>
          {rows.map((row) => (
            <Tr key={row.key}>
              <Td className="min-w-40 font-medium">
                {by === "batch" && row.key !== null ? (
                  <Link href={routeOf(`/projects/${projectId}/batches/${row.key}`)} className="hover:underline">
                    {row.name}
                  </Link>
                ) : (
                  (row.name ?? NO_NAMES[by])
                )}
                {canQuote && (row.needLicense ?? 0) > 0 && (
                  <Link
                    href={routeOf(quoteHref(projectId, by, row.key))}
                    className={cn("ml-2 font-normal text-muted text-xs print:hidden", LINK)}
                  >
                    Quote…<span className="sr-only"> for {row.name ?? NO_NAMES[by]}</span>
                  </Link>
                )}
              </Td>
              {columns.map((column) => (
                <Cell
                  key={column.label}
                  row={row}
                  column={column}
                  href={cellHref(projectId, by, row.key, column)}
                  ofHref={cellHref(projectId, by, row.key, { page: column.page, filter: column.ofFilter })}
                />
              ))}
            </Tr>
          ))}
        </TBody>
        <tfoot className="border-line border-t font-medium">
          <tr>
            <Td>All</Td>
            {columns.map((column) => (
              <Cell key={column.label} row={all} column={column} href={null} ofHref={null} />
            ))}
          </tr>
        </tfoot>
      </Table>
    </Card>
  );
}

const LINK = "underline decoration-from-font underline-offset-3 hover:text-accent";
const TONES = { warn: "text-warn", bad: "text-bad", ok: "text-ok", accent: "text-accent", idle: "" } as const;

type CellProps = { row: ReadinessCounts; column: ReadinessColumn; href: string | null; ofHref: string | null };

function Cell({ row, column: { count, of, tone = "idle" }, href, ofHref }: CellProps) {
  const value = row[count] ?? 0;
  const whole = of && (row[of] ?? 0);
  if (value === 0 && !whole)
    return (
      <Td isNumeric className="text-muted">
        –
      </Td>
    );
  const isDone = whole !== undefined && value >= whole;
  return (
    <Td isNumeric className="whitespace-nowrap">
      <span className={cn(value > 0 && TONES[isDone ? "ok" : tone])}>
        <Count value={value} href={href} />
      </span>
      {whole !== undefined && (
        <span className="text-muted">
          {" of "}
          <Count value={whole} href={ofHref} />
        </span>
      )}
    </Td>
  );
}

/** A number, leading to its phones where there is a list of them. */
function Count({ value, href }: { value: number; href: string | null }) {
  if (href === null || value === 0) return formatNumber(value);
  return (
    <Link href={routeOf(href)} className={LINK}>
      {formatNumber(value)}
    </Link>
  );
}
