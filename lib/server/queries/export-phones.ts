import "server-only";
import { labelOfReason } from "@/lib/domain/eligibility/tally";
import { formatVid } from "@/lib/domain/phone/vid";
import type { PhoneFilter } from "@/lib/schemas/phones";
import { BOM, csvDownload, csvLine } from "@/lib/server/files/csv-writer";
import { type PhoneScope, query, sql, wherePhones } from "@/lib/server/sql/phone-filter";

type Row = Record<(typeof COLUMNS)[number][1], string | number | null> & { mac: string };

/** Header and column. The headers are names that our own import knows, so an export can come back as it is. */
const COLUMNS = [
  ["MAC Address", "mac"],
  ["Product ID", "pid"],
  ["Model", "model"],
  ["VID", "vid"],
  ["Serial Number", "serial"],
  ["IP Address", "ip"],
  ["Site", "site"],
  ["Floor", "floor"],
  ["Owner", "owner"],
  ["Directory Number", "directoryNumber"],
  ["Description", "description"],
  ["Device Pool", "devicePool"],
  ["Firmware", "load"],
  ["Running Firmware", "runningFirmware"],
  ["Notes", "notes"],
  ["Verdict", "verdict"],
  ["Reason", "reason"],
  ["License", "license"],
  ["State", "state"],
  ["Batch", "batch"],
] as const;

const PAGE = 5_000;

/** All phones that match, as CSV, read page by page: the memory does not grow with the fleet. */
export function exportPhones(scope: PhoneScope, filter: PhoneFilter): Response {
  async function* lines() {
    yield BOM + csvLine(COLUMNS.map(([header]) => header));
    let after = "";
    for (;;) {
      const rows = await readPage(scope, filter, after);
      if (rows.length > 0) yield rows.map((row) => csvLine(COLUMNS.map(([, column]) => cellOf(row, column)))).join("");
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.mac ?? "";
    }
  }
  return csvDownload("phones.csv", lines());
}

function readPage(scope: PhoneScope, filter: PhoneFilter, after: string): Promise<Row[]> {
  return query<Row>(sql`
    SELECT p."mac", p."pid", p."model", p."vid", p."serial", p."ip", p."site", p."floor", p."owner", p."directoryNumber", p."description",
      p."devicePool", p."load", p."reportedFirmware" AS "runningFirmware", p."notes", p."verdict", p."state", d."reasonCodes"[1] AS "reason",
      coalesce(d."licenseSku", d."licenseKind") AS "license", b."name" AS "batch"
    FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = p."batchId"
    WHERE ${wherePhones(scope, filter)} AND p."mac" > ${after} ORDER BY p."mac" LIMIT ${PAGE}`);
}

function cellOf(row: Row, column: (typeof COLUMNS)[number][1]) {
  const value = row[column];
  if (column === "vid" && typeof value === "number") return formatVid(value);
  if (column === "reason" && typeof value === "string") return labelOfReason(value);
  return value;
}
