import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { PhoneFilter } from "@/lib/schemas/phones";
import type { PriceBook } from "@/lib/schemas/price-books";
import type { Quote, QuoteDifference, QuotePhone, QuoteRow } from "@/lib/schemas/quotes";
import { db, pool } from "@/lib/server/database/db";
import { drawQuote } from "@/lib/server/quotes/draw-quote";
import { listQuoteScopes } from "@/lib/server/quotes/quote-scopes";
import { quotesOfBatch, quotesOfPhone } from "@/lib/server/quotes/quotes-of";
import { expectJson, request, runJobs } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";
import { readPdf } from "./read-pdf";
import { readSheets } from "./read-sheets";

/** From a price book to an answered quote: nothing invented, nothing changed once it is issued, one winner of two. */

const E88 = "L-CP-E2M-88XX-CNV=";
const S88 = "CON-SW-LCPE2M8V";
const mac = (index: number) => `00CCFC5300${(0x10 + index).toString(16).toUpperCase()}`;
const row = (index: number, more = "V10,Leeds") => `${mac(index)},CP-8841-K9=,${more}`;
const FLEET = ["MAC,PID,VID,Site", ...[0, 1, 2, 3].map((index) => row(index))].join("\n");
const PRICES = `SKU,List Price,Cost\n${E88},40.00,30.00\n${S88},3.50,`;

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;

/** A project of four phones, and what its people ask. */
async function newStory(fleet = FLEET) {
  const workspace = await newWorkspace();
  await importFile(workspace, fleet);
  const { project, organization, token } = workspace;
  const params = { projectId: project.id };
  const roleOf = async (role: "viewer" | "partner" | "project-manager") =>
    (await newUser({ organizationId: organization.id, role, projectId: project.id })).token;
  const newBook = async (more: object = {}) => {
    const book = await expectJson<PriceBook>(201, "POST /api/projects/{projectId}/price-books", {
      token,
      params,
      json: {
        name: `Book ${randomUUID()}`,
        currency: "EUR",
        validFrom: "2020-01-01",
        validUntil: null,
        discount: 1_000,
        ...more,
      },
    });
    return { ...params, priceBookId: book.id };
  };
  const putPrices = (book: { projectId: string; priceBookId: string }, csv: string) =>
    request("PUT /api/projects/{projectId}/price-books/{priceBookId}/prices", { token, params: book, json: { csv } });
  const newQuote = (more: object = {}, by = token) =>
    request("POST /api/projects/{projectId}/quotes", {
      token: by,
      params,
      json: { title: "The move", currency: "EUR", validUntil: "2099-12-31", ...more },
    });
  return { workspace, params, token, roleOf, newBook, putPrices, newQuote };
}
const quoteFrom = async (response: Response) => {
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Quote;
};
const setContract = ({ token, project }: Workspace, serviceContract: string) =>
  request("PUT /api/projects/{projectId}/service-contract", {
    token,
    params: { projectId: project.id },
    json: { serviceContract },
  });
const act = (token: string, name: "issue" | "refresh", { id, version }: Quote) =>
  request(`POST /api/quotes/{quoteId}/${name}`, {
    token,
    params: { quoteId: id },
    headers: { "if-match": `"${version}"` },
  });
const PERSON = { by: "Erika Muster", function: "Head of IT" };

