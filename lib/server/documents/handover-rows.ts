import "server-only";
import type { EvidenceOutcome, EvidenceSource } from "@/lib/domain/evidence/evidence-check";
import type { Firmware, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import { BY_PLACE } from "@/lib/server/inventory/by-place";

/** One phone as the report tells it. Times are instants, words are those of the database. */
export type HandoverRow = {
  mac: string;
  model: string | null;
  pid: string | null;
  vid: number | null;
  serial: string | null;
  site: string | null;
  floor: string | null;
  owner: string | null;
  directoryNumber: string | null;
  description: string | null;
  soldAs: Firmware | null;
  runningFirmware: RunningFirmware | null;
  load: string | null;
  version: string | null;
  verdict: string;
  state: PhoneState;
  /** The phone that it replaces, and the one that came for it. */
  replaces: string | null;
  replacedBy: string | null;
  nowLoad: string | null;
  nowVersion: string | null;
  nowFirmware: RunningFirmware | null;
  nowTransitionAuthorizationType: string | null;
  hasConflict: boolean;
  /** Steps of the phone itself that stand as done, the last of them when and by whom. */
  steps: number;
  doneAt: Date | null;
  doneBy: string | null;
  /** The evidence that counts: what verified it, else the newest. */
  proof: EvidenceSource | null;
  outcome: EvidenceOutcome | null;
  proofAt: Date | null;
  proofBy: string | null;
  /** What was written for the customer, oldest first. */
  remarks: string | null;
};

const PAGE = 1_000;

/** The phones in the order of the walk, once: what is announced is what comes. */
export async function readHandoverIds(where: Sql): Promise<string[]> {
  const rows = await query<{ id: string }>(sql`
    SELECT p."id" FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
    WHERE ${where} ORDER BY ${BY_PLACE}`);
  return rows.map(({ id }) => id);
}

/** Page after page, so that the memory does not grow with the fleet and no connection is held meanwhile. */
export async function* readHandoverRows(projectId: string, ids: readonly string[]): AsyncGenerator<HandoverRow[]> {
  for (let from = 0; from < ids.length; from += PAGE) yield await readPage(projectId, ids.slice(from, from + PAGE));
}

const readPage = (projectId: string, ids: readonly string[]): Promise<HandoverRow[]> =>
  query<HandoverRow>(sql`
    SELECT p."mac", p."model", p."pid", p."vid", p."serial", p."site", p."floor", p."owner", p."directoryNumber", p."description", p."soldAs",
      p."runningFirmware", p."load", p."version", p."verdict",
      CASE WHEN p."withdrawnAt" IS NOT NULL THEN 'withdrawn' ELSE coalesce(w."state", 'not-started') END AS "state",
      (SELECT o."mac" FROM "Replacement" r JOIN "Phone" o ON o."projectId" = r."projectId" AND o."id" = r."oldPhoneId"
        WHERE r."projectId" = p."projectId" AND r."newPhoneId" = p."id") AS "replaces",
      (SELECT n."mac" FROM "Replacement" r JOIN "Phone" n ON n."projectId" = r."projectId" AND n."id" = r."newPhoneId"
        WHERE r."projectId" = p."projectId" AND r."oldPhoneId" = p."id") AS "replacedBy",
      w."nowLoad", w."nowVersion", w."nowFirmware", w."nowTransitionAuthorizationType", w."conflictDecisionId" IS NOT NULL AS "hasConflict",
      coalesce(s."steps", 0)::int AS "steps", s."doneAt", s."doneBy", e."kind" AS "proof", e."outcome", e."at" AS "proofAt", eu."name" AS "proofBy", n."remarks"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o("id", "at")
    JOIN "Phone" p ON p."projectId" = ${projectId}::uuid AND p."id" = o."id"
    LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
    LEFT JOIN LATERAL (
      SELECT count(*) AS "steps", max(l."receivedAt") AS "doneAt", (array_agg(u."name" ORDER BY l."seq" DESC))[1] AS "doneBy"
      FROM (SELECT DISTINCT ON (t."step") t."step", t."action", t."receivedAt", t."actorId", t."seq" FROM "StepEvent" t
        WHERE t."projectId" = p."projectId" AND t."phoneId" = p."id" AND t."action" IN ('tick', 'untick') ORDER BY t."step", t."seq" DESC) l
      LEFT JOIN "User" u ON u."id" = l."actorId" WHERE l."action" = 'tick') s ON true
    LEFT JOIN LATERAL (
      SELECT v."kind", v."outcome", v."at", v."actorId" FROM "Evidence" v WHERE v."projectId" = p."projectId" AND v."phoneId" = p."id"
      ORDER BY (coalesce(w."state", '') = 'verified' AND v."outcome" = 'verified') DESC, v."at" DESC, v."id" DESC LIMIT 1) e ON true
    LEFT JOIN LATERAL (
      SELECT string_agg(t."note", '; ' ORDER BY t."seq") AS "remarks" FROM "StepEvent" t
      WHERE t."projectId" = p."projectId" AND t."phoneId" = p."id" AND t."audience" = 'customer' AND t."note" IS NOT NULL) n ON true
    LEFT JOIN "User" eu ON eu."id" = e."actorId"
    ORDER BY o."at"`);
