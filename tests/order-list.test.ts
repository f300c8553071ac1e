import { beforeAll, describe, expect, test } from "vitest";
import type { OrderListAnswer } from "@/lib/schemas/order-list";
import { applyBatches } from "@/lib/server/batches/plan-batches";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";
import { readSheets } from "./read-sheets";

/** The order list: what is bought at which quantity, what may be free, and that every quantity is its phones. */

const E88 = "L-CP-E2M-88XX-CNV=";
const E78 = "L-CP-E2M-78XX-CNV=";
const mac = (index: number) => `00CCFC4200${(0x10 + index).toString(16).toUpperCase()}`;
const FLEET = [
  "MAC,PID,VID,Site,Floor",
  ...[0, 1, 2, 3, 4].map((index) => `${mac(index)},CP-8841-K9=,V10,Leeds,3`),
  ...[5, 6].map((index) => `${mac(index)},CP-7821-K9=,V05,Lyon,1`),
  `${mac(7)},CP-8841-K9=,,Lyon,2`, // no VID: not known yet
  `${mac(8)},CP-8831-K9=,V01,Lyon,2`, // cannot move
].join("\n");

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
const ask = async (query: Record<string, string> = {}) =>
  expectJson<OrderListAnswer>(200, "GET /api/projects/{projectId}/order-list", {
    token: workspace.token,
    params: { projectId: workspace.project.id },
    query,
  });
const shown = ({ lines }: OrderListAnswer) =>
  lines.map(({ sku, quantity, isNfr, isOpen }) => [sku, quantity, isNfr ? "NFR" : isOpen ? "open" : ""]);

beforeAll(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
});

const setContract = (serviceContract: string, token = workspace.token) =>
  request("PUT /api/projects/{projectId}/service-contract", {
    token,
    params: { projectId: workspace.project.id },
    json: { serviceContract },
  });

test("the service contract decides the support lines; until it is known they are open", async () => {
  expect(shown(await ask())).toEqual([
    [E78, 2, ""],
    ["CON-SW-LCPE2M7N", 2, "open"],
    [E88, 5, ""],
    ["CON-SW-LCPE2M8V", 5, "open"],
  ]);
  expect((await ask()).undecided).toBe(1);
  expect((await setContract("yes")).status).toBe(204);
  expect(shown(await ask())).toEqual([
    [E78, 2, ""],
    [E88, 5, ""],
  ]);
  const partner = await newUser({
    organizationId: workspace.organization.id,
    role: "partner",
    projectId: workspace.project.id,
  });
  expect((await setContract("no", partner.token)).status).toBe(204);
  expect(shown(await ask({ site: "Lyon" }))).toEqual([
    [E78, 2, ""],
    ["CON-SW-LCPE2M7N", 2, ""],
  ]);
  const audits = await db.auditEvent.findMany({
    where: { projectId: workspace.project.id, action: "customer.service-contract" },
    orderBy: { at: "asc" },
  });
  expect(audits.map(({ before, after, actorId }) => [before, after, actorId === partner.id])).toEqual([
    [{ serviceContract: "unknown" }, { serviceContract: "yes" }, false],
    [{ serviceContract: "yes" }, { serviceContract: "no" }, true],
  ]);
  expect((await setContract("perhaps")).status).toBe(422);
});

describe("with a pilot", () => {
  beforeAll(async () => {
    await setContract("no");
    await applyBatches({
      project: { id: workspace.project.id, organizationId: workspace.organization.id },
      options: { pilotSize: 2, maxSize: 10, mode: "place-new", replace: [] },
      actorId: workspace.administrator.id,
      requestId: "test",
    });
  });

  test("its licences can be not for resale, in lines of their own and without support", async () => {
    const list = await ask({ pilotNfr: "yes" });
    const licenses = list.lines.filter(({ kind }) => kind === "license");
    const nfr = licenses.filter(({ isNfr }) => isNfr);
    expect(nfr.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(list.pilot.quantity);
    expect(list.pilot.quantity).toBe(2);
    expect(licenses.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(7);
    expect(list.lines.filter(({ kind, isNfr }) => kind === "support" && isNfr)).toEqual([]);
    expect(shown(await ask({ batch: list.pilot.batchIds.join(",") }))).toHaveLength(
      2 * new Set(nfr.map(({ sku }) => sku)).size,
    );
  });

  test("the estimate has the columns that are asked for, and refuses others", async () => {
    const options = { token: workspace.token, params: { projectId: workspace.project.id } };
    const usual = await request("GET /api/projects/{projectId}/order-list.csv", options);
    expect((await usual.text()).split("\r\n").slice(0, 2)).toEqual(["Part Number,Quantity,Notes", `${E78},2,`]);
    const chosen = await request("GET /api/projects/{projectId}/order-list.csv", {
      ...options,
      query: { columns: "Quantity,Part Number,Billing Model" },
    });
    expect((await chosen.text()).split("\r\n")[1]).toBe(`2,${E78},`);
    const odd = await request("GET /api/projects/{projectId}/order-list.csv", {
      ...options,
      query: { columns: "Price" },
    });
    expect(odd.status).toBe(422);
  });

  test("the workbook lists every phone behind every quantity", async () => {
    const answer = await request("GET /api/projects/{projectId}/order-list.xlsx", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
    });
    const sheets = await readSheets(Buffer.from(await answer.arrayBuffer()));
    expect([...sheets.keys()]).toEqual(["Order list", "May be free", "Phones"]);
    const [, ...lines] = sheets.get("Order list") ?? [];
    const [, ...phones] = sheets.get("Phones") ?? [];
    for (const [sku, quantity] of lines.filter(([, , , kind]) => kind === "Licence"))
      expect(phones.filter(([license]) => license === sku).length, sku).toBe(Number(quantity));
    expect(phones.map(([, macs]) => macs)).toEqual([0, 1, 2, 3, 4, 5, 6].map(mac));
    expect(lines.at(-1)).toEqual(["", "1", "", "", "", "Not known yet: information is missing"]);
  });
});

test("returned phones come by a case, and a scope of an own site orders nothing for them", async () => {
  const { token, project } = workspace;
  const phones = await expectJson<{ items: { id: string }[] }>(200, "GET /api/projects/{projectId}/phones", {
    token,
    params: { projectId: project.id },
    query: { q: mac(6) },
  });
  await expectJson(200, "POST /api/projects/{projectId}/phones/edit", {
    token,
    params: { projectId: project.id },
    json: { selection: { ids: [phones.items[0]?.id] }, set: { isRmaReplacement: true }, reason: "returned" },
  });
  const list = await ask();
  expect(list.gloCases).toBe(1);
  expect(shown(list).slice(0, 2)).toEqual([
    [E78, 1, ""],
    ["CON-SW-LCPE2M7N", 1, ""],
  ]);
});
