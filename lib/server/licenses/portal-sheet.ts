import "server-only";
import { csvLine } from "@/lib/format/csv";
import type { PortalSheetQuery } from "@/lib/schemas/licenses";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { xlsxDownload } from "@/lib/server/files/xlsx/xlsx-writer";
import { getProject } from "@/lib/server/inventory/get-project";
import { allAddresses } from "@/lib/server/licenses/license-phones";

const nameOf = async (projectId: string, sku: string | undefined) =>
  [`${(await getProject(projectId)).name} portal`, sku?.replace("=", "")]
    .filter(Boolean)
    .join(" ")
    .replace(/[\\/:*?"<>|]+/g, "-");

/** The sheet as CSV: one address a row. No BOM: the portal's reader is not known to skip one. */
export async function portalSheetCsv(projectId: string, query: PortalSheetQuery): Promise<Response> {
  async function* lines() {
    yield csvLine([query.header]);
    for await (const macs of allAddresses(projectId, query)) yield macs.map((mac) => csvLine([mac])).join("");
  }
  return csvDownload(`${await nameOf(projectId, query.sku)}.csv`, lines());
}

/** The same as a workbook. */
export async function portalSheetXlsx(projectId: string, query: PortalSheetQuery): Promise<Response> {
  async function* rows() {
    for await (const macs of allAddresses(projectId, query)) yield macs.map((mac) => [mac]);
  }
  return xlsxDownload(
    `${await nameOf(projectId, query.sku)}.xlsx`,
    "MAC addresses",
    [{ header: query.header, width: 20 }],
    rows(),
  );
}
