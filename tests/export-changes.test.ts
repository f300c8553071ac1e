import { beforeEach, expect, test } from "vitest";
import type { PhoneRow } from "@/lib/schemas/phones";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

/** The changes of a project as a file: one line for each field of each phone, newest change first. */

const FLEET = ["MAC,PID,VID,Site", ...["A1", "A2", "A3"].map((end) => `00CCFC0000${end},CP-8841-K9=,V10,Leeds`)].join(
  "\n",
);
let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let phones: PhoneRow[];
const params = () => ({ projectId: workspace.project.id });

async function exported(query: Record<string, string> = {}): Promise<string[][]> {
  const response = await request("GET /api/projects/{projectId}/changes.csv", {
    token: workspace.token,
    params: params(),
    query,
  });
  expect(response.status).toBe(200);
  const [, ...lines] = (await response.text()).replace("﻿", "").trim().split("\r\n");
  return lines.map((line) => line.split(","));
}

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
  const answer = await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
    token: workspace.token,
    params: params(),
  });
  phones = answer.items;
});

test("an edit of all phones is a line for each, an edit of one is one, the import comes last", async () => {
  const [first] = phones;
  await expectJson(200, "PATCH /api/phones/{phoneId}", {
    token: workspace.token,
    params: { phoneId: first?.id ?? "" },
    headers: { "if-match": `"${first?.revision}"` },
    json: { owner: "Noor" },
  });
  await expectJson(200, "POST /api/projects/{projectId}/phones/edit", {
    token: workspace.token,
    params: params(),
    json: { selection: { filter: {}, except: [] }, set: { site: "Lyon" }, reason: "Moved house" },
  });
  const rows = await exported();
  const moved = rows.filter(([, , , reason]) => reason === "Moved house");
  expect(moved.map(([, , , , mac, field, before, after]) => [mac, field, before, after]).sort()).toEqual(
    phones.map(({ mac }) => [mac, "Site", "Leeds", "Lyon"]),
  );
  expect(rows.filter((row) => row[7] === "Noor").map((row) => row.slice(4, 8))).toEqual([
    [first?.mac, "Owner", "", "Noor"],
  ]);
  expect(rows.at(-1)?.[2]).toContain("Imported");
});

test("filters hold for the file as for the page", async () => {
  expect(await exported({ kind: "edit" })).toEqual([]);
});
