import { createColumnHelper } from "@tanstack/react-table";
import { lazy, type ReactNode, Suspense } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import type { features } from "@/components/data-table/table-features";
import { Badge } from "@/components/ui/badge";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { FIRMWARE_LABELS, licenseWord, VERDICT_LABELS } from "@/lib/format/labels";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import { formatMac } from "@/lib/format/text";
import type { PhoneRow } from "@/lib/schemas/phones";

/** Comes with the first column of times; none is among the usual ones. */
const TimeAgo = lazy(() => import("@/components/ui/time").then((module) => ({ default: module.TimeAgo })));

type InventoryColumn = {
  /** As the API sorts by it. */
  id: string;
  name: string;
  size: number;
  /** Identifiers: monospaced. */
  isCode?: boolean;
  isNumber?: boolean;
  show: (row: PhoneRow) => ReactNode;
};

const text = (id: keyof PhoneRow, size: number, isCode = false): InventoryColumn => ({
  id,
  name: labelOfPhoneField(id),
  size,
  isCode,
  show: (row) => {
    const value = row[id];
    return value === null ? null : <span title={String(value)}>{String(value)}</span>;
  },
});

/** Every column there is, in the order in which the chooser offers them. */
const COLUMNS: readonly InventoryColumn[] = [
  { id: "mac", name: "MAC address", size: 152, isCode: true, show: ({ mac }) => formatMac(mac) },
  text("model", 80),
  text("pid", 140, true),
  {
    id: "vid",
    name: labelOfPhoneField("vid"),
    size: 70,
    isCode: true,
    show: ({ vid }) => (vid === null ? null : formatVid(vid)),
  },
  {
    id: "verdict",
    name: labelOfPhoneField("verdict"),
    size: 164,
    show: ({ verdict }) => <Badge tone={VERDICT_LABELS[verdict].tone}>{VERDICT_LABELS[verdict].label}</Badge>,
  },
  {
    id: "reason",
    name: "Why",
    size: 236,
    show: ({ reasons: [reason] }) => (
      <span className="text-muted" title={reason?.text}>
        {reason?.text}
      </span>
    ),
  },
  text("site", 120),
  text("floor", 72),
  text("owner", 120),
  text("directoryNumber", 132, true),
  text("description", 160),
  text("load", 216, true),
  text("version", 104, true),
  {
    id: "runningFirmware",
    name: labelOfPhoneField("runningFirmware"),
    size: 104,
    show: ({ runningFirmware }) => runningFirmware && FIRMWARE_LABELS[runningFirmware],
  },
  {
    id: "soldAs",
    name: labelOfPhoneField("soldAs"),
    size: 104,
    show: ({ soldAs }) => soldAs && FIRMWARE_LABELS[soldAs],
  },
  {
    id: "license",
    name: labelOfPhoneField("license"),
    size: 200,
    show: ({ license, verdict }) => <License {...license} verdict={verdict} />,
  },
  { id: "batch", name: labelOfPhoneField("batch"), size: 140, show: ({ batchName }) => batchName },
  {
    id: "state",
    name: labelOfPhoneField("state"),
    size: 124,
    show: ({ state }) => <Badge tone={PHONE_STATE_TONES[state]}>{PHONE_STATE_LABELS[state]}</Badge>,
  },
  text("serial", 124, true),
  { ...text("manufacturedYear", 84), isNumber: true },
  text("ip", 124, true),
  text("devicePool", 140),
  text("registrationState", 120),
  { ...text("kemCount", 72), isNumber: true },
  text("transitionAuthorizationType", 140),
  text("notes", 200),
  { id: "createdAt", name: "First seen", size: 124, show: ({ createdAt }) => <Ago at={createdAt} /> },
  { id: "updatedAt", name: "Changed", size: 124, show: ({ updatedAt }) => <Ago at={updatedAt} /> },
];

export const USUAL_COLUMNS = ["mac", "model", "pid", "vid", "verdict", "reason", "site", "owner"].concat([
  "directoryNumber",
  "load",
  "license",
  "batch",
  "state",
]);

const extraColumn = (name: string): InventoryColumn => ({
  id: `extra.${name}`,
  name,
  size: 140,
  show: ({ extra }) => {
    const value = extra?.[name];
    return value === undefined ? null : <span title={value}>{value}</span>;
  },
});

/** What can be shown: the columns of a phone, and those that files brought. */
export function inventoryColumns(extraFields: readonly string[]): readonly InventoryColumn[] {
  return [...COLUMNS, ...extraFields.map(extraColumn)];
}

const column = createColumnHelper<typeof features, PhoneRow>();

/** The columns of a layout as the table takes them. */
export function tableColumns(columns: readonly InventoryColumn[], layout: ColumnLayout) {
  const byId = new Map(columns.map((one) => [one.id, one]));
  return column.columns(
    layout.flatMap(({ id, width }) => {
      const shown = byId.get(id);
      if (!shown) return [];
      const { name, size, isCode = false, isNumber = false, show } = shown;
      return [
        column.accessor((row) => row, {
          id,
          header: name,
          size: width ?? size,
          meta: { isCode, align: isNumber ? "end" : "start", isFixed: width !== undefined },
          cell: ({ row }) => show(row.original) ?? <Empty />,
        }),
      ];
    }),
  );
}

function License({ kind, sku, mayBeFree, verdict }: PhoneRow["license"] & Pick<PhoneRow, "verdict">) {
  if (kind === "undecided") return <Empty />;
  return (
    <>
      {sku ? <span className="code">{sku}</span> : licenseWord(kind, verdict)}
      {mayBeFree && <span className="text-muted"> · may be free</span>}
    </>
  );
}

const Ago = ({ at }: { at: string }) => (
  <Suspense fallback={null}>
    <TimeAgo value={at} />
  </Suspense>
);

function Empty() {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">Not known</span>
    </span>
  );
}
