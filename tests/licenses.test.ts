import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Fulfilment, Intake, IntakeEntry, LicenseOrder, LicensePhone, LicensePool } from "@/lib/schemas/licenses";
import { applyBatches } from "@/lib/server/batches/plan-batches";
import { db, pool } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { licensesFor, replaced, withHeader, zipOf } from "./license-zips";
import { newProject, newUser, newWorkspace } from "./people";
import { readSheets } from "./read-sheets";

/** From the order to the licence in hand: nothing is lost silently, nothing is assigned twice, the pool adds up. */

const E88 = "L-CP-E2M-88XX-CNV=";
const M88 = "L-CP-M2E-88XX-CNV=";
const mac = (index: number) => `00CCFC54${(0x1000 + index).toString(16).toUpperCase()}`;
const fleetOf = (count: number, from = 0, site = "Leeds") =>
  ["MAC,PID,VID,Site", ...Array.from({ length: count }, (_, at) => `${mac(from + at)},CP-8841-K9=,V10,${site}`)].join(
    "\n",
  );

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;

/** A project of so many phones, planned, and what its people ask of its licences. */
async function newStory(phones = 6, isPlanned = true) {
  const workspace = await newWorkspace();
  return storyOf(workspace, phones, isPlanned);
}

async function storyOf(workspace: Workspace, phones: number, isPlanned = true) {
  await importFile(workspace, fleetOf(phones));
  const { project, organization, administrator, token } = workspace;
  if (isPlanned)
    await applyBatches({
      project: { id: project.id, organizationId: organization.id },
      options: { pilotSize: 0, maxSize: 50, mode: "place-new", replace: [] },
      actorId: administrator.id,
      requestId: "test",
    });
  const params = { projectId: project.id };
  const order = (more: object = {}, by = token) =>
    request("POST /api/projects/{projectId}/license-orders", {
      token: by,
      params,
      json: { sku: E88, quantity: phones, pak: "4XCL12AB34C", orderedAt: "2026-11-01", ...more },
    });
  const newOrder = async (more: object = {}) => {
    const response = await order(more);
    expect(response.status, await response.clone().text()).toBe(201);
    return (await response.json()) as LicenseOrder;
  };
  const handIn = (orderId: string, more: object = {}) =>
    request("POST /api/projects/{projectId}/fulfilments", { token, params, json: { orderId, ...more } });
  const takeIn = async (zip: Buffer, query: Record<string, string> = {}, status = 201) =>
    expectJson<Intake>(status, "POST /api/projects/{projectId}/license-files", {
      token,
      params,
      query: { filename: "licenses.zip", ...query },
      body: zip as BodyInit,
    });
  const entriesOf = async ({ id }: Intake) =>
    (
      await expectJson<{ items: IntakeEntry[] }>(200, "GET /api/projects/{projectId}/license-intakes/{intakeId}", {
        token,
        params: { ...params, intakeId: id },
        query: { limit: "500" },
      })
    ).items;
  const getPool = (by = token) =>
    expectJson<LicensePool>(200, "GET /api/projects/{projectId}/licenses", { token: by, params });
  const orders = async (by = token) =>
    (
      await expectJson<{ items: LicenseOrder[] }>(200, "GET /api/projects/{projectId}/license-orders", {
        token: by,
        params,
      })
    ).items;
  const roleOf = async (role: "viewer" | "partner" | "project-manager" | "technician") =>
    (await newUser({ organizationId: organization.id, role, projectId: project.id })).token;
  return { workspace, params, token, order, newOrder, handIn, takeIn, entriesOf, getPool, orders, roleOf };
}

const isWhole = ({ pool: rows }: LicensePool) => {
  for (const row of rows) expect(row.inProcess + row.held + row.lost + row.left, row.sku).toBe(row.bought);
};

