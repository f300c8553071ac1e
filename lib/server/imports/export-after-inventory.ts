import "server-only";
import { AFTER_WORDS } from "@/lib/format/after-words";
import { BOM, csvLine } from "@/lib/format/csv";
import type { AfterRow } from "@/lib/schemas/after-inventories";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { getAfterInventory, listAfterRows } from "@/lib/server/imports/list-after-inventories";

const HEADERS = ["Outcome", "MAC Address", "Model", "Site", "Batch", "Line", "What the file says", "Why"];
const PAGE = 500;

/** A whole report as a file: one row for each phone and each row of the upload. */
export async function exportAfterInventory(projectId: string, id: string): Promise<Response> {
  const { filename } = await getAfterInventory(projectId, id);
  async function* lines() {
    yield BOM + csvLine(HEADERS);
    let cursor: string | undefined;
    for (;;) {
      const { items, nextCursor } = await listAfterRows(projectId, id, { limit: PAGE, cursor });
      yield items.map(lineOf).join("");
      if (nextCursor === null) return;
      cursor = nextCursor;
    }
  }
  return csvDownload(`after-inventory of ${filename.replace(/\.[^.]{1,5}$/, "")}.csv`, lines());
}

function lineOf({ outcome, mac, model, site, batchName, line, said, checks, remark }: AfterRow): string {
  const why =
    remark ??
    checks
      ?.filter(({ result }) => result !== "pass")
      .map(({ text }) => text)
      .join(" ") ??
    null;
  return csvLine([
    AFTER_WORDS[outcome].label,
    mac,
    model,
    site,
    batchName,
    line,
    said ? Object.values(said).join(", ") : null,
    why,
  ]);
}
