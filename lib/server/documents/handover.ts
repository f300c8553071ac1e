import "server-only";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { ANNOUNCE } from "@/lib/domain/procedure/prepare-steps";
import { routeFor } from "@/lib/domain/procedure/routes";
import { PHONE_STATE_LABELS, PHONE_STATES, type PhoneState } from "@/lib/domain/work/phone-life";
import { BOM, csvLine } from "@/lib/format/csv";
import { DIRECTION_LABELS, TARGET_LABELS } from "@/lib/format/labels";
import { formatNumber } from "@/lib/format/text";
import { db } from "@/lib/server/database/db";
import { query, raw, type Sql, sql } from "@/lib/server/database/sql";
import { lossBlocks } from "@/lib/server/documents/handover-losses";
import { readHandoverIds, readHandoverRows } from "@/lib/server/documents/handover-rows";
import {
  clockOf,
  HANDOVER_COLUMNS,
  type HandoverPhone,
  linesOf,
  phoneInWords,
} from "@/lib/server/documents/handover-words";
import { AppError } from "@/lib/server/errors";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import {
  PDF_ANNEX_WIDTH,
  PDF_WIDTH,
  type PdfBlock,
  type PdfColumn,
  type PdfDocument,
  type PdfRow,
} from "@/lib/server/files/pdf/document";
import { pdfDownload } from "@/lib/server/files/pdf/pdf-download";
import { STATE_SQL } from "@/lib/server/inventory/columns";
import { logoOfProject } from "@/lib/server/inventory/organization-logo";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { conversionTargetOf, methodOf } from "@/lib/server/inventory/project-to-decide";

/** What a report is about: a batch, or the sites of a project. */
export type HandoverOf = { batchId: string } | { site: string[] | undefined };

type Report = {
  name: string;
  scope: PhoneScope;
  about: string;
  customer: string;
  project: { name: string; timeZone: string; method: ReturnType<typeof methodOf> };
  target: ConversionTarget;
  where: Sql;
  batchId: string | null;
  sites: string[] | undefined;
};

/** The customer's paper on what was done, as PDF or CSV; both say the same of every phone. */
export async function downloadHandover(scope: PhoneScope, of: HandoverOf, format: "pdf" | "csv"): Promise<Response> {
  const report = await readReport(scope, of);
  const ids = await readHandoverIds(report.where);
  if (ids.length === 0) throw new AppError("invalid_input", "There is no phone to report: the batch or site is empty.");
  const phones = inWords(report, ids);
  const filename = `${report.name} handover.${format}`;
  if (format === "csv") return csvDownload(filename, csvOf(phones));
  return pdfDownload(filename, await documentOf(report, ids), rowsOf(phones));
}

async function readReport(scope: PhoneScope, of: HandoverOf): Promise<Report> {
  const { projectId } = scope;
  const project = await db.project.findUnique({ where: { id: projectId }, include: { customer: true } });
  if (!project) throw new AppError("not_found", "There is no such project.");
  const batchId = "batchId" in of ? of.batchId : null;
  const batch = batchId
    ? await db.batch.findFirst({ where: { projectId, id: batchId }, select: { name: true } })
    : null;
  if (batchId && !batch) throw new AppError("not_found", "There is no such batch.");
  const site = "site" in of ? of.site : undefined;
  const sites = site ? site.map((one) => (one === "none" ? "no site" : one)).join(", ") : "the whole project";
  const all = wherePhones(scope, site ? { site } : {});
  return {
    name: batch?.name ?? (site ? sites : project.name),
    scope,
    about: batch ? `Batch ${batch.name}` : site ? `Site ${sites}` : "The whole project",
    customer: project.customer.name,
    project: { name: project.name, timeZone: project.timeZone, method: methodOf(project) },
    target: conversionTargetOf(project),
    where: batchId ? sql`${all} AND w."batchId" = ${batchId}::uuid` : all,
    batchId,
    sites: site,
  };
}

async function* inWords(report: Report, ids: readonly string[]): AsyncGenerator<HandoverPhone[]> {
  const clock = clockOf(report.project.timeZone);
  for await (const rows of readHandoverRows(report.scope.projectId, ids))
    yield rows.map((row) => phoneInWords(row, report.target, clock));
}

async function* csvOf(phones: AsyncIterable<HandoverPhone[]>): AsyncGenerator<string> {
  yield BOM + csvLine(HANDOVER_COLUMNS.map(([header]) => header));
  for await (const batch of phones)
    yield batch.map((phone) => csvLine(HANDOVER_COLUMNS.map(([, key]) => phone[key]))).join("");
}

async function* rowsOf(phones: AsyncIterable<HandoverPhone[]>): AsyncGenerator<PdfRow[]> {
  for await (const batch of phones) yield batch.map(linesOf);
}

const ANNEX_COLUMNS: readonly PdfColumn[] = [
  { header: "MAC, model", width: 82 },
  { header: "Label", width: 86 },
  { header: "Place, person", width: 98 },
  { header: "Found", width: 110 },
  { header: "State, load", width: 116 },
  { header: "Last step", width: 74 },
  { header: "Proof", width: 88 },
  { header: "Way back", width: PDF_ANNEX_WIDTH - 654 },
];

