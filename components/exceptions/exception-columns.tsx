"use client";
import { createColumnHelper } from "@tanstack/react-table";
import type { features } from "@/components/data-table/table-features";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatDay } from "@/lib/format/day";
import { formatMac } from "@/lib/format/text";
import type { ExceptionRow } from "@/lib/schemas/exceptions";
import { ExceptionBadge } from "./exception-badge";

const column = createColumnHelper<typeof features, ExceptionRow>();
const dash = <span className="text-muted">–</span>;
const text = (value: string | null) => (value === null ? dash : <span title={value}>{value}</span>);

/** The columns of a list of phones that cannot be converted. */
export const exceptionColumns = column.columns([
  column.accessor("mac", {
    header: "MAC address",
    size: 152,
    meta: { isCode: true },
    cell: ({ row }) => formatMac(row.original.mac),
  }),
  column.accessor("exception", {
    header: labelOfPhoneField("exception"),
    size: 136,
    enableSorting: false,
    cell: ({ row: { original } }) => <ExceptionBadge state={original.exception.decided?.choice ?? "undecided"} />,
  }),
  column.accessor((row) => row.exception.decided?.note, {
    id: "exceptionNote",
    header: "Note",
    size: 180,
    enableSorting: false,
    cell: ({ row }) => text(noteOf(row.original)),
  }),
  column.accessor("model", {
    header: labelOfPhoneField("model"),
    size: 76,
    cell: ({ row }) => row.original.model ?? dash,
  }),
  column.accessor((row) => row.reasons[0]?.text, {
    id: "reason",
    header: "Why",
    size: 200,
    cell: ({ row }) => <span className="text-muted">{text(row.original.reasons[0]?.text ?? null)}</span>,
  }),
  column.accessor("site", { header: labelOfPhoneField("site"), size: 104, cell: ({ row }) => text(row.original.site) }),
  column.accessor("owner", {
    header: labelOfPhoneField("owner"),
    size: 104,
    cell: ({ row }) => text(row.original.owner),
  }),
  column.accessor((row) => row.exception.decided?.by, {
    id: "exceptionBy",
    header: "Decided by",
    size: 190,
    enableSorting: false,
    cell: ({ row: { original } }) => {
      const { decided } = original.exception;
      return decided ? text(`${decided.by}, ${formatDay(decided.at.slice(0, 10))}`) : dash;
    },
  }),
]);

/** The note with whom the question goes to; of an undecided phone what was decided of it before. */
function noteOf({ exception: { decided, before } }: ExceptionRow): string | null {
  if (before) return "Decided before, for another reason";
  if (!decided) return null;
  return [decided.askedOf && `Asked of ${decided.askedOf}`, decided.note].filter(Boolean).join(": ") || null;
}
