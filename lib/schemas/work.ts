import * as z from "zod";
import { DIRECTIONS, LOAD_FAMILIES, METHODS, TARGETS } from "@/lib/domain/conversion";
import { EVIDENCE_OUTCOMES, EVIDENCE_SOURCES, FOUND_FIELDS } from "@/lib/domain/evidence/evidence-check";
import { RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { STEP_SCOPES } from "@/lib/domain/procedure/step";
import { LICENSE_KINDS } from "@/lib/domain/rules/decision";
import { BATCH_STATES } from "@/lib/domain/work/batch-life";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";
import { AUDIENCES, PROBLEM_CODES } from "@/lib/domain/work/problems";
import { STEP_ACTIONS } from "@/lib/domain/work/step-actions";
import { stepChanges } from "./projects";
import { id, note, timestamp } from "./shared";

/** One thing a technician did. `operationId` is made by the client: however often it is sent, it is stored once. */
export const stepEvent = z.strictObject({
  operationId: id,
  /** Who did it, as the device knows. Another than who is signed in: the whole request is refused. */
  userId: id.optional(),
  /** Which phone, or for a step of the batch which batch, or for a step of the project neither. */
  phoneId: id.optional(),
  batchId: id.optional(),
  projectId: id.optional(),
  loadFamily: z.enum(LOAD_FAMILIES).optional(),
  step: z.string().min(1).max(100),
  action: z.enum(STEP_ACTIONS),
  /** The device's clock, corrected by what it learned from the server's. */
  at: timestamp,
  note: note(2000).optional(),
  /** With `fail` and `hold`: why, as one of a few reasons. */
  problem: z.enum(PROBLEM_CODES).optional(),
  /** For whom the note is written; left out: the team. */
  audience: z.enum(AUDIENCES).optional(),
  /** The batch that the phone was in on the list this was done from. */
  seenBatchId: id.optional(),
  /** `at` of the snapshot this was done from. */
  seenAt: timestamp.optional(),
});
export type StepEventInput = z.input<typeof stepEvent>;
export type StepEvent = z.output<typeof stepEvent>;
export const stepEventsInput = z.array(stepEvent).min(1).max(500);

export const OUTCOME_STATUSES = ["stored", "already-there", "kept", "refused"] as const;
export type OutcomeStatus = (typeof OUTCOME_STATUSES)[number];

export const stepOutcome = z.object({
  operationId: z.string(),
  /**
   * `already-there`: the same operation was stored before. `kept`: it is stored as a conflict, which the project manager settles.
   * `refused`: it can never be stored; nothing of it is kept.
   */
  status: z.enum(OUTCOME_STATUSES),
  reason: z.string().optional(),
  /** State of the phone after it. */
  state: z.enum(PHONE_STATES).optional(),
});
export type StepOutcome = z.output<typeof stepOutcome>;

const LONGEST_PAGE = 100_000;
export const evidenceInput = z.strictObject({
  /** Made by the client: however often it is sent, it is stored once. */
  operationId: id.optional(),
  /** Who pasted it, as the device knows. Another than who is signed in: it is refused. */
  userId: id.optional(),
  /** The device's clock, corrected by what it learned from the server's; left out: now. */
  at: timestamp.optional(),
  phoneId: id,
  kind: z.literal("status-text").default("status-text"),
  text: z
    .string()
    .min(1, "Paste the phone's status text.")
    .max(
      LONGEST_PAGE,
      "This is far longer than a phone's page, which has a few thousand characters. Paste the page of this phone alone.",
    ),
});
export const evidenceCheck = z.object({
  code: z.string(),
  result: z.enum(["pass", "fail", "missing"]),
  expected: z.string(),
  found: z.string().nullable(),
  text: z.string(),
});
/** A fact that the page shows and the inventory does not hold, or holds otherwise. Nothing stores it but a person's edit of the phone. */
export const foundFact = z.object({
  field: z.enum(FOUND_FIELDS),
  /** In the inventory; null where it holds nothing. */
  now: z.union([z.string(), z.number()]).nullable(),
  /** On the page. */
  shown: z.union([z.string(), z.number()]),
});
export type FoundFact = z.output<typeof foundFact>;
/** A phone that a text is about; ids are null where it is not in the project, or not the reader's to see. */
const namedPhone = z.object({
  mac: z.string(),
  phoneId: z.string().nullable(),
  batchId: z.string().nullable(),
  batchName: z.string().nullable(),
  site: z.string().nullable(),
  floor: z.string().nullable(),
});
export const evidence = z.object({
  /** Null when the text is about another phone: then nothing was stored and nothing changed. */
  id: z.string().nullable(),
  /** `kept`: the phone is not the person's any more; it is judged and stored as a conflict, which the project manager settles. */
  status: z.enum(["stored", "already-there", "kept", "other-phone"]),
  reason: z.string().optional(),
  phoneId: z.string(),
  kind: z.enum(EVIDENCE_SOURCES),
  outcome: z.enum(EVIDENCE_OUTCOMES),
  checks: z.array(evidenceCheck),
  at: z.string(),
  state: z.enum(PHONE_STATES),
  /** The phones that the text is about, when it is not about this one. */
  about: z.array(namedPhone).nullable(),
  /** What the person may take from the text into the inventory, by `PATCH /api/phones/{phoneId}`. */
  found: z.array(foundFact),
  /** The phone's revision, for that edit's If-Match. */
  revision: z.number().int(),
});
export type Evidence = z.output<typeof evidence>;

export const workPhone = z.object({
  id: z.string(),
  mac: z.string(),
  model: z.string(),
  pid: z.string().nullable(),
  vid: z.number().int().nullable(),
  /** The hardware versions that the guide's Table 1 allows of this model, where it names any; `max` null: no highest one. */
  vidRange: z.object({ min: z.number().int(), max: z.number().int().nullable() }).nullable(),
  loadFamily: z.enum(LOAD_FAMILIES),
  targetLoad: z.string().nullable(),
  site: z.string().nullable(),
  floor: z.string().nullable(),
  owner: z.string().nullable(),
  directoryNumber: z.string().nullable(),
  description: z.string().nullable(),
  ip: z.string().nullable(),
  serial: z.string().nullable(),
  version: z.string().nullable(),
  runningFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  licenseKind: z.enum(LICENSE_KINDS),
  state: z.enum(PHONE_STATES),
  verdict: z.string(),
  /** Work on it has begun; what it was found with and its decision stand still. */
  hasBegun: z.boolean(),
  /** What it shows now, since it has begun. */
  nowFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  /** A correction would forbid the begun work: the project manager settles it. */
  hasConflict: z.boolean(),
});
export type WorkPhone = z.output<typeof workPhone>;

/** What stands of a step now: its latest tick, un-tick, or that phones go on without it. */
export const stepState = z.object({
  scope: z.enum(STEP_SCOPES),
  phoneId: z.string().nullable(),
  batchId: z.string().nullable(),
  loadFamily: z.enum(LOAD_FAMILIES).nullable(),
  step: z.string(),
  isTicked: z.boolean(),
  /** Of a step of the project or the batch: phones go on without it, for the reason in the note. */
  isOverridden: z.boolean(),
  by: z.string(),
  byId: z.string(),
  at: z.string(),
  note: z.string().nullable(),
});
export type StepState = z.output<typeof stepState>;

/** A note, or why a step failed, was held or taken back. */
export const stepRemark = z.object({
  operationId: z.string(),
  phoneId: z.string().nullable(),
  batchId: z.string().nullable(),
  step: z.string(),
  action: z.enum(STEP_ACTIONS),
  note: z.string(),
  problem: z.enum(PROBLEM_CODES).nullable(),
  audience: z.enum(AUDIENCES),
  by: z.string(),
  at: z.string(),
});
export type StepRemark = z.output<typeof stepRemark>;

export const workBatch = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.enum(BATCH_STATES),
  order: z.number().int(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  phones: z.array(workPhone),
});
export type WorkBatch = z.output<typeof workBatch>;

/** A technician's list: enough to fill every checklist without asking again (lib/domain/procedure does the filling). */
export const work = z.object({
  project: z.object({
    id: z.string(),
    name: z.string(),
    direction: z.enum(DIRECTIONS),
    target: z.enum(TARGETS),
    method: z.enum(METHODS),
    ucmAddress: z.string().nullable(),
    stepChanges,
  }),
  batches: z.array(workBatch),
  steps: z.array(stepState),
  /** Oldest first. */
  remarks: z.array(stepRemark),
});
export type Work = z.output<typeof work>;

/** Everything that a person's device needs to work without network: all their batches that are not over, of all their projects. */
export const workSnapshot = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  /** The server's clock. */
  at: z.string(),
  works: z.array(work),
});
export type WorkSnapshot = z.output<typeof workSnapshot>;
