import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "../scripts/runtime/migrate.mjs";

/**
 * A database as the version of 26 November 2026 left it, with work under way: a verified phone, one half done whose load a
 * weekly file had written over, one failed, one held, one withdrawn, batches with dates, people and a name. It is migrated
 * with its work intact.
 */

const MIGRATIONS = "prisma/migrations";
const FIXTURE = path.join(import.meta.dirname, "fixtures", "database-2026-11-26");
const MACS = {
  verified: "00CCFC000111",
  halfDone: "00CCFC000113",
  failed: "00CCFC000115",
  held: "00CCFC000119",
  withdrawn: "00CCFC000127",
  untouched: "00CCFC000110",
};
type Manifest = { migrations: string[]; tables: { name: string; columns: string[]; rows: number }[] };

let client: pg.Client;
const identifier = (name: string) => pg.escapeIdentifier(name);

async function newDatabase(): Promise<pg.Client> {
  const name = `migrated_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: inject("serverUrl") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  const connected = new pg.Client({ connectionString: url.href });
  await connected.connect();
  return connected;
}

/** A folder that holds only some of the migrations. */
function migrationsThen(names: readonly string[]): string {
  const then = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-migrations-"));
  for (const one of names) fs.cpSync(path.join(MIGRATIONS, one), path.join(then, one), { recursive: true });
  return then;
}

beforeAll(async () => {
  client = await newDatabase();
  const manifest: Manifest = JSON.parse(fs.readFileSync(path.join(FIXTURE, "manifest.json"), "utf8"));
  await migrate(client, migrationsThen(manifest.migrations));
  await client.query("SET session_replication_role = replica");
  for (const { name: table, columns, rows } of manifest.tables.filter(({ rows: count }) => count > 0)) {
    const sink = client.query(copyFrom(`COPY ${identifier(table)} (${columns.map(identifier).join(", ")}) FROM STDIN`));
    await pipeline(fs.createReadStream(path.join(FIXTURE, `${table}.copy`)), sink);
    expect(sink.rowCount).toBe(rows);
  }
  await client.query("SET session_replication_role = origin");
  await migrate(client, MIGRATIONS);
});
afterAll(() => client.end());

type Row = Record<string, unknown>;
async function phone(mac: string): Promise<Row> {
  const { rows } = await client.query<Row>(
    `SELECT p.*, p."withdrawnAt" IS NOT NULL AS "isWithdrawn", w."state", w."begunAt" IS NOT NULL AS "hasBegun", w."nowLoad", w."nowFirmware", b."name" AS "batch", d."licenseKind", d."verdict" AS "decided"
     FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
     LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
     JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId" WHERE p."mac" = $1`,
    [mac],
  );
  return rows[0] ?? {};
}

test.each([
  { mac: MACS.verified, state: "verified", hasBegun: true, batch: "Pilot", because: "evidence verified it" },
  { mac: MACS.halfDone, state: "in-progress", hasBegun: true, batch: "Pilot", because: "its first step was ticked" },
  { mac: MACS.failed, state: "failed", hasBegun: true, batch: "Pilot", because: "it was ticked, then it failed" },
  { mac: MACS.held, state: "on-hold", hasBegun: false, batch: "Pilot", because: "nobody had touched it" },
  {
    mac: MACS.untouched,
    state: "not-started",
    hasBegun: false,
    batch: expect.any(String),
    because: "it waits in its batch",
  },
])("$mac is $state, begun: $hasBegun: $because", async ({ mac, state, hasBegun, batch }) => {
  expect(await phone(mac)).toMatchObject({ state, hasBegun, batch, isWithdrawn: false });
});

test("what a file wrote over half-done work is what the phone shows now; what was found and decided stands again", async () => {
  expect(await phone(MACS.halfDone)).toMatchObject({
    load: "sip78xx.14-2-1-0101-26",
    version: "14.2.1SR1",
    loadFirmware: "enterprise",
    statedFirmware: null,
    runningFirmware: "enterprise",
    nowLoad: "sip78xx.12-0-3MPP0001-87",
    nowFirmware: "mpp",
    verdict: "eligible",
    decided: "eligible",
    licenseKind: "order",
  });
});

test("a withdrawn phone is withdrawn, in no batch, since its withdrawal", async () => {
  expect(await phone(MACS.withdrawn)).toMatchObject({ isWithdrawn: true, batch: null });
});

test("what a person said of the firmware is stated, what a load named is the load's", async () => {
  expect(await phone(MACS.untouched)).toMatchObject({ loadFirmware: "enterprise", statedFirmware: null, owner: "Jo" });
  expect(await phone("00CCFC888888")).toMatchObject({
    loadFirmware: "enterprise",
    statedFirmware: "mpp",
    runningFirmware: "mpp",
  });
});

