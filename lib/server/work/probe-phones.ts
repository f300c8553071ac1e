import "server-only";
import { createHash } from "node:crypto";
import type { Role } from "@/lib/domain/access";
import { foundFacts } from "@/lib/domain/evidence/found-facts";
import { judgeEvidence } from "@/lib/domain/evidence/judge-evidence";
import { readStatusText, type StatusReading } from "@/lib/domain/evidence/read-status-text";
import type { TypedFields } from "@/lib/domain/inventory-file/typed-fields";
import { type Network, parseNetworks } from "@/lib/domain/network/ipv4";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import { env } from "@/lib/env";
import { PROBE_OUTCOMES, type ProbeInput, type ProbeOutcome } from "@/lib/schemas/probe";
import { pool } from "@/lib/server/database/db";
import { FOR_A_FEW, inTransaction } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { type ProjectToDecide, projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { lockPhone, writeRead } from "@/lib/server/inventory/write-edit";
import { type JobHooks, startJob } from "@/lib/server/jobs/long-jobs";
import { addEvidence } from "@/lib/server/work/add-evidence";
import { askPhone } from "@/lib/server/work/ask-phone";

type Probe = {
  project: { id: string; organizationId: string; role: Role };
  scope: ProbeInput;
  actorId: string;
  requestId: string;
};

/** The networks that an administrator listed; none: the probe is off. */
export function probeNetworks(): Network[] {
  const networks = parseNetworks(env().REHOME_PROBE_CIDRS);
  return networks.ok ? networks.value : [];
}

/** Queues the probe of a batch or a site; refused while it is off, or where there is no phone. */
export async function startProbe({ project, scope, actorId, requestId }: Probe) {
  if (probeNetworks().length === 0)
    throw new AppError(
      "conflict",
      "The probe is off. An administrator switches it on by listing the networks of the phones in the setting REHOME_PROBE_CIDRS.",
    );
  const total = (await listPhones(project.id, scope)).length;
  if (total === 0) throw new AppError("conflict", "There is no phone in this batch or site, so nobody is asked.");
  const input: Probe = {
    project: { id: project.id, organizationId: project.organizationId, role: project.role },
    scope,
    actorId,
    requestId,
  };
  return startJob({ project, kind: "probe-phones", input, total, actorId, requestId });
}

/** So many at once; more would look like an attack to a network. */
const AT_ONCE = 8;
const MOST_NAMED = 200;

/**
 * The job: asks each phone for its page. Before the work it fills what the inventory lacks, and never what it holds; of a phone
 * that has begun, or shows the target's firmware, the page is evidence. What was stored stays when it is cancelled; a run that is
 * taken again stores nothing twice.
 */
export async function probePhones({ project, scope, actorId, requestId, job }: Probe & { job: JobHooks }) {
  const phones = await listPhones(project.id, scope);
  const decide = await inTransaction((tx) => projectToDecide(tx, project.id), FOR_A_FEW);
  const outcomes = Object.fromEntries(PROBE_OUTCOMES.map((one) => [one, 0])) as Record<ProbeOutcome, number>;
  const named: { phoneId: string; mac: string; outcome: ProbeOutcome }[] = [];
  const networks = probeNetworks();
  for (let from = 0; from < phones.length; from += AT_ONCE) {
    await job.onProgress(from);
    const group = phones.slice(from, from + AT_ONCE);
    const ended = await Promise.all(
      group.map((phone) => probeOne({ project, decide, phone, networks, actorId, requestId })),
    );
    for (const [index, outcome] of ended.entries()) {
      outcomes[outcome] += 1;
      const phone = group[index];
      if (phone && isToLookAt(outcome) && named.length < MOST_NAMED)
        named.push({ phoneId: phone.id, mac: phone.mac, outcome });
    }
  }
  const result = { asked: phones.length, outcomes, named };
  await inTransaction(async (tx) => {
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "phones.probe",
      targetType: scope.batchId ? "Batch" : "Site",
      targetId: scope.batchId ?? scope.site ?? null,
      after: { asked: phones.length, ...outcomes },
    });
    await job.onFinish(tx, result);
  });
  return result;
}

