import * as z from "zod";
import { TARGETS } from "@/lib/domain/conversion";
import { SERVICE_CONTRACTS } from "@/lib/domain/pricing/order-list";
import { QUOTE_STATES } from "@/lib/domain/pricing/quote-life";
import { OWN_LINE_KINDS, QUOTE_LINE_KINDS } from "@/lib/domain/pricing/quote-lines";
import { SCENARIO_KINDS } from "@/lib/domain/pricing/scenarios";
import { type Selection, selection } from "./batches";
import { currency, day, rate } from "./price-books";
import { id, line, page } from "./shared";

const count = z.number().int();
const text = (max: number) => z.string().trim().max(max, `At most ${max} characters.`);
/** Decimal text with a point; whether it fits the currency is asked when it is known. */
const amount = z.string().trim().max(40);

export const quoteInput = z.strictObject({
  title: line(160),
  currency,
  priceBookId: id.nullable().default(null),
  /** Left out: every phone of the project. */
  selection: selection.optional(),
  /** The same in words, for the quote. */
  scope: line(200).default("All phones of the project"),
  pilotNfr: z.boolean().default(false),
  taxRate: rate.default(0),
  validUntil: day,
});
export type QuoteInput = z.input<typeof quoteInput>;

/** Phones that a quote can be for, by what they need; withdrawn ones are never ordered for. */
export type ScopeCounts = Record<
  "phones" | "order" | "free" | "notConverted" | "automatic" | "gloCases" | "undecided" | "withdrawn",
  number
>;
export type QuoteScope = { value: string; label: string; selection: Selection; counts: ScopeCounts };

const ownLine = z.strictObject({
  kind: z.enum(OWN_LINE_KINDS),
  text: line(200),
  quantity: z.number().int().min(1, "At least 1.").max(1_000_000, "At most 1,000,000."),
  unit: amount,
  cost: amount.nullable().default(null),
  discount: rate.default(0),
});
export const editQuoteInput = z
  .strictObject({
    title: line(160),
    seller: text(600),
    buyer: text(600),
    terms: text(8_000),
    discount: rate,
    taxRate: rate,
    validUntil: day,
    /** The book whose prices the licence and support lines take now; null: none. */
    priceBookId: id.nullable(),
    ownLines: z.array(ownLine).max(50),
  })
  .partial();
export type EditQuoteInput = z.input<typeof editQuoteInput>;

const person = { by: line(120), function: line(120) };
export const acceptInput = z.strictObject({ ...person, note: text(2_000).default("") });
export const declineInput = z.strictObject({ ...person, note: text(2_000).min(1, "Say why.") });
export const reviseInput = z.strictObject({ reason: line(300) });
export const ANSWER_WAYS = ["link", "viewer", "recorded"] as const;

export const quoteAnswer = z.object({
  by: z.string(),
  function: z.string(),
  note: z.string(),
  via: z.enum(ANSWER_WAYS),
  at: z.string(),
});
export type QuoteAnswer = z.output<typeof quoteAnswer>;

const head = {
  id: z.string(),
  projectId: z.string(),
  number: z.string(),
  revision: count,
  state: z.enum(QUOTE_STATES),
  title: z.string(),
  currency,
  scope: z.string(),
  phones: count,
  validUntil: z.string(),
  timeZone: z.string(),
  createdAt: z.string(),
  issuedAt: z.string().nullable(),
  answer: quoteAnswer.nullable(),
  version: count,
};
export const quoteRow = z.object({ ...head, total: z.string(), unpriced: count });
export type QuoteRow = z.output<typeof quoteRow>;

