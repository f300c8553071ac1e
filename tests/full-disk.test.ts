import fs from "node:fs";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/server/database/db";
import { request } from "./api";
import { newWorkspace } from "./people";

// Before the settings are read: more free space is asked for than any disk here has.
vi.hoisted(() => {
  process.env.REHOME_MIN_FREE_DISK_MB = "1000000";
});

test("a disk below its floor: 503 before the first byte is taken, and nothing is stored", async () => {
  const { token, project } = await newWorkspace();
  let taken = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        taken++;
        controller.enqueue(Buffer.from("MAC\n00CCFC123456\n"));
        controller.close();
      },
    },
    { highWaterMark: 0 }, // else the stream pulls by itself
  );
  const response = await request("POST /api/projects/{projectId}/imports", {
    token,
    params: { projectId: project.id },
    query: { filename: "x.csv" },
    body,
  });
  expect([response.status, (await response.json()).detail]).toEqual([503, expect.stringContaining("disk")]);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(taken).toBe(0);
  expect(await db.import.count()).toBe(0);
  expect(fs.readdirSync(`${process.env.REHOME_DATA_DIR}/uploads`)).toEqual([]);
});
