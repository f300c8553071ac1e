import "server-only";
import type * as z from "zod";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { labelOfReason } from "@/lib/domain/rules/eligibility/tally";
import { BOM, csvLine } from "@/lib/format/csv";
import type { whatIfQuery } from "@/lib/schemas/what-if";
import { query, sql } from "@/lib/server/database/sql";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { type ComparedDecision, compareDecisions } from "@/lib/server/inventory/compared-decisions";
import { planWith } from "@/lib/server/rules/what-if";

type Row = {
  mac: string;
  pid: string | null;
  model: string | null;
  vid: number | null;
  site: string | null;
  decisionId: string;
  batch: string | null;
};

const HEADER = [
  ...["MAC Address", "Product ID", "Model", "VID", "Site", "Batch"],
  ...["Verdict today", "Reason today", "License today", "Verdict instead", "Reason instead", "License instead", "Why"],
];
const PAGE = 5_000;

/** Every phone whose verdict or licence would be another, before and after. Read page by page. */
export async function exportWhatIf(projectId: string, given: z.output<typeof whatIfQuery>): Promise<Response> {
  const { acceptMissingVid, ...rest } = given;
  const policy = acceptMissingVid === undefined ? {} : { policy: { acceptMissingVid: acceptMissingVid === "true" } };
  const plan = await planWith(projectId, { ...rest, ...policy });
  const groups = (await compareDecisions(projectId, plan)).filter(isChanged);
  const byDecision = new Map(groups.map((group) => [group.decisionId, group]));
  async function* lines() {
    yield BOM + csvLine(HEADER);
    for (let after = ""; byDecision.size > 0; ) {
      const rows = await readPage(projectId, [...byDecision.keys()], after);
      yield rows.map((row) => lineOf(row, byDecision.get(row.decisionId))).join("");
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.mac ?? "";
    }
  }
  return csvDownload("what-would-change.csv", lines());
}

const isChanged = ({ today, instead }: ComparedDecision) =>
  today.verdict !== instead.verdict || licenseOf(today) !== licenseOf(instead) || today.mayBeFree !== instead.mayBeFree;

const licenseOf = ({ licenseSku, licenseKind }: ComparedDecision["today"]) => licenseSku ?? licenseKind;

function readPage(projectId: string, decisions: string[], after: string): Promise<Row[]> {
  return query<Row>(sql`
    SELECT p."mac", p."pid", p."model", p."vid", p."site", p."decisionId", b."name" AS "batch"
    FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id" LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
    WHERE p."projectId" = ${projectId}::uuid AND p."withdrawnAt" IS NULL AND w."begunAt" IS NULL AND p."decisionId" = ANY(${decisions}::uuid[])
      AND p."mac" > ${after} ORDER BY p."mac" LIMIT ${PAGE}`);
}

function lineOf({ mac, pid, model, vid, site, batch }: Row, group: ComparedDecision | undefined): string {
  const worded = (of: ComparedDecision["today"] | undefined) =>
    of ? [of.verdict, labelOfReason(of.reasonCodes[0] ?? ""), licenseOf(of)] : [null, null, null];
  return csvLine([
    ...[mac, pid, model, vid === null ? null : formatVid(vid), site, batch],
    ...worded(group?.today),
    ...worded(group?.instead),
    group?.insteadReason ?? null,
  ]);
}
