import { randomUUID } from "node:crypto";
import { runMigrations } from "graphile-worker";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import { DEFAULT_LOADS } from "@/lib/domain/rules/eligibility/target-load";
import { pool } from "@/lib/server/database/db";
import { refreshPhones } from "@/lib/server/database/refresh-phones";
import { FOR_A_JOB } from "@/lib/server/database/transaction";
import { applyAfterInventory } from "@/lib/server/imports/apply-after-inventory";
import { judgeAfterInventory } from "@/lib/server/imports/judge-after-inventory";
import { getAfterInventory } from "@/lib/server/imports/list-after-inventories";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { printTable, timed } from "./table";
import { importAll, newBenchProject, upload } from "./workspace";

/** An after-inventory of phones that have all begun: judged, and taken as evidence, beside the import of the same fleet. */
const rows = Number(process.env.BENCH_ROWS);
await runMigrations({ pgPool: pool });
await importAll(await newBenchProject(), sampleFleetCsv(5_000));

const where = await newBenchProject();
const imported = await timed(() => importAll(where, sampleFleetCsv(rows)));
await refreshPhones(true);

const { projectId, organizationId, userId: actorId } = where;
const batchId = randomUUID();
await pool.query(
  `INSERT INTO "Batch" ("projectId", "id", "kind", "order", "name", "reason", "updatedAt") VALUES ($1, $2, 'wave', 1, 'Bench', 'Bench', now())`,
  [projectId, batchId],
);
await pool.query(
  `INSERT INTO "PhoneWork" ("projectId", "phoneId", "batchId", "state", "begunAt") SELECT "projectId", "id", $2, 'in-progress', now() FROM "Phone" WHERE "projectId" = $1`,
  [projectId, batchId],
);
await pool.query(`VACUUM ANALYZE "PhoneWork"`);

const { rows: phones } = await pool.query<{ mac: string; model: string | null }>(
  `SELECT "mac", "model" FROM "Phone" WHERE "projectId" = $1`,
  [projectId],
);
const loadOf = (model: string | null) =>
  DEFAULT_LOADS.find(({ direction, family }) => direction === "E2M" && family === loadFamilyOf(model ?? ""))?.load ??
  "";
const file = [
  "MAC,Load,Transition Authorization Type",
  ...phones.map(({ mac, model }, index) => `${mac},${loadOf(model)},${index % 20 === 0 ? "" : "Classic"}`),
].join("\n");

const { id: importId } = await upload(where, file);
const project = { id: projectId, organizationId };
const job = { policy: FOR_A_JOB, onProgress: async () => {}, onFinish: async () => {} };
const judged = await timed(() =>
  judgeAfterInventory({ project, importId, takenAt: new Date().toISOString(), actorId, requestId: "judge", job }),
);
const applied = await timed(() =>
  applyAfterInventory({ project, afterInventoryId: judged.result.id, actorId, requestId: "apply", job }),
);
const { counts } = await getAfterInventory(projectId, judged.result.id);
const whole = judged.milliseconds + applied.milliseconds;
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
printTable(
  `After-inventory of ${phones.length.toLocaleString("en-US")} begun phones (${JSON.stringify(counts.outcomes)})`,
  [
    { what: "read and judged", measured: seconds(judged.milliseconds) },
    { what: "taken as evidence", measured: seconds(applied.milliseconds) },
    {
      what: "together",
      measured: seconds(whole),
      beside: `import of the same fleet ${seconds(imported.milliseconds)}`,
      ratio: whole / imported.milliseconds,
      budget: "≤ 10 s",
      isWithin: whole <= 10_000,
    },
  ],
);
await pool.end();