const QUIET: readonly ProbeOutcome[] = ["verified", "filled", "as-known"];
const isToLookAt = (outcome: ProbeOutcome): boolean => !QUIET.includes(outcome);

type ProbedPhone = {
  id: string;
  mac: string;
  ip: string | null;
  model: string | null;
  pid: string | null;
  vid: number | null;
  serial: string | null;
  load: string | null;
  transitionAuthorizationType: string | null;
  begunAt: Date | null;
};

async function listPhones(
  projectId: string,
  { batchId = null, site = null }: Partial<Record<keyof ProbeInput, string | null>>,
) {
  const { rows } = await pool.query<ProbedPhone>(
    `SELECT p."id", p."mac", p."ip", p."model", p."pid", p."vid", p."serial", p."load", p."transitionAuthorizationType", w."begunAt"
     FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
     WHERE p."projectId" = $1 AND p."withdrawnAt" IS NULL AND ($2::uuid IS NULL OR w."batchId" = $2) AND ($3::text IS NULL OR p."site" = $3) ORDER BY p."id"`,
    [projectId, batchId, site],
  );
  return rows;
}

type One = Omit<Probe, "scope"> & { decide: ProjectToDecide; phone: ProbedPhone; networks: readonly Network[] };

async function probeOne(one: One): Promise<ProbeOutcome> {
  const { phone, networks } = one;
  if (phone.ip === null) return "no-address";
  const answer = await askPhone(phone.ip, { networks, rehearsalPort: env().REHOME_PROBE_REHEARSAL_PORT });
  if (answer.kind !== "page") return answer.kind;
  const reading = readStatusText(answer.text);
  if (reading.problem !== null) return "unusable";
  try {
    return await take(one, reading, answer.text);
  } catch (error) {
    if (error instanceof AppError) return "not-stored"; // corrected, withdrawn or held by an import in the same moment
    throw error;
  }
}

async function take(one: One, reading: StatusReading, text: string): Promise<ProbeOutcome> {
  const { project, decide, phone, actorId, requestId } = one;
  const model = phone.model ?? "";
  const { plan } = decide;
  const { outcome, checks } = judgeEvidence(reading, {
    ...{ mac: phone.mac, model, serial: phone.serial, source: "probe" as const },
    ...{ direction: plan.direction, target: plan.target, targetLoad: targetLoadFor(model, plan)?.load ?? null },
  });
  if (outcome === "other-phone") return "other-phone";
  if (phone.begunAt === null && outcome !== "verified" && outcome !== "moved") return fill(one, reading, checks);
  const input = { phoneId: phone.id, kind: "probe", text, operationId: operationOf(requestId, phone.id) } as const;
  const stored = await addEvidence({ project, input, actorId, onlyAssigned: false, requestId: newId() });
  return stored.outcome;
}

/** The same run asks the same phone under the same operation, so that what it stored before it was killed is not stored again. */
function operationOf(requestId: string, phoneId: string): string {
  const hex = createHash("sha256").update(`${requestId} ${phoneId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** Fills what the inventory lacks of a phone by what its page shows; what it holds stands, above all what a person set. */
async function fill(
  { project, phone, actorId }: One,
  reading: StatusReading,
  checks: readonly { code: string; result: string }[],
): Promise<ProbeOutcome> {
  const facts = foundFacts(reading, { ...phone, hasBegun: false }, checks);
  const isOther = checks.some(({ code, result }) => result === "fail" && (code === "serial" || code === "model"));
  if (isOther) return "differs";
  if (facts.length === 0) return "as-known";
  return inTransaction(async (tx) => {
    const known = await lockPhone(tx, project.id, phone.id);
    const missing = facts.filter(({ field }) => (known[field] ?? null) === null && !known.corrected.includes(field));
    if (missing.length === 0) return "differs";
    const fields: TypedFields = Object.fromEntries(missing.map(({ field, shown }) => [field, shown]));
    const reason = "Shown by the phone itself (probe).";
    const change = { projectId: project.id, kind: "edit", reason, actorId, requestId: newId() } as const;
    await writeRead(tx, { project, phoneId: phone.id, known, fields, change });
    return "filled";
  }, FOR_A_FEW);
}
