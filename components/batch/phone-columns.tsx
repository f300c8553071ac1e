"use client";
import { createColumnHelper } from "@tanstack/react-table";
import type { features } from "@/components/data-table/table-features";
import { Badge } from "@/components/ui/badge";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { licenseWord, VERDICT_LABELS } from "@/lib/format/labels";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import { formatMac } from "@/lib/format/text";
import type { PhoneRow } from "@/lib/schemas/phones";

const column = createColumnHelper<typeof features, PhoneRow>();
const dash = <span className="text-muted">–</span>;

export const phoneColumns = column.columns([
  column.accessor("mac", {
    header: "MAC address",
    size: 160,
    meta: { isCode: true },
    cell: ({ row }) => formatMac(row.original.mac),
  }),
  column.accessor("model", {
    header: labelOfPhoneField("model"),
    size: 90,
    cell: ({ row }) => row.original.model ?? dash,
  }),
  column.accessor("site", {
    header: labelOfPhoneField("site"),
    size: 130,
    cell: ({ row }) => row.original.site ?? dash,
  }),
  column.accessor("owner", {
    header: labelOfPhoneField("owner"),
    size: 120,
    cell: ({ row }) => row.original.owner ?? dash,
  }),
  column.accessor("description", {
    header: labelOfPhoneField("description"),
    size: 190,
    cell: ({ row }) => row.original.description ?? dash,
  }),
  column.accessor("state", {
    header: labelOfPhoneField("state"),
    size: 130,
    cell: ({ row }) => (
      <Badge tone={PHONE_STATE_TONES[row.original.state]}>{PHONE_STATE_LABELS[row.original.state]}</Badge>
    ),
  }),
  column.accessor("license", {
    header: labelOfPhoneField("license"),
    size: 150,
    enableSorting: false,
    cell: ({ row: { original } }) =>
      original.verdict === "eligible" ? (
        `${licenseWord(original.license.kind, original.verdict)}${original.license.mayBeFree ? ", may be free" : ""}`
      ) : (
        <Badge tone={VERDICT_LABELS[original.verdict].tone}>{VERDICT_LABELS[original.verdict].label}</Badge>
      ),
  }),
]);