test("batches keep dates, people and names; running follows from the phones, and what a person set is known", async () => {
  const { rows } = await client.query<Row>(
    `SELECT b."name", b."state", b."startsAt", b."isByHand", (SELECT count(*)::int FROM "BatchAssignee" a WHERE a."batchId" = b."id") AS "people",
       (SELECT count(*)::int FROM "PhoneWork" w WHERE w."batchId" = b."id") AS "phones", (SELECT count("begunAt")::int FROM "PhoneWork" w WHERE w."batchId" = b."id") AS "begun"
     FROM "Batch" b ORDER BY b."order"`,
  );
  expect(rows[0]).toMatchObject({ name: "Pilot", state: "ready", people: 1, phones: 4, begun: 3, isByHand: false });
  expect(rows[0]?.startsAt).toEqual(new Date("2026-12-05T20:00:00Z"));
  expect(rows[1]).toMatchObject({ name: "The second floor", people: 1, isByHand: true, begun: 0 });
});

test("no phone, step, proof or change is lost", async () => {
  const count = async (table: string) => Number((await client.query(`SELECT count(*) FROM "${table}"`)).rows[0]?.count);
  const manifest: Manifest = JSON.parse(fs.readFileSync(path.join(FIXTURE, "manifest.json"), "utf8"));
  for (const table of [
    "Phone",
    "StepEvent",
    "Evidence",
    "PhoneChange",
    "AuditEvent",
    "Batch",
    "BatchAssignee",
    "Decision",
  ])
    expect([table, await count(table)]).toEqual([table, manifest.tables.find(({ name }) => name === table)?.rows]);
});

test("quotes that were issued before logos were kept say what is known of theirs", async () => {
  const own = await newDatabase();
  const before = fs.readdirSync(MIGRATIONS).filter((name) => name < "20261128230000" && !name.endsWith(".toml"));
  await migrate(own, migrationsThen(before));
  const [organizationId, projectId] = [randomUUID(), randomUUID()];
  await own.query("SET session_replication_role = replica");
  await own.query(`INSERT INTO "Organization" ("id", "name") VALUES ($1, 'Contoso')`, [organizationId]);
  await own.query(`INSERT INTO "OrganizationLogo" VALUES ($1, 'png', 16, 16, 'picture'::bytea, '2026-11-28 12:00Z')`, [
    organizationId,
  ]);
  const rows = [
    {
      state: "issued",
      drawnAt: "2026-11-28 13:00Z",
      pdf: "<</Subtype /Image>>",
      because: "drawn with the logo of today",
    },
    { state: "accepted", drawnAt: "2026-11-28 11:00Z", pdf: "<</Subtype /Image>>", because: "drawn with another" },
    { state: "superseded", drawnAt: "2026-11-28 11:00Z", pdf: "<<>>", because: "drawn without one" },
    { state: "issued", drawnAt: null, pdf: null, because: "about to be drawn" },
    { state: "draft", drawnAt: null, pdf: null, because: "not issued" },
  ];
  for (const [at, { state, drawnAt, pdf, because }] of rows.entries()) {
    const id = randomUUID();
    await own.query(
      `INSERT INTO "Quote" ("projectId", "id", "organizationId", "number", "revision", "state", "title", "seller", "buyer", "terms", "currency", "contract",
         "isPilotNfr", "selection", "scope", "phones", "ruleSetVersion", "timeZone", "validUntil", "createdById", "updatedAt", "issuedAt", "issuedById", "expiresAt")
       VALUES ($1, $2, $3, $4, 1, $5, $6, '', '', '', 'EUR', 'no', false, '{}', '', 0, '', 'UTC', '2099-12-31', $1, now(), now(), $1, now())`,
      [projectId, id, organizationId, at, state, because],
    );
    if (pdf)
      await own.query(`INSERT INTO "QuoteFile" VALUES ($1, $2, 'pdf', $3, '', $4)`, [
        projectId,
        id,
        Buffer.from(pdf),
        drawnAt,
      ]);
  }
  await own.query("SET session_replication_role = origin");
  await migrate(own, MIGRATIONS);
  const { rows: after } = await own.query<Row>(
    `SELECT q."title", convert_from(l."bytes", 'UTF8') AS "logo", q."isLogoInPdfOnly" FROM "Quote" q
     LEFT JOIN "LogoPicture" l ON l."organizationId" = q."organizationId" AND l."sha256" = q."logoSha256" ORDER BY q."number"`,
  );
  expect(after).toEqual([
    { title: "drawn with the logo of today", logo: "picture", isLogoInPdfOnly: false },
    { title: "drawn with another", logo: null, isLogoInPdfOnly: true },
    { title: "drawn without one", logo: null, isLogoInPdfOnly: false },
    { title: "about to be drawn", logo: "picture", isLogoInPdfOnly: false },
    { title: "not issued", logo: null, isLogoInPdfOnly: false },
  ]);
  await own.end();
});
