import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import type { EvidenceOutcome, EvidenceSource, FoundFact } from "@/lib/domain/evidence/evidence-check";
import { foundFacts } from "@/lib/domain/evidence/found-facts";
import { judgeEvidence } from "@/lib/domain/evidence/judge-evidence";
import { readStatusText, type StatusReading } from "@/lib/domain/evidence/read-status-text";
import { COLLECTED_FIELDS } from "@/lib/domain/inventory-file/typed-fields";
import { decideRunningFirmware } from "@/lib/domain/phone/load";
import { parseVersion } from "@/lib/domain/phone/version";
import type { LicenseKind } from "@/lib/domain/rules/decision";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import { isWord } from "@/lib/domain/words";
import { begins, type PhoneAction, type PhoneState, type WorkState } from "@/lib/domain/work/phone-life";
import { type ConflictCause, keptText } from "@/lib/domain/work/work-conflict";
import type { Evidence, evidenceInput } from "@/lib/schemas/work";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields, isUniqueViolation } from "@/lib/server/errors";
import { STATE_SQL, WITH_WORK } from "@/lib/server/inventory/columns";
import type { NowFacts } from "@/lib/server/inventory/now-facts";
import { pastPlaces } from "@/lib/server/inventory/past-assignees";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { requireSamePerson } from "@/lib/server/inventory/same-person";
import { keepConflicts } from "@/lib/server/inventory/write-conflicts";
import { showEvidence } from "@/lib/server/inventory/write-work";

type Add = {
  project: { id: string; organizationId: string; role: Role };
  /** What a person pasted, or what the server read from the phone's own page. */
  input: Omit<z.output<typeof evidenceInput>, "kind"> & { kind: Exclude<EvidenceSource, "after-inventory"> };
  actorId: string;
  onlyAssigned: boolean;
  requestId: string;
  /** The phone was this person's once, and the project manager takes what they brought. */
  isTakenLate?: true;
};

/** What an outcome does to the phone. */
const ACTION_OF = {
  verified: "verify",
  moved: "show-moved",
  contradicted: "contradict",
  insufficient: null,
} as const satisfies Record<Exclude<EvidenceOutcome, "other-phone">, PhoneAction | null>;

/**
 * Judges a phone's status text and stores it with the judgement. Only here does a phone become verified; a verified phone that
 * later contradicts itself is failed. A text about another phone changes nothing and is not stored: the answer names that
 * phone. What is no page of a Cisco phone at all is refused. What the page shows besides is offered in the answer and stored by
 * nobody. The same operation is stored once, however often it is sent.
 */
export async function addEvidence(add: Add): Promise<Evidence> {
  requireSamePerson(add.actorId, [add.input]);
  const store = () => inTransaction((tx) => storeEvidence(tx, add));
  try {
    return await store();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return store(); // the same operation was stored in the same moment: it is answered as that
  }
}

