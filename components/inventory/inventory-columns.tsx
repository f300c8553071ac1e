import { createColumnHelper } from "@tanstack/react-table";
import type { features } from "@/components/data-table/table-features";
import { Badge } from "@/components/ui/badge";
import { PHONE_STATE_LABELS } from "@/lib/domain/checklist/phone-states";
import { formatVid } from "@/lib/domain/phone/vid";
import { LICENSE_LABELS, PHONE_STATE_TONES, VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac } from "@/lib/format/text";
import type { PhoneRow } from "@/lib/schemas/phones";

const column = createColumnHelper<typeof features, PhoneRow>();

/** Ids that can be sorted are those of the API; the others are shown only. */
export const INVENTORY_COLUMNS = column.columns([
  column.accessor("mac", {
    header: "MAC address",
    size: 152,
    meta: { isCode: true },
    cell: ({ getValue }) => formatMac(getValue()),
  }),
  column.accessor("model", { header: "Model", size: 80, cell: ({ getValue }) => getValue() ?? <Empty /> }),
  column.accessor("pid", {
    header: "PID",
    size: 140,
    enableSorting: false,
    meta: { isCode: true },
    cell: ({ getValue }) => getValue() ?? <Empty />,
  }),
  column.accessor("vid", {
    header: "VID",
    size: 70,
    meta: { isCode: true },
    cell: ({ getValue }) => {
      const vid = getValue();
      return vid === null ? <Empty /> : formatVid(vid);
    },
  }),
  column.accessor("verdict", {
    header: "Verdict",
    size: 150,
    cell: ({ getValue }) => <Badge tone={VERDICT_LABELS[getValue()].tone}>{VERDICT_LABELS[getValue()].label}</Badge>,
  }),
  column.accessor((row) => row.reasons[0]?.text ?? "", {
    id: "why",
    header: "Why",
    size: 236,
    enableSorting: false,
    cell: ({ getValue }) => (
      <span className="text-muted" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.accessor("site", { header: "Site", size: 120, cell: ({ getValue }) => getValue() ?? <Empty /> }),
  column.accessor("owner", { header: "Owner", size: 120, cell: ({ getValue }) => getValue() ?? <Empty /> }),
  column.accessor("directoryNumber", {
    header: "Number",
    size: 96,
    meta: { isCode: true },
    cell: ({ getValue }) => getValue() ?? <Empty />,
  }),
  column.accessor("load", {
    header: "Load",
    size: 216,
    meta: { isCode: true },
    cell: ({ getValue }) => <span title={getValue() ?? undefined}>{getValue() ?? <Empty />}</span>,
  }),
  column.accessor("license", {
    header: "Licence",
    size: 200,
    enableSorting: false,
    cell: ({ getValue }) => {
      const { kind, sku, mayBeFree } = getValue();
      if (kind === "undecided") return <Empty />;
      return (
        <>
          {sku ? <span className="code">{sku}</span> : LICENSE_LABELS[kind]}
          {mayBeFree && <span className="text-muted"> · may be free</span>}
        </>
      );
    },
  }),
  column.accessor("batchName", {
    header: "Batch",
    size: 140,
    enableSorting: false,
    cell: ({ getValue }) => getValue() ?? <Empty />,
  }),
  column.accessor("state", {
    header: "State",
    size: 124,
    cell: ({ getValue }) => <Badge tone={PHONE_STATE_TONES[getValue()]}>{PHONE_STATE_LABELS[getValue()]}</Badge>,
  }),
]);

function Empty() {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">Not known</span>
    </span>
  );
}
