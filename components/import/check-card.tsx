"use client";
import { LoaderCircle, ScanSearch } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { TimeAgo } from "@/components/ui/time";
import { formatNumber } from "@/lib/format/text";
import type { ImportCheck, InventoryImport } from "@/lib/schemas/imports";
import { remainingWords } from "./reading-estimate";
import { useImportProgress } from "./use-import-progress";

type CheckCardProps = {
  item: InventoryImport;
  canManage: boolean;
  isBusy: boolean;
  /** The result of an earlier check is in sight: the next one runs quietly, and says so there. */
  isQuiet: boolean;
  /** It starts by itself. */
  isByItself: boolean;
  check: () => Promise<boolean>;
};

/** Reads the whole file before anything is stored, and shows how far it is. */
export function CheckCard({ item, canManage, isBusy, isQuiet, isByItself, check }: CheckCardProps) {
  if (item.status === "checking") return isQuiet ? <Followed item={item} /> : <Checking item={item} />;
  if (item.check !== null || (isQuiet && isByItself)) return null;
  return (
    <Card>
      <CardBody className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <ScanSearch aria-hidden className="size-5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">{isQuiet ? "Something changed since the last check" : "See what it would do"}</p>
          <p className="text-muted">
            All rows are read and compared with the inventory; nothing is stored. Problems can be settled before the
            import.
          </p>
        </div>
        {canManage && (
          <Button isBusy={isBusy} onClick={() => void check()}>
            {isQuiet ? "Check again" : "Check the file"}
          </Button>
        )}
      </CardBody>
    </Card>
  );
}

function Followed({ item }: { item: InventoryImport }) {
  useImportProgress(item);
  return null;
}

/** How old the result is, or that the next one is on its way: in the head of what shows the result, so that nothing moves. */
export function CheckedAt({ check, isCurrent }: { check: ImportCheck; isCurrent: boolean }) {
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-muted text-xs">
      {isCurrent ? (
        <>
          Checked <TimeAgo value={check.at} />
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-3.5 animate-spin motion-reduce:animate-none" /> Checking again…
        </>
      )}
    </span>
  );
}

function Checking({ item }: { item: InventoryImport }) {
  const now = useImportProgress(item);
  const about = Math.max(item.expectedRows, item.progress);
  const remaining = remainingWords(item, now);
  return (
    <Card>
      <CardBody>
        <p className="font-medium">Checking all rows</p>
        <Progress label="Rows read" value={item.progress} max={about} className="mt-2" />
        <p role="status" className="mt-1.5 text-muted text-xs tabular-nums">
          {formatNumber(item.progress)} of about {formatNumber(about)} rows read
          {remaining && `. ${remaining}.`}
        </p>
      </CardBody>
    </Card>
  );
}
