import "server-only";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { CCW_COLUMNS, type CcwColumn, ccwCells } from "@/lib/domain/pricing/ccw";
import { BOM, csvLine } from "@/lib/format/csv";
import type { OrderListAnswer, OrderListQuery } from "@/lib/schemas/order-list";
import { query, sql } from "@/lib/server/database/sql";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { workbookDownload, type XlsxCell, type XlsxColumn } from "@/lib/server/files/xlsx/xlsx-writer";
import { getProject } from "@/lib/server/inventory/get-project";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { isPilotSql } from "@/lib/server/quotes/count-needs";
import { getOrderList } from "@/lib/server/quotes/get-order-list";

/** An estimate for Cisco Commerce: one line an SKU, with the columns that were chosen. */
export async function exportEstimate(
  scope: PhoneScope,
  { columns, ...wanted }: OrderListQuery & { columns: CcwColumn[] },
): Promise<Response> {
  const { lines } = await getOrderList(scope, wanted);
  const filename = `${await nameOf(scope.projectId)} order list.csv`;
  return csvDownload(
    filename,
    one(BOM + [columns, ...lines.map((line) => ccwCells(line, columns))].map(csvLine).join("")),
  );
}

/** The order list as a workbook: what to order, what may be free, and the phones behind both. */
export async function exportOrderList(scope: PhoneScope, wanted: OrderListQuery): Promise<Response> {
  const list = await getOrderList(scope, wanted);
  return workbookDownload(`${await nameOf(scope.projectId)} order list.xlsx`, [
    { name: "Order list", columns: LINES, rows: one(linesOf(list)) },
    { name: "May be free", columns: CHECKS, rows: one(checksOf(list)) },
    { name: "Phones", columns: PHONES, rows: phonesOf(scope, wanted) },
  ]);
}

const nameOf = async (projectId: string) => (await getProject(projectId)).name.replace(/[\\/:*?"<>|]+/g, "-");

async function* one<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

const LINES: readonly XlsxColumn[] = [
  { header: CCW_COLUMNS[0], width: 24 },
  { header: CCW_COLUMNS[1], width: 10, isNumber: true },
  { header: "May Be Free", width: 12, isNumber: true },
  { header: "Kind", width: 10 },
  { header: "For", width: 24 },
  { header: "Remark", width: 60 },
];

function linesOf({ lines, gloCases, automatic, undecided }: OrderListAnswer): XlsxCell[][] {
  const rows = lines.map((line): XlsxCell[] => [
    line.sku,
    line.quantity,
    line.mayBeFree,
    line.kind === "license" ? "Licence" : "Support",
    line.kind === "support" ? line.licenseSku : null,
    String(ccwCells(line, ["Notes"])[0] ?? ""),
  ]);
  const others: [string, number][] = [
    ["Not ordered: a case with Global Licensing Operations", gloCases],
    ["Not ordered: the Control Hub migration assistant makes it", automatic],
    ["Not known yet: information is missing", undecided],
  ];
  return [
    ...rows,
    ...others
      .filter(([, count]) => count > 0)
      .map(([text, count]): XlsxCell[] => [null, count, null, null, null, text]),
  ];
}

const CHECKS: readonly XlsxColumn[] = [
  { header: "Licence SKU", width: 24 },
  { header: "Phones", width: 10, isNumber: true },
  { header: "What To Check", width: 90 },
  { header: "Saves Support Too", width: 24 },
];
const checksOf = ({ checkFirst, contract }: OrderListAnswer): XlsxCell[][] =>
  checkFirst.map(({ sku, quantity, text, supportSku }) => [
    sku,
    quantity,
    text,
    contract === "yes" ? null : supportSku,
  ]);

const PHONES: readonly XlsxColumn[] = [
  { header: "Licence", width: 24 },
  { header: "MAC Address", width: 15 },
  { header: "PID", width: 18 },
  { header: "Model", width: 9 },
  { header: "VID", width: 6 },
  { header: "Serial", width: 14 },
  { header: "Site", width: 20 },
  { header: "Floor", width: 8 },
  { header: "May Be Free", width: 8 },
  { header: "NFR", width: 6 },
  { header: "Why", width: 70 },
];

type PhoneOnList = Record<"mac" | "license", string> &
  Record<"pid" | "model" | "serial" | "site" | "floor" | "text", string | null> & {
    vid: number | null;
    mayBeFree: boolean;
    isPilot: boolean;
  };

const PAGE = 5_000;

/** Page after page by MAC: the memory does not grow with the fleet. Phones that replace returned ones are listed with their case. */
async function* phonesOf(scope: PhoneScope, { pilotNfr, ...filter }: OrderListQuery): AsyncGenerator<XlsxCell[][]> {
  let after = "";
  for (;;) {
    const page = await query<PhoneOnList>(sql`
      SELECT p."mac", p."pid", p."model", p."vid", p."serial", p."site", p."floor", d."mayBeFree", ${isPilotSql(scope.projectId)} AS "isPilot",
        coalesce(d."licenseSku", 'GLO case') AS "license", d."detail" #>> '{license,finding,text}' AS "text"
      FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      WHERE ${wherePhones(scope, filter)} AND d."licenseKind" IN ('order', 'glo-case') AND p."mac" > ${after}
      ORDER BY p."mac" LIMIT ${PAGE}`);
    yield page.map((phone) => [
      phone.license,
      phone.mac,
      phone.pid,
      phone.model,
      phone.vid === null ? null : formatVid(phone.vid),
      phone.serial,
      phone.site,
      phone.floor,
      phone.mayBeFree ? "Yes" : null,
      phone.isPilot && pilotNfr === "yes" ? "Yes" : null,
      phone.text,
    ]);
    if (page.length < PAGE) return;
    after = page.at(-1)?.mac ?? "";
  }
}