describe("orders and the pool", () => {
  let story: Awaited<ReturnType<typeof newStory>>;
  beforeAll(async () => {
    story = await newStory(6);
  });

  test.each([
    { more: { sku: M88 }, path: "sku", because: "a licence of the other direction" },
    { more: { sku: "CON-SW-LCPE2M8V" }, path: "sku", because: "support is no licence" },
    { more: { quantity: 0 }, path: "quantity", because: "none" },
    { more: { quantity: -3 }, path: "quantity", because: "less than none" },
    { more: { quantity: 99_999_999_999 }, path: "quantity", because: "more than can be" },
    { more: { quantity: "1.000" }, path: "quantity", because: "a text" },
    { more: { pak: "no key!" }, path: "pak", because: "signs that no key has" },
    { more: { orderedAt: "2026-02-30" }, path: "orderedAt", because: "no day" },
    { more: { deliveredAt: "2026-10-01" }, path: "deliveredAt", because: "delivered before it was ordered" },
    { more: { quoteId: randomUUID() }, path: "quoteId", because: "no quote of this project" },
  ])("an order is refused: $because", async ({ more, path }) => {
    const response = await story.order(more);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ path }] });
    expect(await story.orders()).toEqual([]);
  });

  test("the PAK is shown to those who may see it, and is not in the audit", async () => {
    const { newOrder, orders, roleOf, params } = story;
    await newOrder({ quantity: 4 });
    for (const role of ["partner", "project-manager"] as const)
      expect(await orders(await roleOf(role))).toMatchObject([{ pak: "4XCL12AB34C", hasPak: true }]);
    expect(await orders(await roleOf("viewer"))).toMatchObject([{ pak: null, hasPak: true, quantity: 4, left: 4 }]);
    const technician = await request("GET /api/projects/{projectId}/license-orders", {
      token: await roleOf("technician"),
      params,
    });
    expect(technician.status).toBe(403);
    const audit = await db.auditEvent.findMany({
      where: { projectId: params.projectId, action: "license-order.create" },
    });
    expect(JSON.stringify(audit)).not.toContain("4XCL12AB34C");
  });

  test("what is written beside a key is for those who may see the key", async () => {
    const other = await newStory(1, false);
    await other.newOrder({ note: "PAK of the second mail: 9ZZZ" });
    const notes = async (by?: string) => (await other.orders(by)).map(({ note }) => note);
    expect(await notes()).toEqual(["PAK of the second mail: 9ZZZ"]);
    expect(await notes(await other.roleOf("viewer"))).toEqual([""]);
  });

  test("a part is handed in, more than is left is refused, and the pool says what is short", async () => {
    const { handIn, orders, getPool } = story;
    const [order] = await orders();
    const tooMany = await handIn(order?.id ?? "");
    expect(tooMany.status).toBe(409);
    expect(await tooMany.json()).toMatchObject({
      detail: expect.stringContaining("6 phones would need a licence and the order has 4 left"),
    });
    const part = await handIn(order?.id ?? "", { quantity: 3 });
    expect(part.status).toBe(201);
    expect(await part.json()).toMatchObject({
      state: "in-process",
      phones: 3,
      scope: "all phones",
      pak: "4XCL12AB34C",
    });
    const found = await getPool();
    isWhole(found);
    expect(found.pool).toMatchObject([{ sku: E88, bought: 4, inProcess: 3, left: 1, needed: 6, missing: 3, short: 2 }]);
    expect(found.batches).toMatchObject([{ needed: 6, inProcess: 3, held: 0, missing: 3 }]);
  });

  test("an order never falls below what was taken, and is deleted only when nothing was", async () => {
    const { orders, token, params } = story;
    const [order] = await orders();
    const where = { token, params: { ...params, licenseOrderId: order?.id ?? "" } };
    const less = await request("PATCH /api/projects/{projectId}/license-orders/{licenseOrderId}", {
      ...where,
      json: { quantity: 2 },
      headers: { "if-match": `"${order?.version}"` },
    });
    expect(less.status).toBe(422);
    const stale = await request("PATCH /api/projects/{projectId}/license-orders/{licenseOrderId}", {
      ...where,
      json: { quantity: 9 },
      headers: { "if-match": '"99"' },
    });
    expect(stale.status).toBe(412);
    const gone = await request("DELETE /api/projects/{projectId}/license-orders/{licenseOrderId}", where);
    expect(gone.status).toBe(409);
  });

  test("a sheet lists its addresses under a header of one's own, and is taken back as long as no file came", async () => {
    const { token, params, getPool } = story;
    const { items } = await expectJson<{ items: Fulfilment[] }>(200, "GET /api/projects/{projectId}/fulfilments", {
      token,
      params,
    });
    const [sheet] = items;
    const query = { fulfilment: sheet?.id ?? "", header: "Device MAC" };
    const csv = await request("GET /api/projects/{projectId}/portal-sheet.csv", { token, params, query });
    expect(await csv.text()).toBe(["Device MAC", mac(0), mac(1), mac(2), ""].join("\r\n"));
    const part = await request("GET /api/projects/{projectId}/portal-sheet.csv", {
      token,
      params,
      query: { sku: E88, quantity: "2" },
    });
    expect(await part.text()).toBe(["MAC Address", mac(3), mac(4), ""].join("\r\n"));
    const workbook = await request("GET /api/projects/{projectId}/portal-sheet.xlsx", {
      token,
      params,
      query: { sku: E88 },
    });
    const sheets = await readSheets(Buffer.from(await workbook.arrayBuffer()));
    expect(JSON.stringify([...sheets])).toContain("MAC Address");
    expect(JSON.stringify([...sheets])).toContain(mac(3));
    expect(JSON.stringify([...sheets])).not.toContain(mac(0));
    const at = { token, params: { ...params, fulfilmentId: sheet?.id ?? "" } };
    const processed = await expectJson<Fulfilment>(
      200,
      "POST /api/projects/{projectId}/fulfilments/{fulfilmentId}/processed",
      at,
    );
    expect(processed).toMatchObject({ state: "processed", processedBy: "A administrator" });
    const again = await request("POST /api/projects/{projectId}/fulfilments/{fulfilmentId}/processed", at);
    expect(again.status).toBe(409);
    expect((await request("DELETE /api/projects/{projectId}/fulfilments/{fulfilmentId}", at)).status).toBe(204);
    const found = await getPool();
    isWhole(found);
    expect(found.pool).toMatchObject([{ inProcess: 0, left: 4, missing: 6 }]);
  });
});

