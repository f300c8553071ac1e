"use client";
import { PagesFooter } from "@/components/pages/pages-footer";
import { usePages } from "@/components/pages/use-pages";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call, type Page } from "@/lib/client/api";
import { formatMac, formatNumber } from "@/lib/format/text";
import type { ImportRow } from "@/lib/schemas/imports";

type ImportRowsProps = { importId: string; outcome: ImportRow["outcome"]; first: Page<ImportRow> };

const WORDS = {
  rejected: {
    title: "Rejected rows",
    description: "Not in the inventory. Correct them in the file and upload it again.",
  },
  "left-out": {
    title: "Left out",
    description: "Not in the inventory: no phones, or as somebody decided before the import.",
  },
  stored: { title: "Stored with a remark", description: "In the inventory, but one value was left out or looks odd." },
} as const;
const MORE = 200;

export function ImportRows({ importId, outcome, first }: ImportRowsProps) {
  const pages = usePages((cursor) => {
    const query = { outcome, limit: MORE, cursor };
    return call("GET /api/imports/{importId}/rows", { params: { importId }, query });
  }, first);
  if (first.total === 0) return null;

  const { title, description } = WORDS[outcome];
  const hasMacs = pages.items.some(({ mac }) => mac !== null); // most rows are rejected because theirs cannot be read
  return (
    <Card>
      <CardHeader>
        <CardTitle description={description}>
          {title} <span className="font-normal text-muted tabular-nums">{formatNumber(first.total)}</span>
        </CardTitle>
      </CardHeader>
      <Table label={title}>
        <THead>
          <tr>
            <Th isNumeric>Line</Th>
            {hasMacs && <Th>Phone</Th>}
            <Th>Column</Th>
            <Th>Value</Th>
            <Th>{outcome === "rejected" ? "Reason" : "Remark"}</Th>
          </tr>
        </THead>
        <TBody>
          {pages.items.flatMap((row) =>
            row.issues.map((issue, index) => (
              <Tr key={`${row.line} ${issue.column} ${issue.code}`} className="align-top">
                <Td isNumeric className="text-muted">
                  {index === 0 ? formatNumber(row.line) : <span className="sr-only">{formatNumber(row.line)}</span>}
                </Td>
                {hasMacs && (
                  <Td className="code whitespace-nowrap">
                    {index === 0 && (row.mac ? formatMac(row.mac) : <span className="text-muted">–</span>)}
                  </Td>
                )}
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
      {(pages.hasMore || pages.failure) && <PagesFooter {...pages} />}
    </Card>
  );
}
