import { expect, test } from "vitest";
import type { MissingFacts } from "@/lib/schemas/missing";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

/** Floors and rooms in the order in which one walks through them, not in that of their letters. */
const WAY: [floor: string, description: string][] = [
  ["-2", "Store"],
  ["-1", "Room 1"],
  ["0", "Reception"],
  ["1", "Room 9"],
  ["1", "Room 10"],
  ["1", "Room 100"],
  ["2nd", "Desk 2.9"],
  ["2nd", "Desk 2.10"],
  ["Floor 9", "Kitchen"],
  ["10", "Boardroom"],
  ["Floor 11", "Roof"],
  ["Block B-2", "Hall"],
  ["Garage A2", "Gate"],
  ["Garage A10", "Gate"],
  ["", "Nowhere"],
];

test("what is to be collected comes by floor and room, numbers as numbers", async () => {
  const workspace = await newWorkspace();
  // Stored the other way round, under addresses that tell nothing.
  const rows = WAY.map(
    ([floor, description], index) => `24161BAA20${50 - index},CP-7841-K9=,Leeds,${floor},${description}`,
  );
  await importFile(workspace, ["MAC,PID,Site,Floor,Description", ...rows.reverse()].join("\n"));
  const { token, project } = workspace;
  const params = { projectId: project.id };
  const sheet = await request("GET /api/projects/{projectId}/collection-sheet.csv", { token, params });
  const [, ...lines] = (await sheet.text()).trim().split("\r\n");
  const places = lines.map((line) => line.split(",")).map((cells) => [cells[6]?.replace(/^'/, ""), cells[9]]);
  expect(places).toEqual(WAY);

  const missing = await expectJson<MissingFacts>(200, "GET /api/projects/{projectId}/missing", { token, params });
  const floors = missing.sites[0]?.floors.map(({ floor }) => floor ?? "");
  expect(floors).toEqual([...new Set(WAY.map(([floor]) => floor))]);
});