describe("a price book", () => {
  let story: Awaited<ReturnType<typeof newStory>>;
  beforeAll(async () => {
    story = await newStory();
  });

  test.each([
    { csv: `SKU,List Price\n${E88},"1.234,50"`, line: 2, column: "List Price", because: "1.234,50 is not guessed" },
    { csv: `SKU,List Price\n${E88},40\nX-1,2`, line: 3, column: "SKU", because: "a SKU that there is not" },
    { csv: `SKU,List Price,Currency\n${E88},40,USD`, line: 2, column: "Currency", because: "another currency" },
    { csv: `SKU,List Price\n${E88},-1`, line: 2, column: "List Price", because: "a negative price" },
    {
      csv: `SKU,List Price\n${E88},99999999999999999999`,
      line: 2,
      column: "List Price",
      because: "one that overflows",
    },
  ])("refuses $because, and stays as it was", async ({ csv, line, column }) => {
    const { newBook, putPrices, token } = story;
    const book = await newBook();
    expect((await putPrices(book, PRICES)).status).toBe(200);
    const answer = await putPrices(book, csv);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ line, column }] });
    const stored = await expectJson<PriceBook>(200, "GET /api/projects/{projectId}/price-books/{priceBookId}", {
      token,
      params: book,
    });
    expect(stored.prices).toEqual([
      { sku: S88, list: "3.50", cost: null },
      { sku: E88, list: "40.00", cost: "30.00" },
    ]);
  });

  test("comes back as it goes out", async () => {
    const { newBook, putPrices, token } = story;
    const book = await newBook();
    await putPrices(book, PRICES);
    const file = await request("GET /api/projects/{projectId}/price-books/{priceBookId}/prices.csv", {
      token,
      params: book,
    });
    const again = await putPrices(book, await file.text());
    expect(await again.json()).toMatchObject({ prices: 2 });
  });

  test("is refused for a quote of another currency, and outside of its validity", async () => {
    const { newBook, newQuote } = story;
    const dollars = await newBook({ currency: "USD" });
    const old = await newBook({ validUntil: "2021-01-01" });
    for (const { priceBookId } of [dollars, old]) {
      const answer = await newQuote({ priceBookId });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ path: "priceBookId" }] });
    }
  });

  test("of another organisation is not there", async () => {
    const { priceBookId } = await (await newStory()).newBook();
    expect((await story.newQuote({ priceBookId })).status).toBe(404);
  });
});

describe("a quote", () => {
  test("without a book has its quantities and no price", async () => {
    const { newQuote, workspace } = await newStory();
    await setContract(workspace, "no");
    const quote = await quoteFrom(await newQuote());
    expect(quote.lines.map(({ sku, quantity, unit, net }) => [sku, quantity, unit, net])).toEqual([
      [E88, 4, null, null],
      [S88, 4, null, null],
    ]);
    expect(quote.sum).toMatchObject({ total: "0.00", unpriced: 2 });
  });

  test("takes prices, own lines, discount and tax, and hides costs from those who may not see them", async () => {
    const { newBook, putPrices, newQuote, workspace, token, roleOf } = await newStory();
    await setContract(workspace, "no");
    const book = await newBook();
    await putPrices(book, PRICES);
    const draft = await quoteFrom(await newQuote({ priceBookId: book.priceBookId, taxRate: 1_900 }));
    const ownLines = [{ kind: "labour", text: "Conversion", quantity: 4, unit: "12.5", cost: "8" }];
    const quote = await expectJson<Quote>(200, "PATCH /api/quotes/{quoteId}", {
      token,
      params: { quoteId: draft.id },
      json: { ownLines, discount: 500 },
      headers: { "if-match": `"${draft.version}"` },
    });
    // 4 × 40.00 − 10 % = 144.00, 4 × 3.50 − 10 % = 12.60, 4 × 12.50 = 50.00; 206.60 − 5 % = 196.27; + 19 % = 233.56
    expect(quote.lines.map(({ net }) => net)).toEqual(["144.00", "12.60", "50.00"]);
    expect(quote.sum).toMatchObject({ gross: "206.60", discount: "10.33", net: "196.27", total: "233.56" });
    expect(quote.margin).toEqual({ cost: "152.00", amount: "32.30", unknown: 1 });
    const manager = await roleOf("project-manager");
    const seen = await expectJson<Quote>(200, "GET /api/quotes/{quoteId}", {
      token: manager,
      params: { quoteId: quote.id },
    });
    expect([seen.margin, ...seen.lines.map(({ cost }) => cost)]).toEqual([null, null, null, null]);
    const viewer = await roleOf("viewer");
    expect((await request("GET /api/quotes/{quoteId}", { token: viewer, params: { quoteId: quote.id } })).status).toBe(
      404,
    );
    const refused = await request("PATCH /api/quotes/{quoteId}", {
      token,
      params: { quoteId: draft.id },
      json: { ownLines: [{ kind: "visit", text: "A visit", quantity: 1, unit: "1.234,50" }] },
      headers: { "if-match": `"${quote.version}"` },
    });
    expect(await refused.json()).toMatchObject({ status: 422, errors: [{ path: "ownLines.0.unit" }] });
    const overflow = await request("PATCH /api/quotes/{quoteId}", {
      token,
      params: { quoteId: draft.id },
      json: { ownLines: [{ kind: "visit", text: "A visit", quantity: 1_000_000, unit: "9999999999999" }] },
      headers: { "if-match": `"${quote.version}"` },
    });
    expect(overflow.status).toBe(422);
  });

  test("is of a site, of a batch or of phones by hand; a quantity opens to its phones", async () => {
    const { newQuote, token, workspace } = await newStory([FLEET, row(4, "V10,Lyon"), row(5, "V10,Lyon")].join("\n"));
    await setContract(workspace, "no");
    const site = await quoteFrom(await newQuote({ selection: { filter: { site: ["Lyon"] } }, scope: "Site Lyon" }));
    expect([site.phones, site.scope]).toEqual([2, "Site Lyon"]);
    const phones = await expectJson<{ items: QuotePhone[]; total: number }>(200, "GET /api/quotes/{quoteId}/phones", {
      token,
      params: { quoteId: site.id },
      query: { sku: S88 },
    });
    expect(phones.items.map((phone) => [phone.mac, phone.sku])).toEqual([
      [mac(4), E88],
      [mac(5), E88],
    ]);
    const hand = await quoteFrom(await newQuote({ selection: { ids: [phones.items[0]?.phoneId] } }));
    expect(hand.phones).toBe(1);
  });
});

