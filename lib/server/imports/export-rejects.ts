import "server-only";
import { BOM, csvLine } from "@/lib/format/csv";
import type { ImportRow } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { readDataRows } from "@/lib/server/files/inventory-file";
import { getImport } from "@/lib/server/imports/list-imports";

/** The rejected rows with their original cells, and line, column and reason behind them: to be corrected and uploaded again. */
export async function exportRejects(projectId: string, importId: string): Promise<Response> {
  const file = await getImport(projectId, importId);
  const rows = await db.importRow.findMany({
    where: { projectId, importId, outcome: "rejected" },
    select: { line: true, issues: true },
  });
  const issues = new Map(rows.map((row) => [row.line, fromJson<ImportRow["issues"]>(row.issues)]));
  const headers = file.columns.map(({ header, index }) => header || `Column ${index + 1}`);

  async function* lines() {
    yield BOM + csvLine([...headers, "line", "column", "reason"]);
    if (issues.size === 0) return;
    for await (const batch of readDataRows(importId, file)) {
      let text = "";
      for (const { line, cells } of batch) {
        const found = issues.get(line)?.filter(({ severity }) => severity === "error");
        if (!found) continue;
        const padded = [...cells, ...Array.from({ length: Math.max(0, headers.length - cells.length) }, () => "")];
        text += csvLine([
          ...padded,
          line,
          found.map(({ column }) => column).join("; "),
          found.map(({ message }) => message).join(" "),
        ]);
      }
      if (text) yield text;
    }
  }
  return csvDownload(`${file.filename.replace(/\.\w+$/, "")} rejects.csv`, lines());
}
