"use client";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value";
import { Notice } from "@/components/ui/notice";
import { RadioCards } from "@/components/ui/radio-cards";
import { type Segment, SegmentBar } from "@/components/ui/segment-bar";
import { DateTime } from "@/components/ui/time";
import { messageOf } from "@/lib/client/api";
import { expectedCounts } from "@/lib/domain/inventory-file/expected-counts";
import { formatBytes, formatNumber, plural } from "@/lib/format/text";
import type { ImportCheck, InventoryImport } from "@/lib/schemas/imports";
import { columnName, DELIMITER_LABELS, ENCODING_LABELS } from "./import-words";
import { isAsked } from "./mapping-choices";
import type { ImportMode, ReviewActions } from "./use-import-review";

const MODES = [
  {
    value: "valid-rows",
    title: "Import the valid rows",
    description:
      "Rows that cannot be read are listed with line, column and reason. Correct them in the file and upload it again.",
  },
  {
    value: "all-or-nothing",
    title: "Only if all rows are valid",
    description: "One bad row, and nothing is imported.",
  },
] as const satisfies readonly { value: ImportMode; title: string; description: string }[];

const TITLES: Partial<Record<InventoryImport["status"], string>> = {
  ready: "Ready to import",
  checking: "Import without waiting",
  failed: "Import again",
  cancelled: "Import again",
};

type CommitCardProps = {
  item: InventoryImport;
  /** The last check there is to see. */
  check: ImportCheck | null;
  canManage: boolean;
  isSaving: boolean;
  start: ReviewActions["start"];
};

/** What was chosen, what it comes to, and the button; what somebody else chose after this page was read is not imported. */
export function CommitCard({ item, check, canManage, isSaving, start }: CommitCardProps) {
  const [mode, setMode] = useState<ImportMode>(item.mode ?? "valid-rows");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const macs = item.columns.filter(({ field }) => field === "mac").sort((one, other) => one.order - other.order);
  const [mac] = macs;
  const asked = item.columns.filter(isAsked).map((column) => `“${columnName(column)}”`);

  const withdraws = item.options.absentPhones === "withdraw";
  const withdrawn = check && expectedCounts(check.counts, check, item.options).withdrawn;

  async function commit() {
    setIsBusy(true);
    setFailure(null);
    try {
      await start(mode);
    } catch (error) {
      setFailure(messageOf(error));
      setIsBusy(false);
    }
  }

  const button = (
    <Button
      variant="primary"
      size="lg"
      className="w-full"
      disabled={!mac || isSaving}
      isBusy={isBusy}
      aria-describedby={mac ? undefined : "no-mac"}
      onClick={withdraws ? undefined : () => void commit()}
    >
      {mode === "valid-rows" ? "Import the valid rows" : "Import all rows"}
    </Button>
  );

  return (
    <Card className="lg:sticky lg:top-4 print:static">
      <CardHeader>
        <CardTitle>{mac ? TITLES[item.status] : "Not ready yet"}</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        {check && <Expected item={item} check={check} />}
        <KeyValueList
          className="grid-cols-[5.5rem_1fr] text-xs max-sm:[&>div]:contents"
          items={[
            {
              label: "MAC from",
              value: mac ? macs.map(columnName).join(", then ") : <span className="text-bad">No column yet</span>,
            },
            { label: "Size", value: formatBytes(item.bytes) },
            { label: "Header", value: item.headerRow === 0 ? "None" : `Line ${item.headerRow}` },
            ...readAs(item),
            { label: "Uploaded", value: <DateTime value={item.createdAt} /> },
          ]}
        />
        {canManage && (
          <div data-screen-only className="grid gap-4">
            <RadioCards legend="Which rows" isLegendHidden name="mode" items={MODES} value={mode} onChange={setMode} />
            {failure && (
              <Notice tone="bad" role="alert" title="The import was not started">
                {failure}
              </Notice>
            )}
            {withdraws ? (
              <ConfirmDialog
                title={
                  withdrawn === null
                    ? "Withdraw the phones it does not list?"
                    : `Withdraw ${plural(withdrawn, "phone")}?`
                }
                description="Phones of the project that this file does not list are taken out of the project and out of their batches, unless work on them has begun. They stay on record and can be taken back."
                confirmLabel="Import and withdraw"
                tone="bad"
                onConfirm={() => start(mode)}
                trigger={button}
              />
            ) : (
              button
            )}
            {asked.length > 0 && (
              <p className="-mt-2 text-warn text-xs">
                Not read until you choose what {asked.length === 1 ? "it holds" : "they hold"}: {asked.join(", ")}.
              </p>
            )}
            {!mac && (
              <p id="no-mac" className="-mt-2 text-bad text-xs">
                Choose the column that holds the MAC address first: every phone is known by its MAC.
              </p>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}

/** What the button will do, by the last check and the choices made since. */
function Expected({ item, check }: { item: InventoryImport; check: ImportCheck }) {
  const counts = expectedCounts(check.counts, check, item.options);
  const segments: Segment[] = [
    { label: "New", value: counts.created, tone: "ok" },
    { label: "Changed", value: counts.changed, tone: "accent" },
    { label: "Unchanged", value: counts.unchanged, tone: "idle" },
    { label: "Left out", value: counts.leftOut, tone: "warn" },
    { label: "Rejected", value: counts.rejected, tone: "bad" },
  ];
  return (
    <div>
      <p className="mb-2 font-medium">
        {plural(counts.rows, "row")}
        {counts.withdrawn > 0 && `, ${plural(counts.withdrawn, "phone")} withdrawn`}
        {counts.takenBack > 0 && `, ${plural(counts.takenBack, "phone")} taken back`}
      </p>
      <SegmentBar segments={segments.filter(({ value }) => value > 0)} />
      {counts.rejected > 0 && (
        <p className="mt-2 text-muted text-xs">
          {formatNumber(counts.rejected)} rejected: settle them under “Problems”, or get them as a file afterwards.
        </p>
      )}
    </div>
  );
}

/** A workbook has sheets, a text file has a delimiter and an encoding. */
function readAs({ format, sheets, sheet, delimiter, encoding }: InventoryImport) {
  if (format === "xlsx") return [{ label: "Sheet", value: sheets[sheet] }];
  return [
    { label: "Delimiter", value: DELIMITER_LABELS[delimiter] },
    { label: "Encoding", value: ENCODING_LABELS[encoding] },
  ];
}
