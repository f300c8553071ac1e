import * as z from "zod";
import { LICENSE_KINDS, VERDICTS } from "@/lib/domain/rules/decision";
import { BATCH_KINDS, BATCH_STATES } from "@/lib/domain/work/batch-life";
import { EXCEPTION_STATES } from "@/lib/domain/work/exception";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";

const count = z.number().int();

/** Counts of a project; each can be opened as a filter of the phone list. */
export const summary = z.object({
  phones: count,
  verdicts: z.record(z.enum(VERDICTS), count),
  reasons: z.array(z.object({ code: z.string(), label: z.string(), verdict: z.enum(VERDICTS), count })),
  missing: z.object({ vid: count, pid: count }),
  licenses: z.array(
    z.object({ sku: z.string(), quantity: count, supportSku: z.string().optional(), mayBeFree: count }),
  ),
  /** Phones by what is to be done for their licence. */
  licenseKinds: z.record(z.enum(LICENSE_KINDS), count),
  states: z.record(z.enum(PHONE_STATES), count),
  batches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(BATCH_KINDS),
      state: z.enum(BATCH_STATES),
      startsAt: z.string().nullable(),
      phones: count,
      verified: count,
      /** Phones in it that can no longer move as they stand. */
      stale: count,
    }),
  ),
  /** Phones in batches: with `unplanned`, less `stale.phones`, they are the eligible ones that are not verified elsewhere. */
  planned: count,
  /** Phones in batches that can no longer move as they stand, and in how many batches they are. */
  stale: z.object({ phones: count, batches: count }),
  /** Eligible phones that are in no batch. */
  unplanned: count,
  /** Phones that cannot be converted, by what was decided of them. */
  exceptions: z.record(z.enum(EXCEPTION_STATES), count),
  /** Phones under way whose correction would forbid the begun work. */
  conflicts: count,
  /** What devices brought and could not simply be stored: open conflicts, one an operation. */
  brought: count,
  /** Rejected rows of all committed files, less those whose phone has arrived since. */
  rejected: z.array(z.object({ importId: z.string(), filename: z.string(), rows: count })),
});
export type Summary = z.output<typeof summary>;
