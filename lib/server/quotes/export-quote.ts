import "server-only";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { QUOTE_LINE_LABELS } from "@/lib/domain/pricing/quote-lines";
import { wayBackWord } from "@/lib/domain/work/way-back";
import type { Quote } from "@/lib/schemas/quotes";
import { workbookDownload, type XlsxCell, type XlsxColumn } from "@/lib/server/files/xlsx/xlsx-writer";
import { allQuotePhones } from "@/lib/server/quotes/quote-phones";

/** A quote as a workbook: its lines with their sums, a summary of its sites, and its phones as an annex. */
export function exportQuote(quote: Quote): Response {
  const { projectId, id } = quote;
  return workbookDownload(`${quote.number} revision ${quote.revision}.xlsx`, [
    { name: "Quote", columns: linesColumns(quote.currency), rows: one(linesRows(quote)) },
    { name: "Sites", columns: SITES, rows: one(quote.sites.map(siteRow)) },
    { name: "Phones", columns: PHONES, rows: phonesRows({ projectId, id }) },
  ]);
}

async function* one<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

const linesColumns = (currency: string): XlsxColumn[] => [
  { header: "SKU", width: 24 },
  { header: "Description", width: 52 },
  { header: "Kind", width: 14 },
  { header: "Quantity", width: 10, isNumber: true },
  { header: `List Price (${currency})`, width: 16, isNumber: true },
  { header: "Discount", width: 10, isNumber: true },
  { header: `Net (${currency})`, width: 16, isNumber: true },
  { header: "Tax", width: 8, isNumber: true },
  { header: "May Be Free", width: 12, isNumber: true },
  { header: "Remark", width: 44 },
];

function linesRows({ lines, sum, discount, ...quote }: Quote): XlsxCell[][] {
  const total = (name: string, money: string): XlsxCell[] => [
    null,
    name,
    null,
    null,
    null,
    null,
    { money, isTotal: true },
  ];
  return [
    ...lines.map((line): XlsxCell[] => [
      line.sku,
      line.text,
      QUOTE_LINE_LABELS[line.kind],
      line.quantity,
      line.unit === null ? null : { money: line.unit },
      { percent: line.discount },
      line.net === null ? null : { money: line.net },
      { percent: line.taxRate },
      line.mayBeFree,
      remarkOf(line),
    ]),
    [],
    ...(discount > 0 ? [total("Sum of the lines", sum.gross), total("Discount on the whole", sum.discount)] : []),
    total("Net", sum.net),
    ...sum.tax.map(({ rate, amount }): XlsxCell[] => [
      null,
      "Tax",
      null,
      null,
      null,
      { percent: rate },
      { money: amount },
    ]),
    total("Total", sum.total),
    [],
    [null, `${quote.number}, revision ${quote.revision}: ${quote.title}`],
    [null, "Valid until", null, null, null, null, { day: quote.validUntil }],
  ];
}

function remarkOf({ unit, isOpen, isNfr }: Quote["lines"][number]): string | null {
  const remarks = [
    isOpen ? "Only without a service contract, not known yet: not in the sum" : "",
    unit === null && !isOpen ? "No price: not in the sum" : "",
    isNfr ? "Not for resale" : "",
  ];
  return remarks.filter((each) => each !== "").join("; ") || null;
}

const SITES: readonly XlsxColumn[] = [
  { header: "Site", width: 30 },
  { header: "SKU", width: 24 },
  { header: "Phones", width: 10, isNumber: true },
  { header: "May Be Free", width: 12, isNumber: true },
];
const siteRow = ({ site, sku, quantity, mayBeFree }: Quote["sites"][number]): XlsxCell[] => [
  site ?? "No site",
  sku,
  quantity,
  mayBeFree,
];

const PHONES: readonly XlsxColumn[] = [
  { header: "MAC Address", width: 15 },
  { header: "Licence", width: 24 },
  { header: "PID", width: 18 },
  { header: "Model", width: 9 },
  { header: "VID", width: 6 },
  { header: "Serial", width: 14 },
  { header: "Site", width: 24 },
  { header: "Floor", width: 8 },
  { header: "May Be Free", width: 10 },
  { header: "NFR", width: 6 },
  { header: "Way Back", width: 14 },
  { header: "Way Back Because", width: 60 },
];

async function* phonesRows(key: { projectId: string; id: string }): AsyncGenerator<XlsxCell[][]> {
  for await (const page of allQuotePhones(key))
    yield page.map((phone) => [
      phone.mac,
      phone.sku,
      phone.pid,
      phone.model,
      phone.vid === null ? null : formatVid(phone.vid),
      phone.serial,
      phone.site,
      phone.floor,
      phone.mayBeFree ? "Yes" : null,
      phone.isNfr ? "Yes" : null,
      phone.wayBack && wayBackWord(phone.wayBack.isFree),
      phone.wayBack?.because ?? null,
    ]);
}