describe("taking licence files in", () => {
  test("every entry ends with its outcome, and the phones are licensed in one step", async () => {
    const workspace = await newWorkspace();
    const other = await newProject(workspace.organization.id, workspace.administrator.id);
    await importFile({ ...workspace, project: other }, fleetOf(1, 90));
    const stranger = await newWorkspace();
    await importFile(stranger, fleetOf(1, 91));
    const story = await storyOf(workspace, 6);
    const order = await story.newOrder({ quantity: 6 });
    const [first, second] = licensesFor([mac(0), mac(1)]);
    const zip = await zipOf([
      ...(first ? [first] : []),
      ...(second ? [{ ...second, name: `licences/${second.name.toLowerCase()}` }] : []),
      ...(first ? [{ ...first, name: `again/${first.name}` }] : []),
      { name: `more/${mac(1)}.lic`, bytes: Buffer.from("other content") },
      ...licensesFor([mac(2)], "_M2E"),
      ...licensesFor([mac(90), mac(91), mac(99)]),
      { name: "readme.txt" },
    ]);
    const intake = await story.takeIn(zip);
    expect(intake).toMatchObject({
      entries: 9,
      counts: { assigned: 2, duplicate: 1, "unknown-mac": 2, "other-project": 1, "wrong-direction": 1, refused: 2 },
    });
    const entries = await story.entriesOf(intake);
    expect(entries.map(({ outcome }) => outcome)).toEqual([
      ...["assigned", "assigned", "duplicate", "refused", "wrong-direction", "other-project", "unknown-mac"],
      ...["unknown-mac", "refused"],
    ]);
    expect(entries[3]).toMatchObject({ reason: expect.stringContaining("with other content") });
    const found = await story.getPool();
    isWhole(found);
    expect(found.pool).toMatchObject([{ held: 2, left: 4, missing: 4, withoutOrder: 0 }]);
    expect((await story.orders())[0]).toMatchObject({ id: order.id, held: 2, left: 4 });
    const stored = await db.licenseFile.findMany({
      where: { projectId: story.params.projectId },
      orderBy: { mac: "asc" },
    });
    expect(stored.map(({ fileName, sha256 }) => [fileName, sha256])).toEqual([
      [
        `${mac(0)}.lic`,
        createHash("sha256")
          .update(first?.bytes ?? "")
          .digest("hex"),
      ],
      [
        `${mac(1).toLowerCase()}.lic`,
        createHash("sha256")
          .update(second?.bytes ?? "")
          .digest("hex"),
      ],
    ]);
    expect(Buffer.from(stored[0]?.bytes ?? []).equals(first?.bytes ?? Buffer.alloc(0))).toBe(true);
    const begun = await db.phoneWork.findMany({ where: { projectId: story.params.projectId, begunAt: { not: null } } });
    expect(begun).toHaveLength(2);
    const missing = await expectJson<{ items: LicensePhone[]; total: number }>(
      200,
      "GET /api/projects/{projectId}/license-phones",
      {
        token: story.token,
        params: story.params,
      },
    );
    expect(missing).toMatchObject({ total: 4, items: [{ mac: mac(2), sku: E88, kind: "order" }, {}, {}, {}] });
  });

  test("the same zip again changes nothing; another content is kept out and said", async () => {
    const story = await newStory(2);
    await story.newOrder();
    const zip = await zipOf(licensesFor([mac(0), mac(1)]));
    await story.takeIn(zip);
    expect(await story.takeIn(zip)).toMatchObject({ counts: { assigned: 0, duplicate: 2 } });
    const changed = await story.takeIn(await zipOf(licensesFor([mac(0)])));
    expect(await story.entriesOf(changed)).toMatchObject([
      { outcome: "refused", reason: expect.stringContaining("already, with other content") },
    ]);
    isWhole(await story.getPool());
  });

  test("in the way back the portal's plain names are taken and given out as _M2E", async () => {
    const workspace = await newWorkspace({ direction: "M2E", target: "ucm" });
    await importFile(workspace, `MAC,PID,VID\n${mac(0)},CP-8841-3PCC-K9=,V10\n${mac(1)},CP-8841-3PCC-K9=,V10`);
    const { project, organization, administrator, token } = workspace;
    await applyBatches({
      project: { id: project.id, organizationId: organization.id },
      options: { pilotSize: 0, maxSize: 50, mode: "place-new", replace: [] },
      actorId: administrator.id,
      requestId: "test",
    });
    const params = { projectId: project.id };
    const [plain, renamed] = [licensesFor([mac(0)])[0], licensesFor([mac(1)], "_M2E")[0]];
    if (!plain || !renamed) throw new Error("Two licences, please.");
    await expectJson<Intake>(201, "POST /api/projects/{projectId}/license-files", {
      token,
      params,
      query: { filename: "a.zip" },
      body: (await zipOf([plain, renamed])) as BodyInit,
    });
    const batch = await db.batch.findFirstOrThrow({ where: { projectId: project.id } });
    const archive = await request("GET /api/batches/{batchId}/license-files.zip", {
      token,
      params: { batchId: batch.id },
    });
    expect(archive.headers.get("content-type")).toBe("application/zip");
    const bytes = Buffer.from(await archive.arrayBuffer());
    expect([mac(0), mac(1)].every((one) => bytes.includes(`${one}_M2E.lic`))).toBe(true);
    expect(bytes.includes(plain.bytes ?? "")).toBe(true);
  });

  test("a file of the way back stands in the way of none of the way there", async () => {
    const story = await newStory(1, false);
    const intake = await story.takeIn(await zipOf([...licensesFor([mac(0)], "_M2E"), ...licensesFor([mac(0)])]));
    const outcomes = (await story.entriesOf(intake)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["wrong-direction", "assigned"]);
  });

  test("the step of the download is not done by a zip of which nothing was taken", async () => {
    const workspace = await newWorkspace();
    const params = { projectId: workspace.project.id };
    await expectJson<Intake>(201, "POST /api/projects/{projectId}/license-files", {
      token: workspace.token,
      params,
      query: { filename: "a.zip" },
      body: (await zipOf(licensesFor([mac(0)]))) as BodyInit,
    });
    expect(await db.stepEvent.count({ where: params })).toBe(0);
  });

  test("a file by itself is taken, and where it lies on UCM its step is ticked", async () => {
    const story = await newStory(2);
    await story.newOrder();
    const [license] = licensesFor([mac(0)]);
    const intake = await story.takeIn(license?.bytes ?? Buffer.alloc(0), { filename: `${mac(0)}.lic`, onUcm: "yes" });
    expect(intake).toMatchObject({ entries: 1, isOnUcm: true, counts: { assigned: 1 } });
    const steps = await db.stepEvent.findMany({ where: { projectId: story.params.projectId } });
    expect(steps.map(({ step, action }) => [step, action])).toEqual([["e2m-third-party.check-license-file", "tick"]]);
    const work = await db.phoneWork.findMany({ where: { projectId: story.params.projectId, begunAt: { not: null } } });
    expect(work).toMatchObject([{ state: "in-progress" }]);
    await story.takeIn(await zipOf(licensesFor([mac(1)])));
    const batchId = work[0]?.batchId ?? "";
    const marked = await expectJson(200, "POST /api/batches/{batchId}/licenses-on-ucm", {
      token: story.token,
      params: { batchId },
    });
    expect(marked).toEqual({ marked: 1, phones: 2 });
    const done = await db.stepEvent.findMany({ where: { projectId: story.params.projectId }, orderBy: { seq: "asc" } });
    expect(done.map(({ scope, step }) => [scope, step])).toEqual([
      ["phone", "e2m-third-party.check-license-file"],
      ["project", "shared.download-licenses"],
      ["phone", "e2m-third-party.check-license-file"],
    ]);
  });

  test("a licence that was handed in keeps its order; of two orders with licences left it is asked", async () => {
    const story = await newStory(4);
    const one = await story.newOrder({ quantity: 2, pak: "AAAA-1111" });
    const two = await story.newOrder({ quantity: 4, pak: "BBBB-2222" });
    expect((await story.handIn(two.id, { quantity: 1 })).status).toBe(201);
    const intake = await story.takeIn(await zipOf(licensesFor([mac(0), mac(1)])));
    expect((await story.entriesOf(intake)).map(({ remark }) => remark)).toEqual([
      null,
      expect.stringContaining("which PAK"),
    ]);
    await story.takeIn(await zipOf(licensesFor([mac(2), mac(3)])), { order: one.id });
    const orders = await story.orders();
    expect(orders.map(({ id, held, left }) => [id, held, left])).toEqual([
      [two.id, 1, 3],
      [one.id, 2, 0],
    ]);
    const found = await story.getPool();
    isWhole(found);
    expect(found.pool).toMatchObject([{ held: 3, withoutOrder: 1, missing: 0 }]);
    const absent = await request("POST /api/projects/{projectId}/license-files", {
      token: story.token,
      params: story.params,
      query: { filename: "a.zip", order: randomUUID() },
      body: (await zipOf(licensesFor([mac(0)]))) as BodyInit,
    });
    expect(absent.status).toBe(422);
  });
});

