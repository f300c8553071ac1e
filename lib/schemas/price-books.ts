import * as z from "zod";
import { CURRENCIES } from "@/lib/domain/pricing/money";
import { line } from "./shared";

/** A calendar day, without a time zone. */
export const day = z.iso.date("A day, as 2026-11-28.").refine((text) => text >= "1990-01-01" && text < "2200-01-01", {
  message: "A day between 1990 and 2200.",
});
/** Basis points, to the whole. */
export const rate = z.number().int().min(0, "At least 0 %.").max(10_000, "At most 100 %.");
export const currency = z.enum(CURRENCIES);

const fields = {
  name: line(120),
  currency,
  validFrom: day,
  validUntil: day.nullable(),
  discount: rate,
};
const NOT_BACKWARDS = { path: ["validUntil"], message: "The last day is before the first." };
const isForward = ({
  validFrom,
  validUntil,
}: {
  validFrom?: string | undefined;
  validUntil?: string | null | undefined;
}) => !validFrom || !validUntil || validFrom <= validUntil;

export const priceBookInput = z.strictObject(fields).refine(isForward, NOT_BACKWARDS);
export type PriceBookInput = z.input<typeof priceBookInput>;
/** The currency stays: the prices are in it. */
const { currency: _, ...editable } = fields;
export const editPriceBookInput = z.strictObject(editable).partial().refine(isForward, NOT_BACKWARDS);

export const priceBook = z.object({
  id: z.string(),
  ...fields,
  prices: z.array(z.object({ sku: z.string(), list: z.string(), cost: z.string().nullable() })),
  version: z.number().int(),
});
export type PriceBook = z.output<typeof priceBook>;

export const pricesInput = z.strictObject({ csv: z.string().max(200_000) });
export const pricesAnswer = z.object({
  prices: z.number().int(),
  /** Columns that were not read. */
  ignored: z.array(z.string()),
  /** SKUs whose line has no amount: they have no price. */
  unpriced: z.array(z.string()),
});