describe("what a quote can be for", () => {
  test("phones that were chosen come first, and are told apart by what they need", async () => {
    const { workspace } = await newStory(
      ["MAC,PID,VID,Site", row(0), row(1), row(2, "V10,York"), `${mac(3)},CP-8831-K9=,V10,York`].join("\n"),
    );
    const projectId = workspace.project.id;
    const phones = await db.phone.findMany({ where: { projectId }, orderBy: { mac: "asc" } });
    const ids = phones.slice(1).map(({ id }) => id);
    const [chosen, all, ...places] = await listQuoteScopes(projectId, { ids });
    expect(chosen).toMatchObject({
      label: "3 phones chosen in the inventory (2 licences)",
      counts: { phones: 3, order: 2, notConverted: 1, free: 0, undecided: 0, withdrawn: 0 },
    });
    expect(all?.label).toBe("All phones of the project (3 licences)");
    expect(places.map(({ label }) => label)).toEqual(["Site Leeds (2 licences)", "Site York (1 licence)"]);
    const [york] = await listQuoteScopes(projectId, { filter: { site: ["York"] }, except: [] });
    expect(york).toMatchObject({ value: "site York", counts: { phones: 2, order: 1, notConverted: 1 } });
    await db.phone.updateMany({ where: { projectId, mac: mac(1) }, data: { withdrawnAt: new Date() } });
    const [fewer] = await listQuoteScopes(projectId, { ids });
    expect(fewer?.counts).toMatchObject({ phones: 3, order: 1, withdrawn: 1 });
  });

  test("phones in no batch, and a site or batch without phones, are never all phones instead", async () => {
    const { workspace, token } = await newStory(
      [FLEET, `${mac(8)},CP-8831-K9=,V10,York`, `${mac(9)},CP-8831-K9=,V10,York`].join("\n"),
    );
    const projectId = workspace.project.id;
    await request("POST /api/projects/{projectId}/batches/apply", {
      token,
      params: { projectId },
      json: { pilotSize: 0, maxSize: 200 },
    });
    const rows: [filter: PhoneFilter, phones: number, because: string][] = [
      [{ batch: ["none"] }, 2, "what the plan left out"],
      [{ site: ["Nowhere"] }, 0, "a site that is gone, or never was"],
      [{ batch: [randomUUID()] }, 0, "a batch that was deleted"],
    ];
    for (const [filter, phones, because] of rows) {
      const [first, all] = await listQuoteScopes(projectId, { filter, except: [] });
      expect(first, because).toMatchObject({ value: "chosen", selection: { filter }, counts: { phones } });
      expect(all?.label, because).toMatch(/^All phones of the project/);
    }
  });

  test("a phone and a batch lead to the quote lines behind which they stand", async () => {
    const { workspace, newQuote, token } = await newStory();
    const projectId = workspace.project.id;
    await request("POST /api/projects/{projectId}/batches/apply", {
      token,
      params: { projectId },
      json: { pilotSize: 0, maxSize: 3 },
    });
    const quote = await quoteFrom(await newQuote());
    const [batch] = await db.batch.findMany({ where: { projectId }, orderBy: { order: "asc" } });
    const line = { id: quote.id, number: quote.number, state: "draft", position: 0, sku: E88 };
    const sight = { drafts: true, margins: false };
    expect(await quotesOfPhone(projectId, mac(0), sight)).toMatchObject([{ ...line, quantity: 1 }]);
    const ofBatch = await quotesOfBatch(projectId, batch?.id ?? "", sight);
    expect(ofBatch).toMatchObject([line]);
    expect(ofBatch[0]?.quantity).toBeLessThan(4);
    expect(await quotesOfPhone(projectId, mac(0), { drafts: false, margins: false })).toEqual([]);
    expect(await quotesOfPhone(projectId, "A00000000001", sight)).toEqual([]);
  });
});

