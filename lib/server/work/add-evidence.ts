import "server-only";
import type * as z from "zod";
import { judgeEvidence } from "@/lib/domain/evidence/judge-evidence";
import { readStatusText } from "@/lib/domain/evidence/read-status-text";
import type { LicenseKind } from "@/lib/domain/rules/decision";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import { canMovePhone, type PhoneState } from "@/lib/domain/work/phone-life";
import type { Evidence, evidenceInput } from "@/lib/schemas/work";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { planOf } from "@/lib/server/inventory/conversion-plans";
import { isAssigned } from "@/lib/server/sign-in/subjects";

type Add = {
  project: { id: string; organizationId: string };
  input: z.output<typeof evidenceInput>;
  actorId: string;
  onlyAssigned: boolean;
  requestId: string;
};

/**
 * Judges a phone's status text and stores it with the judgement, whatever it is. Only here does a phone become verified;
 * a verified phone that later contradicts itself is failed.
 */
export async function addEvidence({ project, input, actorId, onlyAssigned, requestId }: Add): Promise<Evidence> {
  const projectId = project.id;
  const { phoneId, kind, text } = input;
  const [stored, phone] = await Promise.all([
    db.project.findUniqueOrThrow({ where: { id: projectId } }),
    db.phone.findUnique({
      where: { projectId_id: { projectId, id: phoneId } },
      include: { decision: { select: { licenseKind: true } } },
    }),
  ]);
  const isTheirs = !onlyAssigned || (await isAssigned("phone", projectId, phoneId, actorId));
  if (!phone || !isTheirs) throw new AppError("not_found", "There is no such phone.");
  const plan = planOf(stored);
  const model = phone.model ?? "";
  const { outcome, checks } = judgeEvidence(readStatusText(text), {
    mac: phone.mac,
    direction: plan.direction,
    target: plan.target,
    targetLoad: targetLoadFor(model, plan)?.load ?? null,
    model,
    licenseKind: phone.decision.licenseKind as LicenseKind,
  });
  const id = newId();
  const at = new Date();
  const state = await db.$transaction(async (tx) => {
    const [now] = await tx.$queryRaw<{ state: PhoneState; revision: number }[]>`
      SELECT "state", "revision" FROM "Phone" WHERE "projectId" = ${projectId}::uuid AND "id" = ${phoneId}::uuid FOR UPDATE`;
    if (!now) throw new AppError("not_found", "There is no such phone.");
    await tx.evidence.create({ data: { projectId, id, phoneId, kind, outcome, text, checks, actorId, requestId, at } });
    const shown: PhoneState | null =
      outcome === "verified" ? "verified" : outcome === "contradicted" && now.state === "verified" ? "failed" : null;
    const to = shown && canMovePhone(now.state, shown) ? shown : null;
    const state = to ?? now.state;
    if (to) {
      await tx.phone.updateMany({ where: { projectId, id: phoneId }, data: { state: to, revision: { increment: 1 } } });
      await tx.phoneChange.create({
        data: {
          projectId,
          phoneId,
          revision: now.revision + 1,
          kind: "verified",
          changes: { state: [now.state, to] },
          actorId,
          requestId,
        },
      });
    }
    await audit(tx, {
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "evidence.add",
      targetType: "Phone",
      targetId: phoneId,
      before: { state: now.state },
      after: { state, outcome },
    });
    await tx.$queryRaw`SELECT pg_notify('project', ${projectId})::text`;
    return state;
  });
  return { id, phoneId, kind, outcome, checks, at: at.toISOString(), state };
}
