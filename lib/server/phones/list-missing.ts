import "server-only";
import { compareFloors } from "@/lib/domain/planning/site-order";
import { labelOfReason } from "@/lib/domain/rules/eligibility/tally";
import { BOM, csvLine } from "@/lib/format/csv";
import type { MissingFacts, SheetPhone } from "@/lib/schemas/missing";
import type { PhoneFilter } from "@/lib/schemas/phones";
import { query, sql } from "@/lib/server/database/sql";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { BY_PLACE } from "@/lib/server/inventory/by-place";
import { countPhones } from "@/lib/server/inventory/counts";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";

type Group = { reason: string; site: string | null; floor: string | null; model: string | null; count: string };

/** What is missing, from one count over the phones that wait. */
export async function countMissing(scope: PhoneScope, filter: PhoneFilter = WAITING): Promise<MissingFacts> {
  const groups = await query<Group>(sql`
    SELECT d."reasonCodes"[1] AS "reason", p."site", p."floor", p."model", sum(p."count") AS "count" FROM (
      SELECT p."decisionId", p."site", p."floor", p."model", count(*) FROM "Phone" p WHERE ${wherePhones(scope, filter)} GROUP BY 1, 2, 3, 4) p
    JOIN "Decision" d ON d."projectId" = ${scope.projectId}::uuid AND d."id" = p."decisionId" GROUP BY 1, 2, 3, 4`);
  const sites = grouped(groups, ({ site }) => site);
  return {
    total: sum(groups),
    reasons: byCount(grouped(groups, ({ reason }) => reason)).map(([code, rows]) => ({
      code: code ?? "",
      label: labelOfReason(code ?? ""),
      count: sum(rows),
    })),
    sites: byCount(sites).map(([site, rows]) => ({
      site,
      count: sum(rows),
      reasons: reasonsOf(rows),
      floors: [...grouped(rows, ({ floor }) => floor)]
        .sort(([one], [other]) => compareFloors(one, other))
        .map(([floor, of]) => ({ floor, count: sum(of) })),
    })),
    models: byCount(grouped(groups, ({ model }) => model)).map(([model, rows]) => ({
      model,
      count: sum(rows),
      reasons: reasonsOf(rows),
    })),
  };
}

/** Is there a phone at all? With none, nothing is missing either. */
export const hasPhones = async (scope: PhoneScope): Promise<boolean> => (await countPhones(scope, {})) > 0;

/** Phones whose verdict waits for a fact. */
export const WAITING: PhoneFilter = { verdict: ["needs-information"] };

/** Phones whose licence is counted and may turn out free. */
export const MAY_BE_FREE: PhoneFilter = { license: ["may-be-free"] };

/** What is there to collect for somebody: in assigned batches every phone has its verdict, so there it is the VID alone. */
export const toCollect = (scope: PhoneScope): PhoneFilter =>
  scope.onlyAssignedTo === null ? WAITING : { vid: ["none"] };

const sum = (rows: readonly Group[]) => rows.reduce((total, { count }) => total + Number(count), 0);
const reasonsOf = (rows: readonly Group[]) =>
  Object.fromEntries([...grouped(rows, ({ reason }) => reason)].map(([code, of]) => [code, sum(of)]));

function grouped<Key>(rows: readonly Group[], keyOf: (row: Group) => Key): Map<Key, Group[]> {
  const groups = new Map<Key, Group[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const byCount = <Key>(groups: Map<Key, Group[]>) =>
  [...groups].sort(([one, few], [other, many]) => sum(many) - sum(few) || String(one).localeCompare(String(other)));

/** Phones in the order in which one walks to them. */
export function listByPlace(scope: PhoneScope, filter: PhoneFilter, limit: number): Promise<SheetPhone[]> {
  return query<SheetPhone>(sql`
    SELECT p."id", p."mac", p."model", p."pid", p."vid", p."serial", p."site", p."floor", p."owner", p."directoryNumber", p."description", p."revision", d."reasonCodes"[1] AS "reason"
    FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    WHERE ${wherePhones(scope, filter)} ORDER BY ${BY_PLACE} LIMIT ${limit}`);
}

const MOST_IN_A_SHEET = 200_000;
/** Asked for beside them when the sheet is about licences that may be free. */
const HISTORY_HEADERS = ["Transition Authorization Type", "Earlier Conversion"];
const HEADERS = ["MAC Address", "Product ID", "VID", "Serial Number", "Model", "Site", "Floor", "Owner"].concat([
  "Directory Number",
  "Description",
]);

/** The collection sheet as CSV, by place. Its headers are those of an inventory file: filled in, it comes back as it is. */
export async function exportSheet(scope: PhoneScope, filter: PhoneFilter): Promise<Response> {
  const phones = await listByPlace(scope, filter, MOST_IN_A_SHEET);
  async function* lines() {
    yield BOM + csvLine(filter.license?.includes("may-be-free") ? [...HEADERS, ...HISTORY_HEADERS] : HEADERS);
    for (const phone of phones) {
      const { mac, pid, serial, model, site, floor, owner, directoryNumber, description } = phone;
      yield csvLine([mac, pid, null, serial, model, site, floor, owner, directoryNumber, description]);
    }
  }
  return csvDownload("collection-sheet.csv", lines());
}
