"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { call, messageOf } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { remainingWords } from "./reading-estimate";
import { useImportProgress } from "./use-import-progress";

export function ImportRunning({ item, canManage }: { item: InventoryImport; canManage: boolean }) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const now = useImportProgress(item);

  async function cancel() {
    setIsBusy(true);
    setFailure(null);
    try {
      await call("DELETE /api/imports/{importId}", { params: { importId: item.id } });
      router.refresh();
    } catch (error) {
      setFailure(messageOf(error));
    }
    setIsBusy(false);
  }

  const isQueued = item.status === "queued";
  const about = Math.max(item.expectedRows, item.progress);
  const remaining = remainingWords(item, now);
  return (
    <Card className="max-w-2xl">
      <CardBody className="grid gap-4">
        <div>
          <p className="font-semibold text-sm">{isQueued ? "Waiting for its turn" : "Importing"}</p>
          <p className="text-muted">
            {isQueued
              ? "Imports of one project run one after the other. It starts by itself."
              : "Rows are read, checked, matched by MAC and judged. You may close this page; the import goes on."}
          </p>
        </div>
        <div>
          <Progress label="Rows read" value={isQueued ? 0 : item.progress} max={about} />
          <p role="status" className="mt-1.5 text-muted text-xs tabular-nums">
            {isQueued ? "Not begun yet" : `${formatNumber(item.progress)} of about ${formatNumber(about)} rows read`}
            {remaining && `. ${remaining}.`}
          </p>
        </div>
        {failure && (
          <Notice tone="bad" role="alert" title="The import was not cancelled">
            {failure}
          </Notice>
        )}
        {canManage && (
          <div data-screen-only className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button isBusy={isBusy} onClick={() => void cancel()}>
              Cancel the import
            </Button>
            <span className="text-muted text-xs">Nothing of it stays in the inventory.</span>
          </div>
        )}
      </CardBody>
    </Card>
  );
}
