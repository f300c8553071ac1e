"use client";
import { ScanSearch } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { remainingWords } from "./reading-estimate";
import { useImportProgress } from "./use-import-progress";

/** Up to here a file is checked by itself after every correction; above, a person says when. */
const BY_ITSELF = 150_000;

type CheckCardProps = { item: InventoryImport; canManage: boolean; isBusy: boolean; check: () => Promise<boolean> };

/** Reads the whole file before anything is stored, and shows how far it is. */
export function CheckCard({ item, canManage, isBusy, check }: CheckCardProps) {
  const isDue = item.status !== "checking" && item.check === null;
  const isByItself = isDue && item.status === "ready" && canManage && item.expectedRows <= BY_ITSELF;
  const start = useEffectEvent(() => void check());
  useEffect(() => {
    if (isByItself) start();
  }, [isByItself]);

  if (item.status === "checking") return <Checking item={item} />;
  if (!isDue) return null;
  return (
    <Card>
      <CardBody className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <ScanSearch aria-hidden className="size-5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">See what it would do</p>
          <p className="text-muted">
            All rows are read and compared with the inventory; nothing is stored. Problems can be settled before the
            import.
          </p>
        </div>
        {canManage && (
          <Button isBusy={isBusy} onClick={() => void check()}>
            Check the file
          </Button>
        )}
      </CardBody>
    </Card>
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