/** The same inside a transaction. */
export async function storeEvidence(tx: Tx, add: Add): Promise<Evidence> {
  const { project, input, actorId, onlyAssigned, requestId } = add;
  const projectId = project.id;
  const { phoneId, kind, text, operationId = null } = input;
  const reading = readStatusText(text);
  if (reading.problem !== null) throw invalidFields([{ path: "text", message: reading.problem }], reading.problem);
  const phone = await requirePhone(tx, projectId, phoneId, onlyAssigned ? actorId : null);
  const before = operationId === null ? null : await findStored(tx, projectId, operationId, phone.state);
  const found = (checks: Evidence["checks"], hasBegun: boolean) =>
    mayTake(project.role, foundFacts(reading, { ...phone, hasBegun }, checks));
  const { revision } = phone;
  if (before && !(add.isTakenLate && before.status === "kept")) {
    requireSame(before, phoneId);
    return { ...before, found: found(before.checks, phone.begunAt !== null), revision };
  }
  const { plan } = await projectToDecide(tx, projectId);
  const model = phone.model ?? "";
  const { outcome, checks, about } = judgeEvidence(reading, {
    mac: phone.mac,
    direction: plan.direction,
    target: plan.target,
    targetLoad: targetLoadFor(model, plan)?.load ?? null,
    model,
    serial: phone.serial,
    licenseKind: phone.licenseKind,
  });
  const judged = { phoneId, kind, outcome, checks, at: new Date().toISOString() };
  if (outcome === "other-phone") {
    const others = await findOthers(tx, projectId, about, onlyAssigned ? actorId : null);
    return { ...judged, id: null, status: "other-phone", state: phone.state, about: others, found: [], revision };
  }
  if (!phone.isTheirs) {
    const cause =
      phone.batchId === null ? "no-batch" : phone.batchId === phone.pastBatchId ? "not-assigned" : "other-batch";
    await keepConflicts(tx, [
      {
        ...{ projectId, kind: "evidence", cause, phoneId, batchId: phone.pastBatchId, actorId, requestId },
        operationId: operationId ?? newId(),
        sent: { text, kind, outcome, checks },
        found: { state: phone.state, batchId: phone.batchId },
        at: input.at ?? judged.at,
      },
    ]);
    return { ...judged, id: null, ...keptAs(cause), state: phone.state, about: null, found: [], revision };
  }
  const id = newId();
  await tx.query(
    `INSERT INTO "Evidence" ("projectId", "id", "phoneId", "kind", "outcome", "text", "checks", "operationId", "actorId", "requestId", "at", "madeAt") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[projectId, id, phoneId, kind, outcome, text, JSON.stringify(checks), operationId, actorId, requestId],
      ...[judged.at, input.at ?? null],
    ],
  );
  const action = ACTION_OF[outcome];
  const change = {
    projectId,
    kind: outcome === "verified" ? "verified" : "evidence",
    reason: null,
    actorId,
    requestId,
  } as const;
  const state =
    phone.state === "withdrawn"
      ? "withdrawn"
      : await showEvidence(tx, phoneId, { action, now: nowOf(reading) }, change);
  await tx.audit({
    organizationId: project.organizationId,
    projectId,
    actorId,
    requestId,
    action: "evidence.add",
    targetType: "Phone",
    targetId: phoneId,
    before: { state: phone.state },
    after: { state, outcome },
  });
  tx.notify(projectId);
  const hasBegun = phone.begunAt !== null || (action !== null && begins(action));
  return { ...judged, id, status: "stored", state, about: null, found: found(checks, hasBegun), revision };
}

const keptAs = (cause: ConflictCause) => ({ status: "kept", reason: keptText(cause) }) as const;

/** A technician enters what the label prints, nothing else. */
function mayTake(role: Role, facts: readonly FoundFact[]): FoundFact[] {
  if (may(role, "inventory.edit")) return [...facts];
  return may(role, "inventory.collect") ? facts.filter(({ field }) => isWord(COLLECTED_FIELDS, field)) : [];
}

type Known = {
  mac: string;
  pid: string | null;
  model: string | null;
  vid: number | null;
  serial: string | null;
  load: string | null;
  transitionAuthorizationType: string | null;
  revision: number;
  begunAt: Date | null;
  state: PhoneState;
  licenseKind: LicenseKind;
  batchId: string | null;
  /** It is assigned to them now; else `pastBatchId` was. */
  isTheirs: boolean;
  pastBatchId: string | null;
};

/** The phone, if it is this person's, or was: `onlyOf` sees nothing but what is assigned to them. */
async function requirePhone(tx: Tx, projectId: string, phoneId: string, onlyOf: string | null): Promise<Known> {
  const { rows } = await tx.query<Omit<Known, "pastBatchId">>({
    name: "phone of evidence",
    text: `SELECT p."mac", p."pid", p."model", p."vid", p."serial", p."load", p."transitionAuthorizationType", p."revision", w."begunAt", w."batchId", ${STATE_SQL} AS "state", d."licenseKind",
        ($3::uuid IS NULL OR EXISTS (SELECT FROM "BatchAssignee" a WHERE a."projectId" = $1 AND a."batchId" = w."batchId" AND a."userId" = $3)) AS "isTheirs"
      FROM "Phone" p ${WITH_WORK}
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      WHERE p."projectId" = $1 AND p."id" = $2`,
    values: [projectId, phoneId, onlyOf],
  });
  const [phone] = rows;
  const past = phone && !phone.isTheirs && onlyOf !== null ? (await pastPlaces(tx, [phoneId], [onlyOf])).at(-1) : null;
  if (!phone || (!phone.isTheirs && !past)) throw new AppError("not_found", "There is no such phone.");
  return { ...phone, pastBatchId: past?.batchId ?? null };
}

/** What the phone shows now, as far as the text tells. */
function nowOf(reading: StatusReading): NowFacts {
  const { softwareVersion, load, productName, transitionAuthorizationType, transitionAuthorizationStatus } = reading;
  return {
    nowLoad: load,
    nowVersion: softwareVersion === null ? null : (parseVersion(softwareVersion)?.text ?? null),
    nowFirmware: decideRunningFirmware({ column: null, load: softwareVersion, product: null, productName }).firmware,
    nowProductName: productName,
    nowTransitionAuthorizationType: transitionAuthorizationType,
    nowTransitionAuthorizationStatus: transitionAuthorizationStatus,
  };
}

type Stored = Pick<Evidence, "id" | "phoneId" | "kind" | "outcome" | "checks"> & {
  at: Date;
  cause: ConflictCause | null;
};

async function findStored(tx: Tx, projectId: string, operationId: string, state: WorkState | "withdrawn") {
  const { rows } = await tx.query<Stored>(
    `SELECT "id", "phoneId", "kind", "outcome", "checks", "at", NULL AS "cause" FROM "Evidence" WHERE "projectId" = $1 AND "operationId" = $2
     UNION ALL SELECT NULL, "phoneId", "sent" ->> 'kind', "sent" ->> 'outcome', "sent" -> 'checks', "receivedAt", "cause"
     FROM "WorkConflict" WHERE "projectId" = $1 AND "operationId" = $2 AND "kind" = 'evidence' AND "settledHow" IS DISTINCT FROM 'apply' LIMIT 1`,
    [projectId, operationId],
  );
  const [row] = rows;
  if (!row) return null;
  const { cause, at, ...stored } = row;
  const how = cause === null ? ({ status: "already-there" } as const) : keptAs(cause);
  return { ...stored, ...how, at: at.toISOString(), state, about: null };
}

function requireSame(before: { phoneId: string }, phoneId: string): void {
  if (before.phoneId === phoneId) return;
  throw new AppError("conflict", "This operation was sent before about another phone.");
}

/** The phones that a text is about, as far as they are in the project and the person's to see. */
async function findOthers(tx: Tx, projectId: string, macs: readonly string[], onlyOf: string | null) {
  const { rows } = await tx.query<NonNullable<Evidence["about"]>[number]>(
    `SELECT m AS "mac", p."id" AS "phoneId", b."id" AS "batchId", b."name" AS "batchName", p."site", p."floor" FROM unnest($2::text[]) m
     LEFT JOIN "Phone" p ON p."projectId" = $1 AND p."mac" = m AND p."withdrawnAt" IS NULL AND ($3::uuid IS NULL OR EXISTS (
       SELECT FROM "PhoneWork" v JOIN "BatchAssignee" a ON a."projectId" = v."projectId" AND a."batchId" = v."batchId" WHERE v."projectId" = $1 AND v."phoneId" = p."id" AND a."userId" = $3))
     LEFT JOIN "PhoneWork" w ON w."projectId" = $1 AND w."phoneId" = p."id" LEFT JOIN "Batch" b ON b."projectId" = $1 AND b."id" = w."batchId"`,
    [projectId, macs, onlyOf],
  );
  return rows;
}
