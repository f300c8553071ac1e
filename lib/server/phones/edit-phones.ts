import "server-only";
import type * as z from "zod";
import { correctedAfter, storedFields } from "@/lib/domain/inventory-file/typed-fields";
import type { Verdict } from "@/lib/domain/rules/decision";
import { keysOf } from "@/lib/domain/typed-object";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { EditPhonesAnswer, editPhonesInput } from "@/lib/schemas/phone-changes";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { invalidFields } from "@/lib/server/errors";
import { type PhoneScope, whereSelected } from "@/lib/server/inventory/phone-filter";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { readSelection } from "@/lib/server/inventory/read-search";
import { decideStaged, stagePhones } from "@/lib/server/inventory/stage-phones";
import { writeStaged } from "@/lib/server/inventory/write-staged";
import type { JobHooks } from "@/lib/server/jobs/long-jobs";

export type EditMany = {
  project: { id: string; organizationId: string };
  scope: PhoneScope;
  input: z.output<typeof editPhonesInput>;
  actorId: string;
  requestId: string;
  job?: JobHooks;
};

const SAMPLE = 8;

/**
 * Sets the same fields of many phones in one transaction; their verdicts follow. A preview does the same work and takes it
 * back before anything is written, so that it cannot promise something else than what then happens.
 */
export async function editPhones({
  project,
  scope,
  input,
  actorId,
  requestId,
  job,
}: EditMany): Promise<EditPhonesAnswer> {
  const { selection, set, reason = null, preview } = input;
  const { state, ...typed } = set;
  const read = storedFields(typed);
  if (!read.ok) throw invalidFields([mistakeOf(read.error)]);
  const withdrawnAt = state === "withdrawn" ? new Date().toISOString() : null;
  const values = { ...read.value, ...(state ? { withdrawnAt } : {}) };
  const columns = keysOf(values);

  return inTransaction(async (tx) => {
    if (preview) await tx.query("SAVEPOINT preview");
    else await lockInventory(tx, project.id);
    const selected = await stagePhones(tx, whereSelected(scope, await readSelection(scope, selection, tx)), {
      isPreview: preview,
    });
    const refused = state === "not-started" ? await refuseNotWithdrawn(tx) : 0;
    const assignments = columns.map((column, index) => `"${column}" = $${index + 1}`).join(", ");
    await tx.query(`UPDATE "next" SET ${assignments}`, Object.values(values));
    const changed = await decideStaged(tx, await projectToDecide(tx, project.id), columns);
    const answer = {
      requestId: preview ? null : requestId,
      selected,
      changed,
      unchanged: selected - refused - changed,
      refused: refused > 0 ? [{ code: "not-withdrawn", reason: NOT_WITHDRAWN, count: refused }] : [],
      ...(await previewChanges(tx, project.id)),
    };
    if (preview) {
      await tx.query("ROLLBACK TO SAVEPOINT preview");
      return answer;
    }
    await job?.onProgress(0, changed);
    await noteCorrected(tx, typed);
    const change = { projectId: project.id, kind: "edit", reason, actorId, requestId } as const;
    await writeStaged(tx, [...columns, "corrected"], change, job?.onProgress);
    const { selected: all, unchanged, verdicts } = answer;
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "inventory.edit",
      targetType: "Phones",
      targetId: requestId,
      after: { set, selected: all, changed, unchanged, refused, verdicts },
      reason,
    });
    await job?.onFinish(tx, answer);
    return answer;
  }, job?.policy);
}

const NOT_WITHDRAWN = "Only a withdrawn phone can be taken back; work on these goes on.";

async function refuseNotWithdrawn(tx: Tx): Promise<number> {
  const { rowCount } = await tx.query(`DELETE FROM "next" WHERE "oldState" NOT IN ('withdrawn', 'not-started')`);
  return rowCount ?? 0;
}

/** Adds to each phone which fields a person vouches for now. */
async function noteCorrected(tx: Tx, typed: object): Promise<void> {
  const corrected = correctedAfter([], typed);
  const given = Object.entries(typed).filter(([, value]) => value !== undefined);
  const emptied = given.filter(([, value]) => value === null).map(([field]) => field);
  if (corrected.length + emptied.length === 0) return;
  await tx.query(
    `UPDATE "next" n SET "corrected" = w."after", "changes" = n."changes" || jsonb_build_object('corrected', jsonb_build_array(n."corrected", w."after"))
     FROM (SELECT d."corrected", ARRAY(SELECT DISTINCT f FROM unnest(d."corrected" || $1::text[]) f WHERE f <> ALL($2::text[]) ORDER BY f) AS "after"
       FROM (SELECT DISTINCT "corrected" FROM "next") d) w
     WHERE n."corrected" = w."corrected" AND w."after" <> w."corrected"`,
    [corrected, emptied],
  );
}

/** What the staged change means, in counts and a few examples. */
async function previewChanges(tx: Tx, projectId: string) {
  const counts = async <Row extends object>(statement: string) => (await tx.query<Row>(statement, [projectId])).rows;
  const verdicts = await counts<{ from: Verdict; to: Verdict; count: number }>(
    `SELECT "oldVerdict" AS "from", "verdict" AS "to", count(*)::int FROM "next" WHERE "oldVerdict" <> "verdict" AND $1::uuid IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC`,
  );
  const states = await counts<{ state: PhoneState; count: number }>(
    `SELECT "oldState" AS "state", count(*)::int FROM "next" WHERE $1::uuid IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`,
  );
  const batches = await counts<EditPhonesAnswer["batches"][number]>(
    `SELECT b."id", b."name", count(*)::int AS "phones", (count(*) FILTER (WHERE n."withdrawnAt" IS NOT NULL))::int AS "leaving",
       (count(*) FILTER (WHERE n."withdrawnAt" IS NULL AND n."verdict" <> 'eligible'))::int AS "notEligible"
     FROM "next" n JOIN "Batch" b ON b."projectId" = $1 AND b."id" = n."oldBatchId" GROUP BY b."id", b."name", b."order" ORDER BY b."order"`,
  );
  const sample = await counts<EditPhonesAnswer["sample"][number]>(
    `SELECT "id", "mac", "model", "site", "changes" FROM "next" WHERE $1::uuid IS NOT NULL ORDER BY ("oldVerdict" <> "verdict") DESC, "mac" LIMIT ${SAMPLE}`,
  );
  return { verdicts, states, batches, sample };
}

const mistakeOf = ({ path, message }: { path: string; message: string }) => ({ path: `set.${path}`, message });
