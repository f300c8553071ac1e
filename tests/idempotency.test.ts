import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Project } from "@/lib/schemas/projects";
import { db, pool } from "@/lib/server/database/db";
import { request } from "./api";
import { newWorkspace } from "./people";

/** The key of a creation is stored with what it creates: a kill between effect and answer never makes a second thing. */

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
beforeAll(async () => {
  workspace = await newWorkspace();
});

const create = (key: string, name: string) =>
  request("POST /api/projects", {
    token: workspace.token,
    json: { name, customer: "ACME", direction: "E2M", target: "webex-calling" },
    headers: { "idempotency-key": key },
  });

/** Leaves the key as a server that is killed right after its commit leaves it. */
const loseAnswer = (key: string, id: string, secondsAgo: number) =>
  pool.query(
    `UPDATE "IdempotencyKey" SET "status" = 0, "headers" = '{}', "createdAt" = now() - make_interval(secs => $2),
       "body" = jsonb_build_object('targetType', 'Project', 'targetId', $3::text) WHERE "key" = $1`,
    [key, secondsAgo, id],
  );

test("killed between effect and answer: a repeat makes nothing and is told what was made", async () => {
  const [key, name] = [randomUUID(), randomUUID()];
  const { id } = (await (await create(key, name)).json()) as Project;
  for (const { secondsAgo, words } of [
    { secondsAgo: 1, words: "still running" },
    { secondsAgo: 600, words: `It made Project ${id}` },
    { secondsAgo: 80_000, words: `It made Project ${id}` },
  ]) {
    await loseAnswer(key, id, secondsAgo);
    const again = await create(key, name);
    expect([again.status, ((await again.json()) as { detail: string }).detail]).toEqual([
      409,
      expect.stringContaining(words),
    ]);
  }
  expect(await db.project.count({ where: { name } })).toBe(1);
});

test("the key is stored in the transaction of the effect, before there is an answer", async () => {
  const [key, name] = [randomUUID(), randomUUID()];
  // Both rows take the time at which their transaction began.
  await create(key, name);
  const { rows } = await pool.query(
    `SELECT (SELECT "createdAt" FROM "IdempotencyKey" WHERE "key" = $1) = (SELECT "createdAt" FROM "Project" WHERE "name" = $2) AS "isOne"`,
    [key, name],
  );
  expect(rows).toEqual([{ isOne: true }]);
});

test("a creation that is refused leaves no key", async () => {
  const key = randomUUID();
  const view = (name: string) =>
    request("POST /api/projects/{projectId}/views", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
      json: { name, query: {}, columns: [] },
      headers: { "idempotency-key": key },
    });
  await request("POST /api/projects/{projectId}/views", {
    token: workspace.token,
    params: { projectId: workspace.project.id },
    json: { name: "Taken", query: {}, columns: [] },
  });
  expect((await view("Taken")).status).toBe(409);
  expect(await db.idempotencyKey.count({ where: { key } })).toBe(0);
  expect((await view("Free")).status).toBe(201);
});

test.each(Array.from({ length: 20 }, (_, round) => round + 1))("six at once make one thing, round %i", async () => {
  const [key, name] = [randomUUID(), randomUUID()];
  const answers = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const response = await create(key, name);
      return { status: response.status, body: (await response.json()) as { id?: string } };
    }),
  );
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect(new Set(answers.flatMap(({ body }) => body.id ?? [])).size).toBe(1);
  expect(await db.project.count({ where: { name } })).toBe(1);
  const replay = await create(key, name);
  expect([replay.status, replay.headers.get("idempotent-replay"), replay.headers.get("etag")]).toEqual([
    201,
    "true",
    '"1"',
  ]);
});