describe("a zip that is no honest one", () => {
  let story: Awaited<ReturnType<typeof newStory>>;
  beforeAll(async () => {
    story = await newStory(9);
  });
  const good = { name: `${mac(0)}.lic`, bytes: Buffer.from("good") };

  test.each([
    {
      what: "a name that leads out",
      zip: () => zipOf([{ name: `xx/${mac(1)}.lic` }], { [`xx/${mac(1)}`]: `../${mac(1)}` }),
      reason: "leads out",
    },
    {
      what: "an absolute name",
      zip: () => zipOf([{ name: `x${mac(1)}.lic` }], { [`x${mac(1)}`]: `/${mac(1)}` }),
      reason: "leads out",
    },
    {
      what: "NUL in a name",
      zip: () => zipOf([{ name: `${mac(1)}.licx` }], { [`${mac(1)}.licx`]: `${mac(1)}.lic\0` }),
      reason: "leads out",
    },
    {
      what: "bytes that are no UTF-8",
      zip: () => zipOf([{ name: `x${mac(1)}.lic` }], { [`x${mac(1)}`]: `\xff${mac(1)}` }),
      reason: "leads out",
    },
    {
      what: "a symbolic link",
      zip: () => zipOf([{ name: `${mac(1)}.lic`, mode: 0o120_777 }]),
      reason: "symbolic link",
    },
    {
      what: "a password",
      zip: async () =>
        withHeader(await zipOf([{ name: `${mac(1)}.lic`, compress: true }]), `${mac(1)}.lic`, "flags", 0x801),
      reason: "password",
    },
    {
      what: "a method that is unknown",
      zip: async () => withHeader(await zipOf([{ name: `${mac(1)}.lic` }]), `${mac(1)}.lic`, "method", 12),
      reason: "method",
    },
    { what: "an archive by its name", zip: () => zipOf([{ name: "more.zip" }]), reason: "archive inside" },
    {
      what: "an archive by its bytes",
      zip: () => zipOf([{ name: `${mac(1)}.lic`, bytes: Buffer.from("PK\u0003\u0004 and more") }]),
      reason: "archive inside",
    },
    {
      what: "an empty file",
      zip: () => zipOf([{ name: `${mac(1)}.lic`, bytes: Buffer.alloc(0) }]),
      reason: "holds nothing",
    },
    {
      what: "a file too large",
      zip: () => zipOf([{ name: `${mac(1)}.lic`, bytes: Buffer.alloc(70_000), compress: true }]),
      reason: "Larger than 64 kB",
    },
    {
      what: "a checksum that does not fit",
      zip: async () =>
        replaced(
          await zipOf([{ name: `${mac(1)}.lic`, bytes: Buffer.from("true words") }]),
          Buffer.from("true words"),
          Buffer.from("lies words"),
        ),
      reason: "Damaged",
    },
    {
      what: "a folder",
      zip: () => zipOf([{ name: `${mac(1)}xx` }], { [`${mac(1)}xx`]: `${mac(1)}x/` }),
      reason: "folder",
    },
    {
      what: "a Mac's shadow of a file",
      zip: () => zipOf([{ name: `__MACOSX/${mac(1)}.lic` }]),
      reason: "no licence file",
    },
  ])("$what is refused by itself, what stands beside it is taken", async ({ zip, reason }) => {
    const bytes = await zip();
    const intake = await story.takeIn(bytes);
    const entries = await story.entriesOf(intake);
    expect(entries).toMatchObject([{ outcome: "refused", reason: expect.stringContaining(reason) }]);
    const beside = await story.takeIn(await zipOf([good]));
    expect(beside.counts.refused).toBe(0);
  });

  test.each([
    {
      what: "half an archive",
      bytes: async () => (await zipOf(licensesFor([mac(3), mac(4)]))).subarray(0, 150),
      says: "damaged or incomplete",
    },
    { what: "an empty archive", bytes: async () => zipOf([]), says: "it is empty" },
    {
      what: "a picture",
      bytes: async () => Buffer.from("89504e470d0a1a0a00", "hex"),
      says: "neither a zip nor a licence file",
    },
    { what: "entries that overlap", bytes: async () => overlapping(), says: "overlap" },
    {
      what: "a bomb",
      bytes: async () => withSize(await zipOf(licensesFor([mac(3)])), 0x7f_ff_ff_ff),
      says: "far larger",
    },
  ])("$what is refused whole, and nothing of it is kept", async ({ bytes, says }) => {
    const before = await db.license.count({ where: { projectId: story.params.projectId } });
    const response = await request("POST /api/projects/{projectId}/license-files", {
      token: story.token,
      params: story.params,
      query: { filename: "licenses.zip" },
      body: (await bytes()) as BodyInit,
    });
    expect([415, 422]).toContain(response.status);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(says) });
    expect(await db.license.count({ where: { projectId: story.params.projectId } })).toBe(before);
  });
});

