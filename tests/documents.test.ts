import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import papaparse from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BatchFiles } from "@/lib/schemas/documents";
import { db } from "@/lib/server/database/db";
import { listHandoverSites } from "@/lib/server/documents/handover-sites";
import { openZip } from "@/lib/server/files/zip/zip";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

/** What is downloaded for a batch: made from the database by the routes, and read again by parsers. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "documents-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;

async function planned(plan: Parameters<typeof newWorkspace>[0], csv: string) {
  const workspace = await newWorkspace(plan);
  await importFile(workspace, csv);
  const params = { projectId: workspace.project.id };
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token: workspace.token,
    params,
    json: { pilotSize: 100 },
  });
  const batch = await db.batch.findFirstOrThrow({ where: { projectId: workspace.project.id } });
  return { workspace, batchId: batch.id };
}

const download = (workspace: Workspace, batchId: string, query: Record<string, string>) =>
  request("GET /api/batches/{batchId}/file", { token: workspace.token, params: { batchId }, query });

const listOf = (workspace: Workspace, batchId: string) =>
  expectJson<BatchFiles>(200, "GET /api/batches/{batchId}/files", { token: workspace.token, params: { batchId } });

describe("Enterprise to MPP by UCM", () => {
  let made: Awaited<ReturnType<typeof planned>>;
  beforeAll(async () => {
    made = await planned(
      {},
      [
        "MAC,PID,VID,Version,Load",
        "00CCFC100001,CP-8841-K9=,V10,14.2.1SR1,sip88xx.14-2-1-0101-26",
        "00CCFC100002,CP-8832-K9=,V02,14.2.1SR1,sip8832.14-2-1-0101-26",
        "00CCFC100003,CP-8841-K9=,V10,12.8.1,sip88xx.12-8-1-0001-455",
      ].join("\n"),
    );
  });

  test("the list says what each file takes and what it leaves out", async () => {
    const { items, server } = await listOf(made.workspace, made.batchId);
    expect(server).toBe("tftp://ucm.example.com");
    const [bulk] = items;
    expect(bulk).toMatchObject({
      kind: "bulk-administration",
      phones: 2,
      loads: [
        { load: "sip8832.12-0-3MPP0101-92", phones: 1 },
        { load: "sip88xx.12-0-3MPP0001-87", phones: 1 },
      ],
    });
    expect(bulk?.leftOut).toEqual([{ mac: "00CCFC100003", because: expect.stringContaining("12.8.1") }]);
  });

  test("a custom file for a load has its device names", async () => {
    const response = await download(made.workspace, made.batchId, {
      kind: "bulk-administration",
      load: "sip88xx.12-0-3MPP0001-87",
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("SEP00CCFC100001\r\n");
  });

  test("the phone loads read back as CSV", async () => {
    const response = await download(made.workspace, made.batchId, { kind: "phone-loads" });
    const { data } = papaparse.parse(await response.text(), { header: true, skipEmptyLines: true });
    expect(data).toContainEqual({ "Device Name": "SEP00CCFC100002", "Phone Load Name": "sip8832.12-0-3MPP0101-92" });
    expect(data).toHaveLength(2);
  });

  test("the configurations are a zip that reads back", async () => {
    const response = await download(made.workspace, made.batchId, {
      kind: "phone-configs",
      server: "http://10.9.9.9/",
    });
    const file = path.join(folder, "configs.zip");
    const bytes = Buffer.from(await response.arrayBuffer());
    fs.writeFileSync(file, bytes);
    const zip = await openZip(file, bytes.length);
    expect(zip.names).toContain("Cisco/CP-8841-3PCC/00ccfc100001.cfg");
    zip.close();
    expect(bytes.toString("latin1")).toContain("http://10.9.9.9/00CCFC100001.lic</Trans_Auth_Rule>");
  });

  test.each<{ query: Record<string, string>; path: string; because: string }>([
    { query: { kind: "bulk-administration" }, path: "load", because: "there are two loads" },
    { query: { kind: "phone-configs", server: 'http://h/"><x>' }, path: "server", because: "it is no address" },
    { query: { kind: "phone-configs", server: "javascript:alert(1)" }, path: "server", because: "of another scheme" },
  ])("is refused at $path: $because", async ({ query, path: where }) => {
    const response = await download(made.workspace, made.batchId, query);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [expect.objectContaining({ path: where })] });
  });
});

test("MPP to Enterprise: rules from the project's UCM, DHCP only with what the person names", async () => {
  const { workspace, batchId } = await planned(
    { direction: "M2E", target: "ucm" },
    "MAC,PID,Version,Load\n00CCFC100009,CP-8841-3PCC-K9=,12.0.3SR1,sip88xx.12-0-3MPP0101-92",
  );
  const rules = await download(workspace, batchId, { kind: "upgrade-rules" });
  expect(await rules.text()).toContain("https://ucm.example.com:6970/$MAU_M2E.lic,Classic,00CCFC100009_M2E.lic");
  expect((await download(workspace, batchId, { kind: "bulk-administration" })).status).toBe(422);
  expect((await download(workspace, batchId, { kind: "dhcp-options", addresses: "" })).status).toBe(422);
  const dhcp = await download(workspace, batchId, { kind: "dhcp-options", addresses: "10.1.1.10 10.1.1.11", url: "" });
  expect(await dhcp.text()).toContain("option 150 ip 10.1.1.10 10.1.1.11");
});

describe("the handover report", () => {
  const statusOf = (mac: string) =>
    [
      "Product Information",
      "Product Name: CP-8841-3PCC",
      `MAC Address: ${mac}`,
      "Software Version: sip88xx.12-0-3MPP0001-87",
      "Transition Authorization Type: Classic",
    ].join("\n");
  let made: Awaited<ReturnType<typeof planned>>;

  beforeAll(async () => {
    made = await planned(
      {},
      [
        "MAC,PID,VID,Version,Load,Site,Floor,Owner",
        "00CCFC200001,CP-8841-K9=,V10,14.2.1SR1,sip88xx.14-2-1-0101-26,Łódź,2,Zoë Çelik",
        "00CCFC200002,CP-8841-K9=,V10,14.2.1SR1,sip88xx.14-2-1-0101-26,Łódź,2,\"=cmd|' /C calc'!A0\"",
        "00CCFC200003,CP-8841-K9=,V10,14.2.1SR1,sip88xx.14-2-1-0101-26,Łódź,10,山田太郎",
      ].join("\n"),
    );
    const phone = await db.phone.findFirstOrThrow({
      where: { projectId: made.workspace.project.id, mac: "00CCFC200001" },
    });
    await expectJson(201, "POST /api/projects/{projectId}/evidence", {
      token: made.workspace.token,
      params: { projectId: made.workspace.project.id },
      json: { phoneId: phone.id, text: statusOf("00CCFC200001") },
    });
  });

  const report = async (format: "pdf" | "csv") => {
    const { workspace, batchId } = made;
    const name =
      format === "pdf" ? "GET /api/batches/{batchId}/handover.pdf" : "GET /api/batches/{batchId}/handover.csv";
    const response = await request(name, { token: workspace.token, params: { batchId } });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };

  test("CSV: the verified phone with its proof and way back, the others as exceptions, no formula", async () => {
    const text = (await report("csv")).toString("utf8").slice(1);
    const { data } = papaparse.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(data.map((row) => row["MAC Address"])).toEqual([
      "00:CC:FC:20:00:01",
      "00:CC:FC:20:00:02",
      "00:CC:FC:20:00:03",
    ]);
    expect(data[0]).toMatchObject({
      State: "Verified",
      Proof: "Phone's own page",
      "Proof By": "A administrator",
      "Found Running": "Enterprise 14.2.1SR1",
      "Way Back": "Free",
      Exception: "",
    });
    expect(data[1]).toMatchObject({ Exception: "Not started", "Way Back": "", Owner: "'=cmd|' /C calc'!A0" });
    expect(data[2]?.Owner).toBe("山田太郎");
  });

  test("a site is offered once work on it has begun, with how far it is", async () => {
    const scope = { projectId: made.workspace.project.id, onlyAssignedTo: null };
    expect(await listHandoverSites(scope)).toEqual([{ site: "Łódź", phones: 3, verified: 1 }]);
    const { workspace } = await planned({}, "MAC,PID,VID,Site\n00CCFC200009,CP-8841-K9=,V10,Oslo");
    expect(await listHandoverSites({ projectId: workspace.project.id, onlyAssignedTo: null })).toEqual([]);
  });

  test("PDF: tagged, with every phone, page x of y, and a word on what the font lacks", async () => {
    const bytes = await report("pdf");
    const file = path.join(folder, "handover.pdf");
    fs.writeFileSync(file, bytes);
    const latin = bytes.toString("latin1");
    expect(latin.startsWith("%PDF-1.7")).toBe(true);
    expect(latin.trimEnd().endsWith("%%EOF")).toBe(true);
    expect(latin).toContain("/StructTreeRoot");
    const text = await textOfPdf(file);
    if (text === null) return; // no pdftotext on this machine
    expect(text).toContain("Page 1 of 2");
    expect(text).toContain("Page 2 of 2");
    for (const one of ["00:CC:FC:20:00:01", "Łódź", "Zoë Çelik", "????", "Verified", "Not started", "Free"])
      expect(text).toContain(one);
    expect(text).toContain("stands for a character that this font does not have");
  });
});

/** What `pdftotext` reads, or null where it is not installed. */
async function textOfPdf(file: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)("pdftotext", ["-layout", file, "-"]);
    return stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
