import * as z from "zod";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";
import { AUDIENCES, PROBLEM_CODES } from "@/lib/domain/work/problems";
import { STEP_ACTIONS } from "@/lib/domain/work/step-actions";
import { CONFLICT_CAUSES, CONFLICT_KINDS, SETTLEMENTS } from "@/lib/domain/work/work-conflict";
import { selection } from "./batches";
import { id, note, page, pageOf } from "./shared";

const settlePhones = z.strictObject({
  selection,
  /** `standing`: the begun work goes on as it was decided. `correction`: what the rules say of the corrected phone counts. */
  keep: z.enum(["standing", "correction"]),
  reason: note(500),
});
const settleBrought = z.strictObject({
  /** Of what devices brought. */
  conflicts: z.array(id).min(1).max(500),
  how: z.enum(SETTLEMENTS),
  reason: note(500),
});
/** Corrections that would forbid begun work are settled phone by phone, what devices brought one by one. */
export const settleConflictsInput = z.union([settleBrought, settlePhones]);
export type SettlePhonesInput = z.output<typeof settlePhones>;
export type SettleBroughtInput = z.output<typeof settleBrought>;
export const settleAnswer = z.object({
  requestId: z.string(),
  settled: z.number().int(),
  /** What could not be settled like this, and why. */
  refused: z.array(z.object({ id: z.string(), reason: z.string() })),
});
export type SettleAnswer = z.output<typeof settleAnswer>;

export const reopenConflictsInput = z.strictObject({ conflicts: z.array(id).min(1).max(500), reason: note(500) });

export const conflictsQuery = z.strictObject({
  /** Open ones, unless settled ones are asked for. */
  status: z.enum(["open", "settled"]).default("open"),
  person: id.optional(),
  batch: id.optional(),
  phone: id.optional(),
  ...page,
});
export type ConflictsQuery = z.output<typeof conflictsQuery>;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const person = z.object({ id: z.string(), name: z.string() });
const batch = z.object({ id: z.string(), name: z.string(), isGone: z.boolean() });

export const conflict = z.object({
  /** `decision`: a correction would forbid begun work; its id is the phone's. Else: what a device brought. */
  id: z.string(),
  kind: z.enum([...CONFLICT_KINDS, "decision"]),
  cause: z.enum([...CONFLICT_CAUSES, "decision"]),
  phone: z
    .object({
      id: z.string(),
      mac: z.string(),
      model: z.string().nullable(),
      site: z.string().nullable(),
      floor: z.string().nullable(),
      owner: z.string().nullable(),
      state: z.enum(PHONE_STATES),
    })
    .nullable(),
  /** Who brought it, when by the device, and when it arrived. */
  by: person.nullable(),
  at: z.string(),
  receivedAt: z.string(),
  /** The batch it was done in. */
  batch: batch.nullable(),
  /** What came. */
  sent: z.object({
    action: z.enum(STEP_ACTIONS).nullable(),
    step: z.string().nullable(),
    note: z.string().nullable(),
    problem: z.enum(PROBLEM_CODES).nullable(),
    audience: z.enum(AUDIENCES).nullable(),
    /** Of a correction. */
    fields: z.record(z.string(), value).nullable(),
    /** Of evidence: how it was judged. */
    outcome: z.string().nullable(),
    /** Of a correction that would forbid begun work: what the rules say. */
    text: z.string().nullable(),
  }),
  /** What stood when it came. */
  found: z.object({
    state: z.enum(PHONE_STATES).nullable(),
    batch: batch.nullable(),
    /** Who brought it about and when, where that is known. */
    by: person.nullable(),
    at: z.string().nullable(),
    fields: z.record(z.string(), value).nullable(),
    text: z.string().nullable(),
  }),
  settled: z
    .object({ how: z.enum(SETTLEMENTS), by: z.string().nullable(), at: z.string(), reason: z.string().nullable() })
    .nullable(),
});
export type Conflict = z.output<typeof conflict>;

export const conflictsPage = pageOf(conflict).extend({
  /** Who brought conflicts of this status, and in which batches, for the filters. */
  people: z.array(person),
  batches: z.array(batch),
});
export type ConflictsPage = z.output<typeof conflictsPage>;
