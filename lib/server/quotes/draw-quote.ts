import "server-only";
import { createHash } from "node:crypto";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { digitsOf, parseAmount } from "@/lib/domain/pricing/money";
import { QUOTE_LINE_LABELS } from "@/lib/domain/pricing/quote-lines";
import { wayBackWord } from "@/lib/domain/work/way-back";
import { formatDay } from "@/lib/format/day";
import { formatMoney, formatRate } from "@/lib/format/money";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { Quote } from "@/lib/schemas/quotes";
import { FOR_A_JOB, inTransaction } from "@/lib/server/database/transaction";
import type { PdfBlock, PdfDocument, PdfLogo, PdfRow } from "@/lib/server/files/pdf/document";
import { drawPdf } from "@/lib/server/files/pdf/draw-pdf";
import { printable } from "@/lib/server/files/pdf/fonts";
import { newPaper } from "@/lib/server/files/pdf/page";
import { logoOfQuote } from "@/lib/server/inventory/organization-logo";
import { allQuotePhones } from "@/lib/server/quotes/quote-phones";
import { findQuote } from "@/lib/server/quotes/read-quote";

/**
 * Draws an issued quote and stores its bytes with their hash. Its content never changes once it is issued, its logo neither. What is
 * stored stays: a second run finds its work done.
 */
export async function drawQuote({ projectId, quoteId }: { projectId: string; quoteId: string }): Promise<void> {
  const quote = await findQuote(projectId, quoteId, { drafts: false, margins: false });
  if (!quote || quote.pdf) return; // gone with its project, or done
  const logo = await logoOfQuote(projectId, quoteId);
  const output = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(output),
    drawPdf(quoteDocument(quote, logo), annexRows({ projectId, id: quoteId }), output),
  ]);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `INSERT INTO "QuoteFile" ("projectId", "quoteId", "kind", "bytes", "sha256") VALUES ($1, $2, 'pdf', $3, $4) ON CONFLICT DO NOTHING`,
      [projectId, quoteId, bytes, sha256],
    );
    if (rowCount === 0) return;
    await tx.audit({
      projectId,
      actorId: null,
      requestId: null,
      action: "quote.draw",
      targetType: "Quote",
      targetId: quoteId,
      after: { sha256, bytes: bytes.length },
    });
    tx.notify(projectId);
  }, FOR_A_JOB);
}

/** Every text of a quote that a person wrote and that is printed. */
export const printedTexts = ({
  title,
  seller,
  buyer,
  terms,
  scope,
  lines,
}: Pick<Quote, "title" | "seller" | "buyer" | "terms" | "scope"> & {
  lines: readonly { text: string }[];
}): string[] => [title, seller, buyer, terms, scope, ...lines.map(({ text }) => text)];

/** The document of a quote; its phones are the rows of its annex. */
export function quoteDocument(quote: Quote, logo: PdfLogo | null): PdfDocument {
  const [author = "Rehome"] = linesIn(quote.seller);
  return {
    title: `Quote ${quote.number}, revision ${quote.revision}`,
    author,
    language: "en-GB",
    issuedAt: quote.issuedAt ?? quote.createdAt,
    logo,
    sender: linesIn(quote.seller),
    blocks: [
      { kind: "facts", pairs: factsOf(quote) },
      { kind: "table", ...linesTable(quote) },
      { kind: "totals", pairs: totalsOf(quote) },
      ...remarks(quote),
      ...sites(quote),
      ...waysBack(quote),
      ...terms(quote),
    ],
    annex:
      quote.phones === 0
        ? null
        : {
            heading: `Annex: the ${plural(quote.phones, "phone")} behind this quote`,
            columns: ANNEX,
            count: quote.phones,
            linesPerRow: 1,
          },
  };
}

/** The characters of texts that the font has no picture for: they would be printed as question marks. */
export function missingGlyphs(texts: readonly string[]): string[] {
  const empty = {
    title: "",
    author: "",
    language: "en",
    issuedAt: new Date(0).toISOString(),
    logo: null,
    sender: [],
    blocks: [],
  };
  const print = printable(newPaper({ ...empty, annex: null }).doc);
  return [...new Set(texts.join("").replace(/\s/g, ""))].filter((character) => !print(character).isWhole);
}

const linesIn = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const CONTRACTS = {
  yes: "Yes: no support is ordered",
  no: "No: each licence comes with its support",
  unknown: "Not known: support lines are open and not in the sum",
} as const satisfies Record<Quote["contract"], string>;

const factsOf = (quote: Quote): [string, string][] => [
  ["Title", quote.title],
  ["For", linesIn(quote.buyer).join(", ")],
  ["Date", formatDay((quote.issuedAt ?? quote.createdAt).slice(0, 10))],
  ["Valid until", `${formatDay(quote.validUntil)}, end of the day (${quote.timeZone})`],
  ["Phones", quote.scope],
  ["Service contract", CONTRACTS[quote.contract]],
];