const EXCEPTIONS_SHOWN = 40;

async function documentOf(report: Report, ids: readonly string[]): Promise<PdfDocument> {
  const { project, customer, target, about } = report;
  const now = new Date();
  const clock = clockOf(project.timeZone);
  const [states, announced, exceptions, losses] = await Promise.all([
    countStates(report),
    announcements(report),
    readExceptions(report),
    lossBlocks(report.scope, target, { batch: report.batchId, sites: report.sites }),
  ]);
  const open = ids.length - (states.get("verified") ?? 0);
  const title = `Handover report: ${report.name}`;
  return {
    title,
    author: project.name,
    language: "en",
    issuedAt: now.toISOString(),
    logo: await logoOfProject(report.scope.projectId),
    sender: [project.name, customer],
    blocks: [
      {
        kind: "facts",
        pairs: [
          ["Customer", customer],
          ["About", about],
          ["Conversion", `${DIRECTION_LABELS[target.direction]}, ${TARGET_LABELS[target.target]}`],
          ["Procedure", routeFor(target, project.method)?.title ?? "Not known"],
          ["Phones", formatNumber(ids.length)],
          ["Drawn up", `${clock(now)} (${project.timeZone})`],
          [
            "What is lost",
            announced === null
              ? "Users lose call history and local contacts; that they were told is not recorded."
              : announced,
          ],
        ],
      },
      { kind: "heading", text: "How the phones stand" },
      {
        kind: "table",
        columns: [
          { header: "State", width: PDF_WIDTH - 90 },
          { header: "Phones", width: 90, align: "right" },
        ],
        rows: PHONE_STATES.flatMap((state) => {
          const count = states.get(state) ?? 0;
          return count > 0 ? [[PHONE_STATE_LABELS[state], formatNumber(count)]] : [];
        }),
      },
      ...losses,
      { kind: "heading", text: "Exceptions" },
      ...exceptionBlocks(exceptions, open),
      { kind: "heading", text: "How to read the list" },
      {
        kind: "paragraph",
        text: "A phone is verified by evidence only: its own status page, an inventory taken afterwards, or its answer over the network. A tick is not evidence. Found is what the phone ran before the work began. What does not fit into a cell of the list ends in an ellipsis; the CSV of this report has it whole.",
      },
      {
        kind: "paragraph",
        text: "Way back: whether the phone can return without another licence, by the FAQ of Cisco's conversion guide (July 2024). Where the guide does not say, it is not known. A licence is locked to one MAC address and one direction.",
      },
    ],
    annex: { heading: `The phones of ${report.name}`, columns: ANNEX_COLUMNS, count: ids.length, linesPerRow: 2 },
  };
}

function exceptionBlocks(shown: readonly HandoverPhone[], open: number): PdfBlock[] {
  if (open === 0) return [{ kind: "paragraph", text: "None: every phone is verified." }];
  const table: PdfBlock = {
    kind: "table",
    columns: [
      { header: "MAC address", width: 106 },
      { header: "Model", width: 55 },
      { header: "Place", width: 150 },
      { header: "What", width: PDF_WIDTH - 311 },
    ],
    rows: shown.map((phone) => [
      phone.mac,
      phone.model,
      [phone.site, phone.floor && `floor ${phone.floor}`].filter(Boolean).join(", "),
      [phone.exception, phone.remarks].filter(Boolean).join(": "),
    ]),
  };
  if (open <= shown.length) return [table];
  return [
    table,
    { kind: "paragraph", text: `And ${formatNumber(open - shown.length)} more: each stands in the list.` },
  ];
}

async function countStates({ where }: Report): Promise<ReadonlyMap<PhoneState, number>> {
  const rows = await query<{ state: PhoneState; count: number }>(sql`
    SELECT s."state", count(*)::int AS "count" FROM (
      SELECT ${raw(STATE_SQL)} AS "state" FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
      WHERE ${where}) s GROUP BY 1`);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

async function readExceptions(report: Report): Promise<HandoverPhone[]> {
  const ids = await readHandoverIds(sql`${report.where} AND coalesce(w."state", 'not-started') <> 'verified'`);
  const found: HandoverPhone[] = [];
  for await (const batch of inWords(report, ids.slice(0, EXCEPTIONS_SHOWN))) found.push(...batch);
  return found;
}

/** Who recorded that the users were told what they lose, where the report is about one batch. */
async function announcements({ scope, batchId, project }: Report): Promise<string | null> {
  if (batchId === null) return null;
  const [told] = await query<{ action: string; at: Date; by: string }>(sql`
    SELECT e."action", e."receivedAt" AS "at", u."name" AS "by" FROM "StepEvent" e JOIN "User" u ON u."id" = e."actorId"
    WHERE e."projectId" = ${scope.projectId}::uuid AND e."scope" = 'batch' AND e."batchId" = ${batchId}::uuid
      AND e."step" = ${ANNOUNCE.id} AND e."action" IN ('tick', 'untick') ORDER BY e."seq" DESC LIMIT 1`);
  if (told?.action !== "tick") return null;
  return `Users lose call history and local contacts; told, recorded ${clockOf(project.timeZone)(told.at)} by ${told.by}.`;
}
