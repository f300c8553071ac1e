import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { withTables } from "@/lib/server/files/tables/open-tables";

/** Every sheet of a workbook by its name, row by row, as our own reader reads it. */
export async function readSheets(file: Buffer): Promise<Map<string, string[][]>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sheets-"));
  const name = path.join(folder, "book.xlsx");
  fs.writeFileSync(name, file);
  const sheets = new Map<string, string[][]>();
  await withTables({ path: name, bytes: file.length, head: file.subarray(0, 65_536) }, async (workbook) => {
    for (const [at, sheet] of workbook.sheets.entries()) {
      const rows: string[][] = [];
      for await (const batch of workbook.rows(at)) rows.push(...batch.map(({ cells }) => cells));
      sheets.set(sheet.name, rows);
    }
  });
  fs.rmSync(folder, { recursive: true });
  return sheets;
}
