import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Quote } from "@/lib/schemas/quotes";
import { db } from "@/lib/server/database/db";
import { drawQuote } from "@/lib/server/quotes/draw-quote";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";
import { readPdf } from "./read-pdf";

/** 16 × 16 pixels with an alpha channel: red, and clear. */
const LOGO =
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAIUlEQVQ4jWP4z8DwHx8GI3z4/6gBDKNhwDAaBv+HQxgAAN5AfpCBjL74AAAAAElFTkSuQmCC";

async function newQuotes() {
  const workspace = await newWorkspace();
  const { project, token } = workspace;
  await importFile(workspace, "MAC,PID,VID,Site\n00CCFC630010,CP-8841-K9=,V10,Leeds");
  /** A quote that was issued now, as it went out. */
  const newPdf = async () => {
    const json = { title: "The move", currency: "EUR", validUntil: "2099-12-31" };
    const params = { projectId: project.id };
    const { id, version } = await expectJson<Quote>(201, "POST /api/projects/{projectId}/quotes", {
      token,
      params,
      json,
    });
    const headers = { "if-match": `"${version}"` };
    await expectJson(200, "POST /api/quotes/{quoteId}/issue", { token, params: { quoteId: id }, headers });
    await drawQuote({ projectId: project.id, quoteId: id });
    const file = await db.quoteFile.findFirstOrThrow({ where: { quoteId: id } });
    expect(createHash("sha256").update(file.bytes).digest("hex")).toBe(file.sha256);
    return Buffer.from(file.bytes);
  };
  return { token, newPdf, organizationId: workspace.organization.id };
}
const put = (token: string, picture: string) => request("PUT /api/logo", { token, json: { picture } });
const hasLogo = (pdf: Buffer) => pdf.includes("/Subtype /Image") && pdf.includes("/S /Figure");

test("quotes that are issued from then on carry the logo, tagged with what it is", async () => {
  const { token, newPdf, organizationId } = await newQuotes();
  expect(hasLogo(await newPdf())).toBe(false);
  expect((await put(token, LOGO)).status).toBe(204);
  const pdf = await newPdf();
  expect(hasLogo(pdf)).toBe(true);
  expect(readPdf(pdf).pages[0]).toContain("Leeds");
  expect(await db.auditEvent.count({ where: { organizationId, action: "organization.logo" } })).toBe(1);
  expect((await request("DELETE /api/logo", { token })).status).toBe(204);
  expect(hasLogo(await newPdf())).toBe(false);
  expect((await request("DELETE /api/logo", { token })).status).toBe(404);
});

test.each([
  { picture: Buffer.from("<svg/>").toString("base64"), says: "no PNG or JPEG", because: "no picture" },
  { picture: LOGO.slice(0, 80), says: "not whole", because: "half of one" },
  { picture: "A".repeat(700_000), says: "larger than 500 kB", because: "too large" },
  { picture: "no base64", says: "in base64", because: "another notation" },
])("a logo that is $because is refused, and the one before stays", async ({ picture, says }) => {
  const { token, organizationId } = await newQuotes();
  await put(token, LOGO);
  const before = await db.organizationLogo.findUniqueOrThrow({ where: { organizationId } });
  const answer = await put(token, picture);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(says);
  expect(await db.organizationLogo.findUniqueOrThrow({ where: { organizationId } })).toEqual(before);
});
