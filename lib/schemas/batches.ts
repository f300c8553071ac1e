import * as z from "zod";
import { LOAD_FAMILIES } from "@/lib/domain/conversion";
import { BATCH_KINDS, BATCH_STATES } from "@/lib/domain/work/batch-life";
import { phoneFilter } from "./phones";
import { id, line, note, timestamp } from "./shared";

const batchSizes = {
  /** How many phones prove the concept first. 0: no pilot. */
  pilotSize: z.number().int().min(0).max(1000).default(10),
  maxSize: z.number().int().min(1).max(5000).default(200),
};
export const planBatchesInput = z.strictObject(batchSizes);
export type PlanBatchesInput = z.input<typeof planBatchesInput>;

export const batchProposal = z.object({
  kind: z.enum(BATCH_KINDS),
  name: z.string(),
  site: z.string().nullable(),
  loadFamily: z.enum(LOAD_FAMILIES).nullable(),
  phones: z.number().int(),
  reason: z.string(),
});
export const batchPlan = z.object({
  proposals: z.array(batchProposal),
  phones: z.number().int(),
  /** Batches that stay as they are because work on them began. */
  kept: z.number().int(),
});
export type BatchPlan = z.output<typeof batchPlan>;

export const batch = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.enum(BATCH_KINDS),
  order: z.number().int(),
  name: z.string(),
  site: z.string().nullable(),
  loadFamily: z.enum(LOAD_FAMILIES).nullable(),
  reason: z.string(),
  state: z.enum(BATCH_STATES),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  version: z.number().int(),
  assignees: z.array(z.object({ userId: z.string(), name: z.string() })),
  phones: z.number().int(),
  started: z.number().int(),
  failed: z.number().int(),
  verified: z.number().int(),
  /** Phones that are no longer eligible since they were planned in, and not verified: the batch is stale. */
  stale: z.number().int(),
});
export type Batch = z.output<typeof batch>;

export const createBatchInput = z.strictObject({ name: line(120), kind: z.enum(BATCH_KINDS).default("wave") });

export const editBatchInput = z
  .strictObject({
    name: line(120),
    state: z.enum(BATCH_STATES),
    startsAt: timestamp.nullable(),
    endsAt: timestamp.nullable(),
    assigneeIds: z.array(id).max(100),
    reason: note(500),
  })
  .partial();
export type EditBatchInput = z.input<typeof editBatchInput>;

/** The rows a bulk change means: these ids, or all that match a filter save some. */
export const selection = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(10_000) }),
  z.strictObject({ filter: phoneFilter, except: z.array(id).max(10_000).default([]) }),
]);
export type Selection = z.output<typeof selection>;

/** `batchId: null` takes the phones out of their batch. */
export const movePhonesInput = z.strictObject({ selection, batchId: id.nullable(), reason: note(500).optional() });
export const movePhonesAnswer = z.object({
  selected: z.number().int(),
  moved: z.number().int(),
  refused: z.number().int(),
});
