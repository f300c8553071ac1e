"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call, messageOf } from "@/lib/client/api";
import { formatMac, formatNumber } from "@/lib/format/text";
import type { ImportRow } from "@/lib/schemas/imports";

type Page = { items: ImportRow[]; total: number; nextCursor: string | null };
type ImportRowsProps = { importId: string; outcome: "rejected" | "stored"; first: Page };

const WORDS = {
  rejected: { title: "Rejected rows", description: "Not in the inventory. Mend them in the file and upload it again." },
  stored: { title: "Stored with a remark", description: "In the inventory, but one value was left out or looks odd." },
} as const;
const MORE = 200;

export function ImportRows({ importId, outcome, first }: ImportRowsProps) {
  const [page, setPage] = useState(first);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (page.total === 0) return null;

  async function loadMore() {
    if (page.nextCursor === null) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const query = { outcome, limit: MORE, cursor: page.nextCursor };
      const next = await call("GET /api/imports/{importId}/rows", { params: { importId }, query });
      setPage({ ...next, items: [...page.items, ...next.items] });
    } catch (error) {
      setFailure(messageOf(error));
    }
    setIsBusy(false);
  }

  const { title, description } = WORDS[outcome];
  return (
    <Card>
      <CardHeader>
        <CardTitle description={description}>
          {title} <span className="font-normal text-muted tabular-nums">{formatNumber(page.total)}</span>
        </CardTitle>
      </CardHeader>
      <Table label={title}>
        <THead>
          <tr>
            <Th isNumeric>Line</Th>
            <Th>Phone</Th>
            <Th>Column</Th>
            <Th>Value</Th>
            <Th>{outcome === "rejected" ? "Reason" : "Remark"}</Th>
          </tr>
        </THead>
        <TBody>
          {page.items.flatMap((row) =>
            row.issues.map((issue, index) => (
              <Tr key={`${row.line} ${issue.column} ${issue.code}`} className="align-top">
                <Td isNumeric className="text-muted">
                  {index === 0 ? row.line : <span className="sr-only">{row.line}</span>}
                </Td>
                <Td className="code whitespace-nowrap">
                  {index === 0 && (row.mac ? formatMac(row.mac) : <span className="text-muted">–</span>)}
                </Td>
                <Td className="whitespace-nowrap">{issue.column || "Whole row"}</Td>
                <Td className="code min-w-40 max-w-56 break-all">
                  {issue.value || <span className="text-muted">empty</span>}
                </Td>
                <Td className="min-w-64">{issue.message}</Td>
              </Tr>
            )),
          )}
        </TBody>
      </Table>
      {(page.nextCursor || failure) && (
        <div data-screen-only className="flex flex-wrap items-center gap-3 border-line border-t px-4 py-2">
          <Button isBusy={isBusy} onClick={() => void loadMore()}>
            {failure ? "Try again" : "Load more"}
          </Button>
          <span className="text-muted text-xs tabular-nums">
            {formatNumber(page.items.length)} of {formatNumber(page.total)} shown
          </span>
          {failure && (
            <span role="alert" className="text-bad">
              {failure}
            </span>
          )}
        </div>
      )}
    </Card>
  );
}
