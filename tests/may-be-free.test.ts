import { expect, test } from "vitest";
import type { EditPhonesAnswer } from "@/lib/schemas/phone-changes";
import type { Phone, PhoneRow } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** Licences that are counted and may turn out free are worked off: by many at once, by file and one by one, each at once. */

const mac = (index: number) => `00CCFC2100${(0x10 + index).toString(16).toUpperCase()}`;
const FLEET = [
  "MAC,PID,Load,Site",
  ...Array.from({ length: 10 }, (_, index) => `${mac(index)},CP-8841-K9=,sip88xx.12-0-3MPP0001-87,Leeds`),
].join("\n");

async function newFleet() {
  const workspace = await newWorkspace({ direction: "M2E", target: "ucm" });
  await importFile(workspace, FLEET);
  const { token, project } = workspace;
  const params = { projectId: project.id };
  const list = (query: Record<string, string> = {}) =>
    expectJson<{ items: PhoneRow[]; total: number }>(200, "GET /api/projects/{projectId}/phones", {
      token,
      params,
      query: { limit: "100", ...query },
    });
  return {
    workspace,
    list,
    open: async () => (await list({ license: "may-be-free" })).items.map((phone) => phone.mac),
    licenseOf: async (index: number) => (await list({ q: mac(index) })).items[0]?.license,
    edit: async (index: number, set: object) => {
      const id = (await list({ q: mac(index) })).items[0]?.id ?? "";
      return expectJson<EditPhonesAnswer>(200, "POST /api/projects/{projectId}/phones/edit", {
        token,
        params,
        json: { selection: { ids: [id] }, set, reason: "asked" },
      });
    },
  };
}

const FREE = { kind: "none", mayBeFree: false };
const ORDERED = { kind: "order", mayBeFree: false };

test("each answer, by edit of many or by file, changes the need at once", async () => {
  const { workspace, open, licenseOf, edit } = await newFleet();
  expect(await open()).toHaveLength(10);

  await edit(0, { earlierConversion: "by-control-hub" });
  expect(await licenseOf(0)).toMatchObject(FREE);
  await edit(1, { transitionAuthorizationType: "Classic" });
  expect(await licenseOf(1)).toMatchObject(FREE);
  await edit(2, { transitionAuthorizationType: "empty" });
  expect(await licenseOf(2)).toMatchObject(ORDERED);
  await edit(3, { isRmaReplacement: true });
  expect(await licenseOf(3)).toMatchObject({ kind: "glo-case" });
  expect(await open()).toEqual([4, 5, 6, 7, 8, 9].map(mac));

  await importFile(
    workspace,
    [
      "MAC,Earlier Conversion,Transition Authorization Type,License Warning,RMA Replacement",
      `${mac(4)},11.3.3,,,`,
      `${mac(5)},11.2.3,,,`,
      `${mac(6)},by Control Hub,,,`,
      `${mac(7)},,Something Else,,`,
      `${mac(8)},,,yes,`,
      `${mac(9)},,,,yes`,
    ].join("\n"),
  );
  expect(await Promise.all([4, 5, 6, 7, 8, 9].map(licenseOf))).toMatchObject([
    FREE,
    ORDERED,
    FREE,
    FREE,
    FREE,
    { kind: "glo-case" },
  ]);
  expect(await open()).toEqual([]);
  expect((await db.phone.findFirst({ where: { mac: mac(7) } }))?.transitionAuthorizationType).toBe("Something Else");
  expect((await db.phone.findFirst({ where: { mac: mac(8) } }))?.isRmaReplacement).toBe(false);
});

test("a blank overwrites no answer, and a registered phone's warning does not count", async () => {
  const { workspace, open, licenseOf } = await newFleet();
  await importFile(workspace, `MAC,License Warning,RMA\n${mac(0)},yes,\n${mac(1)},,yes`);
  await importFile(workspace, `MAC,License Warning,RMA,Registration State\n${mac(0)},,,\n${mac(1)},,,Registered`);
  expect(await licenseOf(0)).toMatchObject(FREE);
  expect(await licenseOf(1)).toMatchObject({ kind: "glo-case" });
  await importFile(workspace, `MAC,Registration State\n${mac(0)},Registered with 10.1.1.5`);
  expect(await licenseOf(0)).toMatchObject({ kind: "order", mayBeFree: true });
  expect(await open()).toContain(mac(0));
});

test("who stands before the phone may enter its type and its warning, nothing else of its history", async () => {
  const { workspace, list } = await newFleet();
  const { token, project, organization } = workspace;
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token,
    params: { projectId: project.id },
    json: { pilotSize: 2, maxSize: 10 },
  });
  const [batch] = await db.batch.findMany({ where: { projectId: project.id }, orderBy: { order: "asc" } });
  const technician = await newUser({ organizationId: organization.id, projectId: project.id, role: "technician" });
  await db.batchAssignee.create({ data: { projectId: project.id, batchId: batch?.id ?? "", userId: technician.id } });
  const mine = (await list({ batch: batch?.id ?? "" })).items[0];
  const patch = (json: object) =>
    request("PATCH /api/phones/{phoneId}", {
      token: technician.token,
      params: { phoneId: mine?.id ?? "" },
      json,
      headers: { "if-match": `"${mine?.revision}"` },
    });
  expect((await patch({ earlierConversion: "by-control-hub" })).status).toBe(403);
  const entered = await patch({ transitionAuthorizationType: "wxc", hasLicenseWarning: false });
  expect(entered.status).toBe(200);
  const phone: Phone = await entered.json();
  expect(phone.transitionAuthorizationType).toBe("WxC");
  expect(phone.license).toMatchObject(FREE);
});

test("files in any order give the same decision: swapped rows are told by the family of the load", async () => {
  const workspace = await newWorkspace();
  const pids = `MAC,PID,VID\n${mac(0)},CP-8841-K9=,V05\n${mac(1)},CP-8832-W-K9=,V05\n${mac(2)},CP-8832-K9=,V05`;
  const loads = `MAC,Load\n${mac(0)},sip78xx.14-2-1-0101-26\n${mac(1)},sip8832.14-2-1-0101-26\n${mac(2)},sip8832.14-2-1-0101-26`;
  const codes = async ({ token, project }: typeof workspace) => {
    const { items } = await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token,
      params: { projectId: project.id },
      query: { sort: "mac" },
    });
    return items.map(({ advisories }) => advisories.map(({ code }) => code));
  };
  await importFile(workspace, pids);
  await importFile(workspace, loads);
  const other = await newWorkspace();
  await importFile(other, loads);
  await importFile(other, pids);
  const [swapped, white, black] = await codes(workspace);
  expect(swapped).toContain("contradiction");
  expect(white).toContain("end-of-sale");
  expect(black).not.toContain("end-of-sale");
  expect(await codes(other)).toEqual([swapped, white, black]);
});