/** A central directory that names the same stored stream many times. */
async function overlapping(): Promise<Buffer> {
  const bytes = await zipOf([{ name: `${mac(3)}.lic`, bytes: Buffer.alloc(4_000, 65) }]);
  const at = bytes.indexOf(Buffer.from("PK\u0001\u0002"));
  const end = bytes.indexOf(Buffer.from("PK\u0005\u0006"));
  const head = bytes.subarray(at, end);
  const heads = Array.from({ length: 50 }, () => head);
  const tail = Buffer.from(bytes.subarray(end));
  tail.writeUInt16LE(50, 8);
  tail.writeUInt16LE(50, 10);
  tail.writeUInt32LE(head.length * 50, 12);
  return Buffer.concat([bytes.subarray(0, at), ...heads, tail]);
}

/** An entry that says it is of this size, unpacked. */
function withSize(bytes: Buffer, size: number): Buffer {
  const copy = Buffer.from(bytes);
  const head = copy.indexOf(Buffer.from("PK\u0001\u0002"));
  copy.writeUInt16LE(8, head + 10);
  copy.writeUInt32LE(size, head + 24);
  return copy;
}

describe("under a race", () => {
  test("bought = fulfilled + left + lost, and nobody has two licences, through 500 rounds of four at once", async () => {
    const story = await newStory(8);
    const order = await story.newOrder({ quantity: 5 });
    const { projectId } = story.params;
    // Each round is a transaction of its own; what it does and to whom depends on the round alone.
    const racing = `DO $$
      DECLARE chosen text; refused text;
      BEGIN
        FOR round IN 1..125 LOOP
          chosen := (ARRAY[${Array.from({ length: 8 }, (_, at) => `'${mac(at)}'`).join(", ")}])[1 + (round * 7 + LANE * 3) % 8];
          refused := NULL;
          BEGIN
            IF round % 5 < 3 THEN
              INSERT INTO "License" ("projectId", "mac", "direction", "sku", "state", "orderId", "heldAt") VALUES ('${projectId}', chosen, 'E2M', '${E88}', 'held', '${order.id}', now());
            ELSIF round % 25 = 4 THEN
              UPDATE "License" SET "state" = 'lost', "lostAt" = now() WHERE "projectId" = '${projectId}' AND "mac" = chosen AND "state" = 'held';
            ELSE
              DELETE FROM "License" WHERE "projectId" = '${projectId}' AND "mac" = chosen;
            END IF;
          EXCEPTION WHEN unique_violation OR check_violation THEN GET STACKED DIAGNOSTICS refused = CONSTRAINT_NAME;
          END;
          INSERT INTO "raced" VALUES (refused);
          COMMIT;
        END LOOP;
      END $$`;
    const race = async (lane: number) => {
      const client = await pool.connect();
      try {
        await client.query(`DROP TABLE IF EXISTS "raced"; CREATE TEMP TABLE "raced" ("refused" text)`);
        await client.query(racing.replaceAll("LANE", String(lane)));
        const { rows } = await client.query<{ refused: string | null }>(`SELECT "refused" FROM "raced"`);
        return rows.map(({ refused }) => refused);
      } finally {
        client.release(true);
      }
    };
    const isCounted = async () => {
      const { rows } = await pool.query(
        `SELECT o."fulfilled" = (SELECT count(*) FROM "License" l WHERE l."orderId" = o."id" AND l."projectId" = o."projectId" AND l."state" <> 'lost')
           AND o."lost" = (SELECT count(*) FROM "License" l WHERE l."orderId" = o."id" AND l."projectId" = o."projectId" AND l."state" = 'lost')
           AND o."fulfilled" + o."lost" <= o."quantity" AS "isCounted" FROM "LicenseOrder" o WHERE o."projectId" = $1 AND o."id" = $2`,
        [projectId, order.id],
      );
      return rows[0].isCounted;
    };
    const racers = Promise.all([1, 2, 3, 4].map(race));
    for (let look = 0; look < 20; look++) expect(await isCounted()).toBe(true);
    const refusals = (await racers).flat();
    expect(refusals).toHaveLength(500);
    expect(await isCounted()).toBe(true);
    expect(new Set(refusals)).toEqual(new Set([null, "LicenseOrder_not_overdrawn", "License_pkey"]));
    isWhole(await story.getPool());
  });

  test("hand in, take back and take in at once: no 5xx, and the pool adds up", async () => {
    const story = await newStory(8);
    const order = await story.newOrder({ quantity: 5 });
    const zips = await Promise.all([0, 4].map((from) => zipOf(licensesFor([0, 1, 2, 3].map((at) => mac(from + at))))));
    for (let round = 0; round < 6; round++) {
      const { items } = await expectJson<{ items: Fulfilment[] }>(200, "GET /api/projects/{projectId}/fulfilments", {
        token: story.token,
        params: story.params,
      });
      const statuses = await Promise.all([
        story.handIn(order.id, { quantity: 2 }),
        story.handIn(order.id, { quantity: 2 }),
        ...items.map(({ id }) =>
          request("DELETE /api/projects/{projectId}/fulfilments/{fulfilmentId}", {
            token: story.token,
            params: { ...story.params, fulfilmentId: id },
          }),
        ),
        ...(round > 2
          ? zips.map((zip) =>
              request("POST /api/projects/{projectId}/license-files", {
                token: story.token,
                params: story.params,
                query: { filename: "licenses.zip" },
                body: zip as BodyInit,
              }),
            )
          : []),
      ]);
      expect(statuses.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      isWhole(await story.getPool());
    }
    expect((await story.getPool()).pool).toMatchObject([{ missing: 0 }]);
    expect(await db.licenseFile.count({ where: { projectId: story.params.projectId } })).toBe(8);
  });
});
