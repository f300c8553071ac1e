import { BatchProgress } from "@/components/batch/batch-progress";
import { BATCH_KIND_LABELS } from "@/components/batch/batch-words";
import { windowText } from "@/components/batch/window-text";
import type { SelectionState } from "@/components/data-table/use-selection";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Td, Tr } from "@/components/ui/table";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { BATCH_STATE_TONES, LOAD_FAMILY_LABELS } from "@/lib/format/labels";
import { formatNumber } from "@/lib/format/text";
import type { BatchRow } from "./batch-rows";

type BatchTableRowProps = {
  row: BatchRow;
  timeZone: string;
  now: string;
  selection: SelectionState | null;
  /** Its place among all rows that are shown, for a range of ticks. */
  index: number;
};

export function BatchTableRow({ row, timeZone, now, selection, index }: BatchTableRowProps) {
  const window = windowText(row, timeZone, now);
  return (
    <Tr>
      {selection && (
        <Td>
          <Checkbox
            aria-label={`Choose ${row.name}`}
            checked={selection.has(row.id)}
            onChange={({ nativeEvent }) =>
              selection.toggle(index, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }
          />
        </Td>
      )}
      <Td className="min-w-44">
        <Link
          href={routeOf(`/projects/${row.projectId}/batches/${row.id}`)}
          className="inline-flex min-h-6 items-center font-medium hover:underline pointer-coarse:min-h-11"
        >
          {row.name}
        </Link>
        <span className="flex flex-wrap items-center gap-1.5 text-muted text-xs">
          <Badge tone={row.kind === "pilot" ? "accent" : "idle"} hasDot={false}>
            {BATCH_KIND_LABELS[row.kind]}
          </Badge>
          {row.site}
        </span>
      </Td>
      <Td>
        <Badge tone={BATCH_STATE_TONES[row.state]}>{BATCH_STATE_LABELS[row.state]}</Badge>
        {row.stale > 0 && (
          <Badge tone="warn" className="mt-1">
            Stale: {formatNumber(row.stale)} no longer eligible
          </Badge>
        )}
      </Td>
      <Td isNumeric>{formatNumber(row.phones)}</Td>
      <Td>
        <BatchProgress batch={row} />
      </Td>
      <Td className="text-xs">
        {row.loadFamily ? LOAD_FAMILY_LABELS[row.loadFamily] : <span className="text-muted">Several</span>}
      </Td>
      <Td className="text-xs tabular-nums">
        {window ?? <span className="text-muted">Not set</span>}
        {row.attention.includes("late") && (
          <Badge tone="bad" className="mt-1">
            Late
          </Badge>
        )}
      </Td>
      <Td className="min-w-24 text-xs">
        {row.assignees.length > 0 ? (
          row.assignees.map(({ name }) => name).join(", ")
        ) : (
          <span className="text-muted">Nobody yet</span>
        )}
        {row.clashes[0] && (
          <Badge tone="warn" className="mt-1">
            {row.clashes[0].person} is in {row.clashes[0].batch} too
            {row.clashes.length > 1 && `, and ${row.clashes.length - 1} more`}
          </Badge>
        )}
      </Td>
    </Tr>
  );
}