function money(quote: Quote, amount: string | null): string {
  const read = amount === null ? null : parseAmount(amount.replace("-", ""), digitsOf(quote.currency));
  if (!read?.ok) return "–";
  return formatMoney(amount?.startsWith("-") ? -read.minor : read.minor, quote.currency);
}

function linesTable(quote: Quote) {
  const columns = [
    { header: "Position", width: 214 },
    { header: "Quantity", width: 54, align: "right" as const },
    { header: "Each", width: 82, align: "right" as const },
    { header: "Discount", width: 54, align: "right" as const },
    { header: "Net", width: 87, align: "right" as const },
  ];
  const rows = quote.lines.map((line) => [
    [
      line.sku ?? QUOTE_LINE_LABELS[line.kind],
      line.text,
      ...(line.isOpen ? ["Only without a service contract"] : []),
    ].join(", "),
    formatNumber(line.quantity),
    line.unit === null ? "no price" : money(quote, line.unit),
    line.discount > 0 ? formatRate(line.discount) : "",
    line.isOpen ? "open" : money(quote, line.net),
  ]);
  return { columns, rows };
}

function totalsOf(quote: Quote): [string, string][] {
  const { sum } = quote;
  return [
    ...(quote.discount > 0
      ? ([
          ["Sum of the lines", money(quote, sum.gross)],
          [`Discount on the whole, ${formatRate(quote.discount)}`, money(quote, `-${sum.discount}`)],
        ] satisfies [string, string][])
      : []),
    ["Net", money(quote, sum.net)],
    ...sum.tax
      .filter(({ rate }) => rate > 0)
      .map(({ rate, amount }): [string, string] => [`Tax, ${formatRate(rate)}`, money(quote, amount)]),
    [sum.unpriced > 0 ? "Total of what has a price" : "Total", money(quote, sum.total)],
  ];
}

function remarks(quote: Quote): PdfBlock[] {
  const free = quote.lines.reduce((count, { kind, mayBeFree }) => count + (kind === "license" ? mayBeFree : 0), 0);
  const { unpriced, open, savedIfFree } = quote.sum;
  const texts = [
    unpriced > 0
      ? `${plural(unpriced, "line has", "lines have")} no price yet and ${unpriced === 1 ? "is" : "are"} not in the sum.`
      : "",
    open > 0 ? "Open lines are ordered only when there is no service contract. They are not in the sum." : "",
    free > 0
      ? `${plural(free, "licence")} may turn out free once the history of the phone is known; the annex marks them. If all of them are, the total is ${money(quote, savedIfFree)} less.`
      : "",
  ];
  return texts.filter((text) => text !== "").map((text) => ({ kind: "paragraph", text }));
}

function sites({ sites: rows }: Quote): PdfBlock[] {
  if (rows.length === 0) return [];
  const columns = [
    { header: "Site", width: 220 },
    { header: "Licence", width: 151 },
    { header: "Phones", width: 60, align: "right" as const },
    { header: "May be free", width: 60, align: "right" as const },
  ];
  return [
    { kind: "heading", text: "Summary per site" },
    {
      kind: "table",
      columns,
      rows: rows.map(({ site, sku, quantity, mayBeFree }) => [
        site ?? "No site",
        sku,
        formatNumber(quantity),
        mayBeFree > 0 ? formatNumber(mayBeFree) : "",
      ]),
    },
  ];
}

function waysBack({ wayBack }: Quote): PdfBlock[] {
  if (wayBack.length === 0) return [];
  const columns = [
    { header: "Back to what it runs now", width: 120 },
    { header: "Why", width: 311 },
    { header: "Phones", width: 60, align: "right" as const },
  ];
  return [
    { kind: "heading", text: "The way back" },
    {
      kind: "table",
      columns,
      rows: wayBack.map(({ isFree, because, phones }) => [wayBackWord(isFree), because, formatNumber(phones)]),
    },
  ];
}

function terms(quote: Quote): PdfBlock[] {
  const lines = linesIn(quote.terms);
  if (lines.length === 0) return [];
  return [{ kind: "heading", text: "Terms" }, ...lines.map((text): PdfBlock => ({ kind: "paragraph", text }))];
}

const ANNEX = [
  { header: "MAC address", width: 130 },
  { header: "Order code", width: 140 },
  { header: "Site", width: 154 },
  { header: "Licence", width: 148 },
  { header: "Way back", width: 86 },
  { header: "Remark", width: 80 },
];

/** The frozen phones of a quote as rows of its annex. */
export async function* annexRows(key: { projectId: string; id: string }): AsyncGenerator<PdfRow[]> {
  for await (const page of allQuotePhones(key))
    yield page.map(({ mac, pid, model, site, sku, wayBack, isNfr, mayBeFree }) => [
      [formatMac(mac)],
      [pid ?? model ?? ""],
      [site ?? ""],
      [sku],
      [wayBack === null ? "" : wayBackWord(wayBack.isFree)],
      [isNfr ? "not for resale" : mayBeFree ? "may be free" : ""],
    ]);
}