describe("an issued quote", () => {
  async function issued() {
    const story = await newStory();
    await setContract(story.workspace, "no");
    const book = await story.newBook();
    await story.putPrices(book, PRICES);
    const draft = await quoteFrom(await story.newQuote({ priceBookId: book.priceBookId }));
    const answer = await act(story.token, "issue", draft);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return { ...story, quote: (await answer.json()) as Quote };
  }

  test("never changes: not by its own routes, and not by the database", async () => {
    const { quote, token } = await issued();
    const params = { quoteId: quote.id };
    const headers = { "if-match": `"${quote.version}"` };
    const edit = await request("PATCH /api/quotes/{quoteId}", { token, params, headers, json: { title: "Other" } });
    expect(edit.status).toBe(409);
    expect((await act(token, "refresh", quote)).status).toBe(409);
    expect((await request("DELETE /api/quotes/{quoteId}", { token, params })).status).toBe(409);
    for (const statement of [
      `UPDATE "Quote" SET "title" = 'x' WHERE "id" = $1`,
      `UPDATE "Quote" SET "state" = 'draft' WHERE "id" = $1`,
      `DELETE FROM "Quote" WHERE "id" = $1`,
      `UPDATE "QuoteLine" SET "unitMinor" = 1 WHERE "quoteId" = $1`,
      `DELETE FROM "QuoteLine" WHERE "quoteId" = $1`,
      `INSERT INTO "QuoteLine" SELECT "projectId", "quoteId", 99, "kind", "sku", "text", 1, 1, 1, 0, 0, 0, false, false FROM "QuoteLine" WHERE "quoteId" = $1 LIMIT 1`,
      `UPDATE "QuotePhone" SET "sku" = 'x' WHERE "quoteId" = $1`,
      `DELETE FROM "QuotePhone" WHERE "quoteId" = $1`,
    ])
      await expect(pool.query(statement, [quote.id]), statement).rejects.toThrow(/issued quote/);
  });

  test("its phones go with a draft and with their project, and none stands without its quote", async () => {
    const { newQuote, token, quote } = await issued();
    const draft = await quoteFrom(await newQuote());
    const copies = (quoteId: string) => db.quotePhone.count({ where: { quoteId } });
    expect([await copies(draft.id), await copies(quote.id)]).toEqual([draft.phones, quote.phones]);
    const copy = `INSERT INTO "QuotePhone" ("projectId", "quoteId", "mac", "phoneId", "sku", "isNfr", "mayBeFree")
      SELECT "projectId", $1::uuid, 'A00000000001', "phoneId", "sku", false, false FROM "QuotePhone" WHERE "quoteId" = $2 LIMIT 1`;
    await expect(pool.query(copy, [quote.id, quote.id])).rejects.toThrow(/issued quote/);
    await expect(pool.query(copy, ["00000000-0000-7000-8000-000000000000", quote.id])).rejects.toThrow(/issued quote/);
    const move = `UPDATE "QuotePhone" SET "quoteId" = $1, "mac" = 'F' || right("mac", 11) WHERE "quoteId" = $2`;
    await expect(pool.query(move, [quote.id, draft.id])).rejects.toThrow(/issued quote/);
    expect((await request("DELETE /api/quotes/{quoteId}", { token, params: { quoteId: draft.id } })).status).toBe(204);
    expect(await copies(draft.id)).toBe(0);
    await pool.query(`DELETE FROM "Project" WHERE "id" = $1`, [quote.projectId]);
    expect(await copies(quote.id)).toBe(0);
  });

  test("two who issue at once: one does, the other is told", async () => {
    const { newQuote, token, roleOf } = await newStory();
    const partner = await roleOf("partner");
    for (let round = 0; round < 5; round += 1) {
      const draft = await quoteFrom(await newQuote());
      const answers = await Promise.all([act(token, "issue", draft), act(partner, "issue", draft)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const audits = await db.auditEvent.count({ where: { targetId: draft.id, action: "quote.issue" } });
      expect(audits).toBe(1);
    }
  });

  test("is answered once, by the viewer for the customer, and not when it is over", async () => {
    const { quote, roleOf, newQuote, token } = await issued();
    const viewer = await roleOf("viewer");
    const params = { quoteId: quote.id };
    const bare = await request("POST /api/quotes/{quoteId}/decline", { token: viewer, params, json: PERSON });
    expect(bare.status, "a reason is needed").toBe(422);
    const accepted = await expectJson<Quote>(200, "POST /api/quotes/{quoteId}/accept", {
      token: viewer,
      params,
      json: PERSON,
    });
    expect(accepted).toMatchObject({ state: "accepted", answer: { ...PERSON, via: "viewer" }, margin: null });
    const again = await request("POST /api/quotes/{quoteId}/decline", {
      token,
      params,
      json: { ...PERSON, note: "no" },
    });
    expect([again.status, (await again.json()).detail]).toEqual([409, "It is accepted already."]);

    const late = await quoteFrom(await newQuote());
    await act(token, "issue", late);
    await pool.query(`ALTER TABLE "Quote" DISABLE TRIGGER USER`);
    await pool.query(`UPDATE "Quote" SET "expiresAt" = now() WHERE "id" = $1`, [late.id]);
    await pool.query(`ALTER TABLE "Quote" ENABLE TRIGGER USER`);
    const over = await request("POST /api/quotes/{quoteId}/accept", {
      token: viewer,
      params: { quoteId: late.id },
      json: PERSON,
    });
    expect([over.status, (await over.json()).detail]).toEqual([409, "It is no longer valid. Ask for a new revision."]);
  });

  test("is valid to the end of its day in its own time zone", async () => {
    const { newQuote, token, workspace } = await newStory();
    await db.project.update({ where: { id: workspace.project.id }, data: { timeZone: "Europe/Berlin" } });
    const summer = await quoteFrom(await newQuote({ validUntil: "2099-07-31" }));
    await act(token, "issue", summer);
    const stored = await db.quote.findFirstOrThrow({ where: { id: summer.id } });
    expect(stored.expiresAt?.toISOString()).toBe("2099-07-31T22:00:00.000Z");
    const past = await quoteFrom(await newQuote({ validUntil: "2020-01-01" }));
    expect((await act(token, "issue", past)).status).toBe(422);
  });

  test("says exactly what has moved, and the next revision takes it and ends the acceptance", async () => {
    const { quote, token, workspace, roleOf } = await issued();
    const params = { quoteId: quote.id };
    const differs = async () =>
      expectJson<QuoteDifference>(200, "GET /api/quotes/{quoteId}/difference", { token, params });
    expect(await differs()).toMatchObject({ isStale: false, skus: [], money: { difference: "0.00" } });
    await importFile(workspace, ["MAC,PID,VID,Site", row(7), row(8)].join("\n"));
    await importFile(workspace, `MAC,PID,VID,Site\n${mac(0)},CP-7841-K9=,V05,Leeds`);
    const moved = await differs();
    expect(moved.phones).toEqual({ added: 2, removed: 0, changed: 1 });
    expect(moved.macs).toMatchObject({ added: [mac(7), mac(8)], changed: [mac(0)] });
    expect(moved.skus).toEqual([
      { sku: E88, isNfr: false, quoted: 4, now: 5 },
      { sku: S88, isNfr: false, quoted: 4, now: 5 },
      { sku: "L-CP-E2M-78XX-CNV=", isNfr: false, quoted: 0, now: 1 },
      { sku: "CON-SW-LCPE2M7N", isNfr: false, quoted: 0, now: 1 },
    ]);
    expect(moved.money).toEqual({ quoted: "156.60", now: "195.75", difference: "39.15", unpriced: 2 });
    expect((await expectJson<Quote>(200, "GET /api/quotes/{quoteId}", { token, params })).phones).toBe(4);

    await request("POST /api/quotes/{quoteId}/accept", { token: await roleOf("viewer"), params, json: PERSON });
    const next = await expectJson<Quote>(201, "POST /api/quotes/{quoteId}/revise", {
      token,
      params,
      json: { reason: "two more" },
    });
    expect(next).toMatchObject({ number: quote.number, revision: 2, state: "draft", phones: 6, answer: null });
    expect(next.lines.find(({ sku }) => sku === E88)).toMatchObject({ quantity: 5, unit: "40.00", discount: 1_000 });
    const before = await expectJson<Quote>(200, "GET /api/quotes/{quoteId}", { token, params });
    expect(before).toMatchObject({ state: "superseded", answer: PERSON, phones: 4 });
    const twice = await request("POST /api/quotes/{quoteId}/revise", { token, params, json: { reason: "again" } });
    expect(twice.status).toBe(409);
    const late = await request("POST /api/quotes/{quoteId}/accept", { token, params, json: PERSON });
    expect((await late.json()).detail).toContain("later revision");
  });

  test("is a workbook whose sheets add up", async () => {
    const { quote, token, roleOf } = await issued();
    const file = await request("GET /api/quotes/{quoteId}/quote.xlsx", {
      token: await roleOf("viewer"),
      params: { quoteId: quote.id },
    });
    const sheets = await readSheets(Buffer.from(await file.arrayBuffer()));
    expect([...sheets.keys()]).toEqual(["Quote", "Sites", "Phones"]);
    const lines = sheets.get("Quote") ?? [];
    expect(lines[1]?.slice(0, 7)).toEqual([
      E88,
      "Licence Enterprise to MPP, 8800 series",
      "Licence",
      "4",
      "40",
      "0.1",
      "144",
    ]);
    expect(lines.find((cells) => cells[1] === "Total")?.[6]).toBe("156.6");
    expect(
      sheets
        .get("Phones")
        ?.slice(1)
        .map(([first]) => first),
    ).toEqual([0, 1, 2, 3].map(mac));
    expect(quote.wayBack).toMatchObject([{ isFree: true, phones: 4 }]);
    const [header = [], ...phones] = sheets.get("Phones") ?? [];
    for (const cells of phones)
      expect([cells[header.indexOf("Way Back")], cells[header.indexOf("Way Back Because")]]).toEqual([
        "Free",
        quote.wayBack[0]?.because,
      ]);
    const list = await expectJson<{ items: QuoteRow[] }>(200, "GET /api/projects/{projectId}/quotes", {
      token,
      params: { projectId: quote.projectId },
    });
    expect(list.items.map(({ number, total }) => [number, total])).toEqual([[quote.number, "156.60"]]);
  });
});

describe("the document of a quote", () => {
  test("is stored once with its hash, and is sent as it was stored", async () => {
    const { newQuote, newBook, putPrices, workspace, token, roleOf } = await newStory();
    await setContract(workspace, "no");
    const book = await newBook();
    await putPrices(book, PRICES);
    const draft = await quoteFrom(
      await newQuote({ priceBookId: book.priceBookId, taxRate: 1_900, title: "Łódź and Köln" }),
    );
    const params = { quoteId: draft.id };
    expect((await request("GET /api/quotes/{quoteId}/quote.pdf", { token, params })).status, "a draft has none").toBe(
      409,
    );
    await act(token, "issue", draft);
    await runJobs();
    const { pdf } = await expectJson<Quote>(200, "GET /api/quotes/{quoteId}", { token, params });
    const file = await request("GET /api/quotes/{quoteId}/quote.pdf", { token: await roleOf("viewer"), params });
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(pdf).toEqual({ sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length });
    const text = readPdf(bytes).pages.join("\n");
    for (const part of [
      draft.number,
      "Łódź and Köln",
      E88,
      "€40.00",
      "10 %",
      "€144.00",
      "Tax, 19 %",
      "€186.35",
      "Leeds",
      "Page 1 of 2",
    ])
      expect(text).toContain(part);
    for (const index of [0, 1, 2, 3]) expect(text).toContain(mac(index).match(/../g)?.join(":"));
    expect(text).not.toContain("30.00"); // what it costs the partner
    await drawQuote({ projectId: workspace.project.id, quoteId: draft.id }); // again: its work is done
    await expect(
      pool.query(`UPDATE "QuoteFile" SET "sha256" = 'x' WHERE "quoteId" = $1`, [draft.id]),
    ).rejects.toThrow();
  });

  test("with a name that the font cannot print is not issued", async () => {
    const { newQuote, token } = await newStory();
    const draft = await quoteFrom(await newQuote({ title: "漢字 GmbH" }));
    const answer = await act(token, "issue", draft);
    expect(answer.status).toBe(422);
    expect((await answer.json()).detail).toContain("cannot print 漢 字");
  });
});

describe("the customer's link", () => {
  async function linked() {
    const story = await newStory();
    const draft = await quoteFrom(await story.newQuote());
    const link = () =>
      request("POST /api/quotes/{quoteId}/links", { token: story.token, params: { quoteId: draft.id }, json: {} });
    expect((await link()).status, "a draft has none").toBe(409);
    await act(story.token, "issue", draft);
    const { url } = (await (await link()).json()) as { url: string };
    const secret = url.split("/").at(-1) ?? "";
    const answer = (how: "accept" | "decline", json: object, headers: Record<string, string> = {}) =>
      request(`POST /api/quote-links/{token}/${how}`, {
        params: { token: secret },
        json,
        headers: { "sec-fetch-site": "same-origin", ...headers },
      });
    return { ...story, draft, secret, answer };
  }
  const stateOf = async (id: string) => (await db.quote.findFirstOrThrow({ where: { id } })).state;

  test("accepts without an account, once; only the hash of its secret is kept", async () => {
    const { draft, secret, answer } = await linked();
    const rows = await pool.query(`SELECT t::text AS "row" FROM "QuoteLink" t WHERE "quoteId" = $1`, [draft.id]);
    expect(rows.rows[0]?.row).not.toContain(secret);
    expect((await answer("accept", PERSON, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await answer("accept", { by: "", function: "x" })).status).toBe(422);
    expect((await answer("decline", PERSON)).status, "a reason is needed").toBe(422);
    expect((await answer("accept", { ...PERSON, note: "Thank you" })).status).toBe(204);
    expect((await db.quote.findFirstOrThrow({ where: { id: draft.id } })).answer).toMatchObject({
      ...PERSON,
      via: "link",
    });
    expect((await answer("decline", { ...PERSON, note: "no" })).status).toBe(409);
    const audit = await db.auditEvent.findFirstOrThrow({ where: { targetId: draft.id, action: "quote.accept" } });
    expect([audit.actorId, audit.organizationId === null]).toEqual([null, false]);
  });

  test("of a superseded revision, of an ended link and of a guess says so and does nothing", async () => {
    const { draft, answer, token } = await linked();
    const params = { quoteId: draft.id };
    await expectJson(201, "POST /api/quotes/{quoteId}/revise", { token, params, json: { reason: "more" } });
    const late = await answer("accept", PERSON);
    expect([late.status, (await late.json()).detail]).toEqual([
      409,
      "A later revision takes the place of this quote. Ask for that one.",
    ]);
    const other = await linked();
    await request("DELETE /api/quotes/{quoteId}/links", { token: other.token, params: { quoteId: other.draft.id } });
    expect((await other.answer("accept", PERSON)).status).toBe(404);
    expect(await stateOf(other.draft.id)).toBe("issued");
  });

  test("is no place to guess from", async () => {
    const headers = { "sec-fetch-site": "same-origin", "x-rehome-address": `10.0.0.${randomUUID()}` };
    const guess = () =>
      request("POST /api/quote-links/{token}/accept", { params: { token: randomUUID() }, json: PERSON, headers });
    const statuses: number[] = [];
    for (let round = 0; round < 25; round += 1) statuses.push((await guess()).status);
    expect(statuses[0]).toBe(404);
    expect(statuses.at(-1)).toBe(429);
  });
});
