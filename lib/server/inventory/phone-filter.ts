import "server-only";
import { EXCEPTION_CHOICES, type ExceptionState } from "@/lib/domain/work/exception";
import { PHONE_STATES, type PhoneState, WORK_STATES } from "@/lib/domain/work/phone-life";
import type { Selection } from "@/lib/schemas/batches";
import type { PhoneFilter } from "@/lib/schemas/phones";
import { empty, join, raw, type Sql, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";

/** Whose phones: all of a project, or those in the batches assigned to one person. */
export type PhoneScope = {
  projectId: string;
  onlyAssignedTo: string | null /** Not told to this person. */;
  hidesLicenses?: boolean;
};

/** A filter whose search has been read (readSearch): these are what it asks for besides the filters. */
export type ReadFilter = PhoneFilter & {
  /** Each must be found in a text of the phone. */
  texts?: string[];
  /** Order codes that begin so. */
  pids?: string[];
  /** Whole loads. */
  loads?: string[];
};

/** In a filter the word for "empty". */
const NONE = "none";

/** The condition that a scope and a filter stand for, over `"Phone" p`. Every value is bound, none is written into the text. */
export function wherePhones({ projectId, onlyAssignedTo, hidesLicenses }: PhoneScope, filter: ReadFilter): Sql {
  if (filter.inHand && hidesLicenses)
    throw new AppError("forbidden", "Your role does not see licences. Leave out inHand.");
  const parts: Sql[] = [sql`p."projectId" = ${projectId}::uuid`];
  if (onlyAssignedTo !== null) {
    parts.push(
      sql`p."id" IN (SELECT w."phoneId" FROM "PhoneWork" w JOIN "BatchAssignee" a ON a."projectId" = w."projectId" AND a."batchId" = w."batchId"
        WHERE w."projectId" = ${projectId}::uuid AND a."userId" = ${onlyAssignedTo}::uuid)`,
    );
  }
  if (filter.q) parts.push(matches(filter.q)); // not read: all of it is one text
  for (const text of filter.texts ?? []) parts.push(matches(text));
  if (filter.pids) parts.push(sql`p."pid" ILIKE ANY(${filter.pids.map((begin) => `${escaped(begin)}%`)})`);
  if (filter.loads) parts.push(sql`coalesce(p."load", '') = ANY(${filter.loads})`);
  if (filter.verdict) parts.push(sql`p."verdict" = ANY(${filter.verdict})`);
  parts.push(filter.state ? inStates(projectId, filter.state) : sql`p."withdrawnAt" IS NULL`);
  // As the indexes of the migration hold them: one for the filter and for the order.
  if (filter.model) parts.push(sql`coalesce(p."model", '') = ANY(${filter.model.map(emptyWhenNone)})`);
  if (filter.site) parts.push(sql`coalesce(p."site", '') = ANY(${filter.site.map(emptyWhenNone)})`);
  if (filter.floor) parts.push(isOneOf(sql`p."floor"`, filter.floor));
  if (filter.pool) parts.push(isOneOf(sql`p."devicePool"`, filter.pool));
  if (filter.firmware) parts.push(isOneOf(sql`p."runningFirmware"`, filter.firmware));
  if (filter.soldAs) parts.push(isOneOf(sql`p."soldAs"`, filter.soldAs));
  if (filter.vid) parts.push(isOneOf(sql`p."vid"::text`, filter.vid));
  if (filter.batch) parts.push(inBatches(projectId, filter.batch));
  if (filter.conflict) parts.push(hasConflict(projectId, filter.conflict));
  if (filter.window) parts.push(hasWindow(projectId, filter.window));
  if (filter.inHand) parts.push(hasLicense(projectId, filter.inHand));
  if (filter.exception) parts.push(inExceptions(projectId, filter.exception));
  if (filter.reason) parts.push(decided(projectId, sql`d."reasonCodes" && ${filter.reason}::text[]`));
  if (filter.license) {
    parts.push(
      decided(
        projectId,
        sql`(d."licenseKind" = ANY(${filter.license}) OR d."licenseSku" = ANY(${filter.license}) OR ${raw(NO_LICENSE)} = ANY(${filter.license}) OR (d."mayBeFree" AND 'may-be-free' = ANY(${filter.license})))`,
      ),
    );
  }
  if (filter.advisory) {
    const codes = filter.advisory.map(
      (code) => sql`d."detail" @> ${JSON.stringify({ advisories: [{ code }] })}::jsonb`,
    );
    parts.push(decided(projectId, sql`(${join(codes, " OR ")})`));
  }
  if (filter.rule) parts.push(decided(projectId, sql`(${join(filter.rule.map(involvesRule), " OR ")})`));
  return join(parts, " AND ");
}

/** SQL over "Decision" d: which of the two it is when no licence is needed; a phone that is not converted is not free. */
export const NO_LICENSE = `CASE WHEN d."licenseKind" = 'none' THEN CASE WHEN d."verdict" = 'eligible' THEN 'free' ELSE 'not-converted' END END`;

/** A selection whose search has been read (readSelection). */
export type ReadSelection = Extract<Selection, { ids: string[] }> | { filter: ReadFilter; except: string[] };

/** The phones that a selection means. Those named one by one may be withdrawn: they were seen when they were chosen. */
export function whereSelected(scope: PhoneScope, selection: ReadSelection): Sql {
  return "ids" in selection
    ? sql`${wherePhones(scope, { state: [...PHONE_STATES] })} AND p."id" = ANY(${selection.ids}::uuid[])`
    : sql`${wherePhones(scope, selection.filter)} AND p."id" <> ALL(${selection.except}::uuid[])`;
}

/**
 * Withdrawn phones are asked for by name; in this form the partial indexes of the migration serve the query. A phone without a
 * row of work is not started.
 */
function inStates(projectId: string, states: readonly PhoneState[]): Sql {
  const work = states.filter((state) => state !== "withdrawn");
  const isWithdrawn = sql`p."withdrawnAt" IS NOT NULL`;
  if (work.length === 0) return isWithdrawn;
  const isWorked = work.includes("not-started")
    ? sql`NOT EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = ${projectId}::uuid AND w."phoneId" = p."id" AND w."state" <> ALL(${work}))`
    : sql`p."id" IN (SELECT w."phoneId" FROM "PhoneWork" w WHERE w."projectId" = ${projectId}::uuid AND w."state" = ANY(${work}))`;
  const isPart =
    work.length === WORK_STATES.length ? sql`p."withdrawnAt" IS NULL` : sql`(p."withdrawnAt" IS NULL AND ${isWorked})`;
  if (!states.includes("withdrawn")) return isPart;
  return work.length === WORK_STATES.length ? sql`true` : sql`(${isWithdrawn} OR ${isPart})`;
}

/** Of the batches that are named; `none`: in no batch. */
function inBatches(projectId: string, batches: readonly string[]): Sql {
  const ids = batches.filter((id) => id !== NONE);
  const isNamed = sql`p."id" IN (SELECT w."phoneId" FROM "PhoneWork" w WHERE w."projectId" = ${projectId}::uuid AND w."batchId"::text = ANY(${ids}))`;
  const isFree = sql`NOT EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = ${projectId}::uuid AND w."phoneId" = p."id" AND w."batchId" IS NOT NULL)`;
  if (ids.length === 0) return isFree;
  return batches.includes(NONE) ? sql`(${isNamed} OR ${isFree})` : isNamed;
}

/** Phones under way whose correction would forbid the begun work, or those without such a conflict. */
function hasConflict(projectId: string, wanted: "yes" | "no"): Sql {
  const is = sql`EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = ${projectId}::uuid AND w."phoneId" = p."id" AND w."conflictDecisionId" IS NOT NULL)`;
  return wanted === "yes" ? is : sql`NOT ${is}`;
}

function hasWindow(projectId: string, wanted: "set" | "none"): Sql {
  return sql`p."id" IN (SELECT w."phoneId" FROM "PhoneWork" w JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
    WHERE w."projectId" = ${projectId}::uuid AND (b."startsAt" IS NULL) = ${wanted === "none"})`;
}

/** SQL over "Decision" d and the phone's "License" l: it needs a licence that comes as a file; one that is lost is behind it. */
export const NEEDS_LICENSE = `d."licenseKind" IN ('order', 'glo-case') AND l."state" IS DISTINCT FROM 'lost'`;
export const HOLDS_LICENSE = `l."state" = 'held'`;

function hasLicense(projectId: string, wanted: readonly ("yes" | "no")[]): Sql {
  const isWanted =
    wanted.includes("yes") === wanted.includes("no")
      ? sql`true`
      : sql`(${raw(HOLDS_LICENSE)}) IS ${raw(wanted.includes("yes") ? "TRUE" : "NOT TRUE")}`;
  return sql`EXISTS (SELECT FROM "Decision" d JOIN "Project" r ON r."id" = d."projectId"
    LEFT JOIN "License" l ON l."projectId" = d."projectId" AND l."mac" = p."mac" AND l."direction" = r."direction"
    WHERE d."projectId" = ${projectId}::uuid AND d."id" = p."decisionId" AND ${raw(NEEDS_LICENSE)} AND ${isWanted})`;
}

/** Phones that cannot be converted, by what was decided of them for the reason they have now. */
function inExceptions(projectId: string, states: readonly ExceptionState[]): Sql {
  const decided = (choices: Sql) => sql`EXISTS (SELECT FROM "PhoneException" e
    JOIN "Decision" d ON d."projectId" = e."projectId" AND d."id" = p."decisionId" AND d."reasonCodes"[1] = e."reason"
    WHERE e."projectId" = ${projectId}::uuid AND e."phoneId" = p."id" AND ${choices})`;
  const choices = states.filter((state) => state !== "undecided");
  const isChosen = decided(sql`e."choice" = ANY(${choices})`);
  const isOpen = sql`NOT ${decided(sql`true`)}`;
  const isOneOf = !states.includes("undecided")
    ? isChosen
    : choices.length === EXCEPTION_CHOICES.length
      ? sql`true`
      : sql`(${isOpen} OR ${isChosen})`;
  return sql`(p."verdict" = 'ineligible' AND ${isOneOf})`;
}

const emptyWhenNone = (value: string) => (value === NONE ? "" : value);

function isOneOf(column: Sql, values: string[]): Sql {
  const isEmpty = values.includes(NONE) ? sql` OR ${column} IS NULL` : empty;
  return sql`(${column} = ANY(${values})${isEmpty})`;
}

/** A few thousand decisions stand for a million phones: the condition is asked of them. */
const decided = (projectId: string, condition: Sql) =>
  sql`p."decisionId" IN (SELECT d."id" FROM "Decision" d WHERE d."projectId" = ${projectId}::uuid AND ${condition})`;

/** A decision in which a rule was asked and applied, or in which it stands in the role that is named. */
function involvesRule(wanted: string): Sql {
  const [ruleId = "", role] = wanted.split(":").reverse();
  const within =
    role === "decided"
      ? { trace: [{ ruleId, decided: true }] }
      : role === "requirement"
        ? { requirements: [{ ruleId }] }
        : role === "advisory"
          ? { advisories: [{ ruleId }] }
          : { trace: [{ ruleId, matched: true }] };
  return sql`d."detail" @> ${JSON.stringify(within)}::jsonb`;
}

const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** Substring of MAC, serial, owner, directory number, description, IP or notes; a MAC in any notation. */
function matches(text: string): Sql {
  const digits = text.replace(/^SEP/i, "").replace(/[\s:.-]/g, "");
  const isMac = /^[0-9a-f]{3,12}$/i.test(digits) && digits !== text;
  const pattern = (part: string) => `%${escaped(part)}%`;
  const asWritten = sql`p."search" ILIKE ${pattern(text)} OR p."notes" ILIKE ${pattern(text)}`;
  return isMac ? sql`(${asWritten} OR p."search" ILIKE ${pattern(digits)})` : sql`(${asWritten})`;
}
