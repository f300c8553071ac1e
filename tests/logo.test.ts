import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Quote } from "@/lib/schemas/quotes";
import { db, pool } from "@/lib/server/database/db";
import { readLogo } from "@/lib/server/inventory/organization-logo";
import { drawQuote } from "@/lib/server/quotes/draw-quote";
import { getQuoteLogo } from "@/lib/server/quotes/quote-file";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";
import { readPdf } from "./read-pdf";

/** 16 × 16 pixels with an alpha channel: red, and clear; and all blue. */
const LOGO =
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAIUlEQVQ4jWP4z8DwHx8GI3z4/6gBDKNhwDAaBv+HQxgAAN5AfpCBjL74AAAAAElFTkSuQmCC";
const BLUE = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFUlEQVR42mNgYPhPIhrVMKph2GoAAJLb/wHQPqPSAAAAAElFTkSuQmCC";

async function newQuotes() {
  const workspace = await newWorkspace();
  const { project, token } = workspace;
  await importFile(workspace, "MAC,PID,VID,Site\n00CCFC630010,CP-8841-K9=,V10,Leeds");
  const newDraft = async () => {
    const json = { title: "The move", currency: "EUR", validUntil: "2099-12-31" };
    const params = { projectId: project.id };
    return expectJson<Quote>(201, "POST /api/projects/{projectId}/quotes", { token, params, json });
  };
  const issue = ({ id, version }: Quote) => {
    const headers = { "if-match": `"${version}"` };
    return expectJson<Quote>(200, "POST /api/quotes/{quoteId}/issue", { token, params: { quoteId: id }, headers });
  };
  /** The document of an issued quote, drawn where it was not yet. */
  const pdfOf = async ({ id }: Quote) => {
    await drawQuote({ projectId: project.id, quoteId: id });
    const file = await db.quoteFile.findFirstOrThrow({ where: { quoteId: id } });
    expect(createHash("sha256").update(file.bytes).digest("hex")).toBe(file.sha256);
    return Buffer.from(file.bytes);
  };
  const newPdf = async () => pdfOf(await issue(await newDraft()));
  return { token, newDraft, issue, pdfOf, newPdf, organizationId: workspace.organization.id };
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

test("an issued quote keeps its logo, whatever becomes of that of the organisation; a draft takes that of today", async () => {
  const { token, newDraft, issue, pdfOf, organizationId } = await newQuotes();
  await put(token, LOGO);
  const red = await readLogo(organizationId);
  const issued = await issue(await newDraft());
  const another = await issue(await newDraft());
  const draft = await newDraft();
  const before = await pdfOf(issued);
  const shown = await getQuoteLogo(issued);
  expect(shown?.src).toBe(`data:image/png;base64,${red?.base64}`);
  await put(token, BLUE);
  await db.quoteFile.deleteMany({ where: { quoteId: issued.id } });
  expect((await pdfOf(issued)).equals(before), "drawn again").toBe(true);
  expect(hasLogo(await pdfOf(another)), "drawn for the first time").toBe(true);
  for (const quote of [issued, another]) expect(await getQuoteLogo(quote)).toEqual(shown);
  expect((await getQuoteLogo(draft))?.src).toContain((await readLogo(organizationId))?.base64);
  expect(await getQuoteLogo(draft)).not.toEqual(shown);
  expect((await request("DELETE /api/logo", { token })).status).toBe(204);
  for (const quote of [issued, another]) expect(await getQuoteLogo(quote)).toEqual(shown);
  expect(await getQuoteLogo(draft)).toBeNull();
  // The red one once for both quotes; the blue one went with the organisation's choice.
  expect(await db.logoPicture.count({ where: { organizationId } })).toBe(1);
  const without = await issue(draft);
  await put(token, BLUE);
  expect(hasLogo(await pdfOf(without)), "had none when it was issued").toBe(false);
  expect(await getQuoteLogo(without)).toBeNull();
});

test("the next revision of a quote takes the logo of the day it is issued", async () => {
  const { token, newDraft, issue } = await newQuotes();
  await put(token, LOGO);
  const first = await issue(await newDraft());
  await put(token, BLUE);
  const json = { reason: "A new look" };
  const params = { quoteId: first.id };
  const next = await expectJson<Quote>(201, "POST /api/quotes/{quoteId}/revise", { token, params, json });
  const blue = await getQuoteLogo(next);
  expect(blue).not.toEqual(await getQuoteLogo(first));
  expect(await getQuoteLogo(await issue(next))).toEqual(blue);
});

test("the database changes neither the logo of an issued quote nor a picture", async () => {
  const { token, newDraft, issue } = await newQuotes();
  await put(token, LOGO);
  const { id } = await issue(await newDraft());
  const { logoSha256 } = await db.quote.findFirstOrThrow({ where: { id } });
  for (const [statement, value] of [
    [`UPDATE "Quote" SET "logoSha256" = NULL WHERE "id"::text = $1`, id],
    [`UPDATE "LogoPicture" SET "width" = 17 WHERE "sha256" = $1`, logoSha256],
    [`DELETE FROM "LogoPicture" WHERE "sha256" = $1`, logoSha256],
  ] as const)
    await expect(pool.query(statement, [value]), statement).rejects.toThrow();
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
