import * as z from "zod";

const count = z.number().int();

/** Sites, or batches. */
export const READINESS_BY = ["site", "batch"] as const;
export type ReadinessBy = (typeof READINESS_BY)[number];
export const readinessQuery = z.strictObject({ by: z.enum(READINESS_BY).default("site") });

/** How far the phones of one site or batch are. The four verdicts add up to `phones`. */
const readinessRow = z.object({
  /** Site or batch id; null: phones of no site, or in no batch. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  phones: count,
  eligible: count,
  missing: count,
  notEligible: count,
  nothingToDo: count,
  /** Of the phones that are not eligible: those that are replaced or left as they are. An open question settles nothing. */
  exceptionsDecided: count,
  /** Eligible phones in no batch. */
  unplanned: count,
  /** Phones in a batch without a window. */
  undated: count,
  /** Phones for which a licence is ordered or comes by a case, and those whose licence is in hand. Null: not for this role. */
  needLicense: count.nullable(),
  holdLicense: count.nullable(),
  /** Eligible phones in batches whose firmware is ticked as put on Unified CM. Null: the procedure has no such step. */
  loadsOnUcm: count.nullable(),
  /** Of the eligible phones: those for which the customer has acknowledged everything that they lose. */
  lossesAcknowledged: count,
  /** Phones on which steps are done and that are not verified, of which some failed. */
  begun: count,
  failed: count,
  verified: count,
});
export const readiness = z.object({
  by: z.enum(READINESS_BY),
  /** The whole pilot of the project; it is passed when none of its phones is open. Null without one. */
  pilot: z.object({ batchIds: z.array(z.string()), phones: count, open: count }).nullable(),
  rows: z.array(readinessRow),
});
export type Readiness = z.output<typeof readiness>;
export type ReadinessRow = Readiness["rows"][number];