export const quote = z.object({
  ...head,
  seller: z.string(),
  buyer: z.string(),
  terms: z.string(),
  contract: z.enum(SERVICE_CONTRACTS),
  priceBookId: z.string().nullable(),
  priceBookName: z.string().nullable(),
  discount: count,
  taxRate: count,
  lines: z.array(
    z.object({
      position: count,
      kind: z.enum(QUOTE_LINE_KINDS),
      sku: z.string().nullable(),
      text: z.string(),
      quantity: count,
      /** Amounts are decimal text; null where no price is known. */
      unit: z.string().nullable(),
      discount: count,
      taxRate: count,
      net: z.string().nullable(),
      mayBeFree: count,
      isNfr: z.boolean(),
      isOpen: z.boolean(),
      /** Null too for those who may not see it. */
      cost: z.string().nullable(),
    }),
  ),
  sum: z.object({
    gross: z.string(),
    discount: z.string(),
    net: z.string(),
    tax: z.array(z.object({ rate: count, base: z.string(), amount: z.string() })),
    total: z.string(),
    unpriced: count,
    open: count,
    savedIfFree: z.string(),
  }),
  /** Null for those who may not see it. */
  margin: z.object({ cost: z.string(), amount: z.string(), unknown: count }).nullable(),
  /** Whether the phones could go back without a licence, by the reason; empty where that was not kept. */
  wayBack: z.array(z.object({ isFree: z.boolean().nullable(), because: z.string(), phones: count })),
  sites: z.array(z.object({ site: z.string().nullable(), sku: z.string(), quantity: count, mayBeFree: count })),
  /** Null until it is drawn. */
  pdf: z.object({ sha256: z.string(), bytes: count }).nullable(),
  /** It was issued before logos were kept with quotes, and its own stands in its PDF alone. */
  isLogoInPdfOnly: z.boolean(),
  links: z.array(z.object({ id: z.string(), createdAt: z.string() })),
  revisions: z.array(z.object({ id: z.string(), revision: count, state: z.enum(QUOTE_STATES) })),
});
export type Quote = z.output<typeof quote>;

/** A line of a quote behind which phones stand, with how many of them. */
export type QuotedLine = Pick<QuoteRow, "id" | "number" | "revision" | "state"> &
  Record<"position" | "quantity", number> & { sku: string };

export const quotePhonesQuery = z.strictObject({ sku: line(60).optional(), limit: page.limit, cursor: page.cursor });
export const quotePhone = z.object({
  mac: z.string(),
  phoneId: z.string(),
  sku: z.string(),
  isNfr: z.boolean(),
  mayBeFree: z.boolean(),
  pid: z.string().nullable(),
  model: z.string().nullable(),
  vid: count.nullable(),
  serial: z.string().nullable(),
  site: z.string().nullable(),
  floor: z.string().nullable(),
  /** Whether it could go back without a licence, as things were when it was counted; null where that was not kept. */
  wayBack: z.object({ isFree: z.boolean().nullable(), because: z.string() }).nullable(),
});
export type QuotePhone = z.output<typeof quotePhone>;

/** What has moved since the phones were counted: inventory, need, rules, or the service contract. */
export const quoteDifference = z.object({
  isStale: z.boolean(),
  phones: z.object({ added: count, removed: count, changed: count }),
  /** Some of them, as examples. */
  macs: z.object({ added: z.array(z.string()), removed: z.array(z.string()), changed: z.array(z.string()) }),
  skus: z.array(z.object({ sku: z.string(), isNfr: z.boolean(), quoted: count, now: count })),
  /** Of the total, at the prices of the quote. */
  money: z.object({ quoted: z.string(), now: z.string(), difference: z.string(), unpriced: count }),
  contract: z.object({ quoted: z.enum(SERVICE_CONTRACTS), now: z.enum(SERVICE_CONTRACTS) }).nullable(),
  rules: z.object({ quoted: z.string(), now: z.string() }).nullable(),
});
export type QuoteDifference = z.output<typeof quoteDifference>;

export const quoteLink = z.object({ url: z.string() });

export const scenariosQuery = z.strictObject({ priceBook: id.optional() });
export const scenarios = z.object({
  /** Of the price book; null without one. */
  currency: currency.nullable(),
  book: z.string().nullable(),
  targets: z.array(
    z.object({
      target: z.enum(TARGETS),
      eligible: count,
      automatic: count,
      undecided: count,
      mayBeFree: count,
      scenarios: z.array(
        z.object({
          kind: z.enum(SCENARIO_KINDS),
          licenses: count,
          support: count,
          /** Before tax; null where a price of it is not known. */
          net: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type Scenarios = z.output<typeof scenarios>;
