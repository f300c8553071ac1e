import * as z from "zod";
import { DIRECTIONS, LOAD_FAMILIES, TARGETS } from "@/lib/domain/conversion";
import { LICENSE_KINDS, VERDICTS } from "@/lib/domain/rules/decision";
import { BATCH_STATES } from "@/lib/domain/work/batch-life";
import { editProjectInput } from "./projects";

const count = z.number().int();

/** Another plan for the same phones; what is left out is as the project has it. */
export const whatIfInput = editProjectInput.pick({ direction: true, target: true, policy: true, loads: true });
export type WhatIfInput = z.input<typeof whatIfInput>;

/** The same as query parameters, for a download. */
export const whatIfQuery = z.strictObject({
  direction: z.enum(DIRECTIONS).optional(),
  target: z.enum(TARGETS).optional(),
  acceptMissingVid: z.enum(["true", "false"]).optional(),
  /** `sip88xx=sip88xx.12-0-4MPP0001-58,…`; empty: the rule set's own loads. */
  loads: z
    .string()
    .max(1000)
    .transform((text) => text.split(",").filter((part) => part.trim() !== ""))
    .transform((parts) => Object.fromEntries(parts.map((part) => part.split("=", 2).map((word) => word.trim()))))
    .pipe(z.partialRecord(z.enum(LOAD_FAMILIES), z.string().min(1).max(120)))
    .optional(),
});
export type WhatIfQuery = z.input<typeof whatIfQuery>;

const tally = z.object({
  verdicts: z.record(z.enum(VERDICTS), count),
  reasons: z.array(z.object({ code: z.string(), label: z.string(), verdict: z.enum(VERDICTS), count })),
  licenses: z.array(
    z.object({ sku: z.string(), quantity: count, supportSku: z.string().optional(), mayBeFree: count }),
  ),
  licenseKinds: z.record(z.enum(LICENSE_KINDS), count),
  /** Of `none` those that are converted and go free; the others are not converted. */
  free: count,
  /** Phones that cannot be started because of the load they are to get. */
  blocked: z.array(z.object({ code: z.string(), text: z.string(), count })),
});
export type WhatIfTally = z.output<typeof tally>;

const license = z.object({
  kind: z.enum(LICENSE_KINDS),
  sku: z.string().nullable(),
  mayBeFree: z.boolean(),
  /** Converted without a licence; of kind `none` the others are not converted. */
  isFree: z.boolean(),
});

export const whatIf = z.object({
  phones: count,
  plan: z.object({
    direction: z.enum(DIRECTIONS),
    target: z.enum(TARGETS),
    policy: z.object({ acceptMissingVid: z.boolean() }),
    loads: z.partialRecord(z.enum(LOAD_FAMILIES), z.string()),
  }),
  /** The edition by which the answer is made: always the one that is here. */
  ruleSetVersion: z.string(),
  today: tally,
  instead: tally,
  /** Phones whose verdict would be another. */
  changed: count,
  transitions: z.array(
    z.object({
      from: z.enum(VERDICTS),
      to: z.enum(VERDICTS),
      count,
      reasons: z.array(z.object({ from: z.string(), to: z.string(), count })),
      /** A few of them. */
      sample: z.array(
        z.object({
          id: z.string(),
          mac: z.string(),
          model: z.string().nullable(),
          vid: count.nullable(),
          site: z.string().nullable(),
        }),
      ),
    }),
  ),
  licenseChanges: z.array(z.object({ from: license, to: license, count })),
  /** Phones that keep verdict and licence and would read another requirement or advisory. */
  otherwiseChanged: count,
  /** Batches with phones that could no longer move; verified phones are not counted. */
  batches: z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(BATCH_STATES), phones: count })),
});
export type WhatIf = z.output<typeof whatIf>;
