import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { ADMIN, createToken, newDataDir, start } from "../tests/process/server-process";
import { type Load, load } from "./load";
import { formatRate, printTable } from "./table";

/**
 * Ticks and edits of one phone on the production server, by one client and by many, beside what the same server answers with
 * nothing to do and beside a bare server that updates one row.
 */
const rows = Number(process.env.BENCH_ROWS);
const STEP = "e2m-ucm.find-phone";
const dataDir = newDataDir();
const server = await start({ PORT: "3176", REHOME_DATA_DIR: dataDir, REHOME_MAX_UPLOAD_MB: "1000", ...ADMIN });
const authorization = `Bearer ${await createToken(dataDir)}`;
const headers = { authorization };

async function api(method: string, path: string, body?: unknown) {
  const isFile = typeof body === "string";
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...headers, ...(body && !isFile ? { "content-type": "application/json" } : {}) },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function seed(): Promise<{ projectId: string; phones: { id: string; revision: number }[] }> {
  const project = { name: "Bench", customer: "ACME", direction: "E2M", target: "approved-third-party" };
  const { id: projectId } = await api("POST", "/api/projects", project);
  const { id } = await api("POST", `/api/projects/${projectId}/imports?filename=fleet.csv`, sampleFleetCsv(rows));
  await api("POST", `/api/imports/${id}/commit`, {});
  for (let status = ""; status !== "committed"; await wait(250)) {
    ({ status } = await api("GET", `/api/imports/${id}`));
    if (status === "failed") throw new Error("The fleet was not imported.");
  }
  await api("POST", `/api/projects/${projectId}/batches/apply`, {});
  const { items } = await api("GET", `/api/projects/${projectId}/phones?verdict=eligible&limit=500`);
  return { projectId, phones: items };
}

const floor = spawn(process.execPath, ["bench/floor-server.mjs"], { stdio: ["ignore", "pipe", "inherit"] });
const floorPort = await new Promise<string>((resolve) =>
  floor.stdout.once("data", (chunk) => resolve(String(chunk).trim())),
);
const floorUrl = `http://127.0.0.1:${floorPort}`;

try {
  const { projectId, phones } = await seed();
  const phoneAt = (index: number) => {
    const phone = phones[index % phones.length];
    if (!phone) throw new Error("There is no phone to tick.");
    return phone;
  };
  const event = (index: number) => ({
    operationId: randomUUID(),
    phoneId: phoneAt(index).id,
    step: STEP,
    action: "tick",
    at: new Date().toISOString(),
  });
  let acknowledged = 0;
  const tick = (clients: number, requests: number, size = 1) =>
    load(
      server.url,
      {
        clients,
        requests,
        next: (index) => ({
          method: "POST",
          path: "/api/step-events",
          headers,
          body: Array.from({ length: size }, (_, at) => event(index * size + at)),
        }),
      },
      ({ text }) => {
        acknowledged += JSON.parse(text).filter(({ status }: { status: string }) => status === "stored").length;
      },
    );
  const health = (clients: number, requests: number) =>
    load(server.url, { clients, requests, next: () => ({ method: "GET", path: "/api/health" }) });
  const bare = (clients: number, requests: number) =>
    load(floorUrl, { clients, requests, next: (index) => ({ method: "POST", path: "/", body: event(index) }) });
  const edit = async (clients: number, requests: number): Promise<Load> => {
    const revisions = new Map<string, number>(
      (await api("GET", `/api/projects/${projectId}/phones?verdict=eligible&limit=500`)).items.map(
        ({ id, revision }: { id: string; revision: number }) => [id, revision],
      ),
    );
    return load(
      server.url,
      {
        clients,
        requests,
        next: (index) => ({
          method: "PATCH",
          path: `/api/phones/${phoneAt(index).id}`,
          headers: { ...headers, "if-match": `"${revisions.get(phoneAt(index).id)}"` },
          body: { owner: `Owner ${randomUUID()}` },
        }),
      },
      ({ text }) => {
        const { id, revision } = JSON.parse(text);
        revisions.set(id, revision);
      },
    );
  };

  await Promise.all([tick(8, 400), health(8, 400), bare(8, 400)]); // compiled and connected
  await edit(4, 100);
  acknowledged = 0;
  const stored = async () => Number((await api("GET", `/api/projects/${projectId}/summary`)).states["in-progress"]);
  const [healthMany, tickMany, bareMany] = [await health(200, 8_000), await tick(200, 8_000), await bare(50, 8_000)];
  const [tickOne, tick16, tick50, tickArrays] = [
    await tick(1, 500),
    await tick(16, 4_000),
    await tick(50, 6_000),
    await tick(4, 300, 100),
  ];
  const [editOne, edit16, bareOne, bare16] = [
    await edit(1, 300),
    await edit(16, 3_000),
    await bare(1, 1_000),
    await bare(16, 8_000),
  ];
  const sent = tickMany.answers + tickOne.answers + tick16.answers + tick50.answers + tickArrays.answers * 100;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  printTable(`Ticks and edits of one phone, ${rows.toLocaleString("en-US")} phones`, [
    {
      what: "ticks, 200 clients",
      measured: formatRate(tickMany.perSecond),
      beside: `${formatRate(healthMany.perSecond)} GET /api/health`,
      ratio: tickMany.perSecond / healthMany.perSecond,
      budget: "≥ 0.5",
      isWithin: tickMany.perSecond >= 0.5 * healthMany.perSecond,
    },
    {
      what: "tick p95, 50 clients",
      measured: ms(tick50.p95),
      beside: `${ms(bareMany.p95)} bare server`,
      ratio: tick50.p95 / bareMany.p95,
      budget: "≤ 10",
      isWithin: tick50.p95 <= 10 * bareMany.p95,
    },
    {
      what: "ticks, 50 clients",
      measured: formatRate(tick50.perSecond),
      beside: `${formatRate(bareMany.perSecond)} bare server`,
      ratio: tick50.perSecond / bareMany.perSecond,
    },
    {
      what: "ticks, 16 clients",
      measured: formatRate(tick16.perSecond),
      beside: `${formatRate(bare16.perSecond)} bare server`,
      ratio: tick16.perSecond / bare16.perSecond,
    },
    {
      what: "tick alone, p50",
      measured: ms(tickOne.p50),
      beside: `${ms(bareOne.p50)} bare server`,
      ratio: tickOne.p50 / bareOne.p50,
    },
    {
      what: "events in arrays of 100",
      measured: formatRate(tickArrays.perSecond * 100),
      budget: "≥ 5,000/s",
      isWithin: tickArrays.perSecond * 100 >= 5_000,
    },
    {
      what: "acknowledged of sent",
      measured: `${acknowledged} of ${sent}`,
      budget: "all",
      isWithin: acknowledged === sent,
    },
    {
      what: "edit of one phone, 16 clients",
      measured: formatRate(edit16.perSecond),
      beside: `${formatRate(bare16.perSecond)} bare server`,
      ratio: edit16.perSecond / bare16.perSecond,
      budget: "≥ 600/s",
      isWithin: edit16.perSecond >= 600,
    },
    {
      what: "edit of one phone alone, p50",
      measured: ms(editOne.p50),
      beside: `${ms(bareOne.p50)} bare server`,
      ratio: editOne.p50 / bareOne.p50,
      budget: "≤ 4 ms",
      isWithin: editOne.p50 <= 4,
    },
    { what: "phones in progress afterwards", measured: String(await stored()), beside: `${phones.length} ticked` },
  ]);
} finally {
  floor.kill();
  server.child.kill("SIGTERM");
  await server.ended;
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit();
