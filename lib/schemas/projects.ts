import * as z from "zod";
import { DIRECTIONS, LOAD_FAMILIES, METHODS, TARGETS, TARGETS_OF, type Target } from "@/lib/domain/conversion";
import { isWord } from "@/lib/domain/words";
import { line, note } from "./shared";

const policy = z.strictObject({ acceptMissingVid: z.boolean() });
const loads = z.partialRecord(z.enum(LOAD_FAMILIES), line(120));

const MOST_STEP_CHANGES = 100;
/** By the id of a step, all that this project says of its procedure. */
export const stepChanges = z
  .record(z.string().max(100), z.strictObject({ note: note(1_000).optional(), isHidden: z.literal(true).optional() }))
  .refine((all) => Object.keys(all).length <= MOST_STEP_CHANGES, `At most ${MOST_STEP_CHANGES} steps.`);

/** An address as UCM administrators write it: a host name or an IPv4 address, no scheme. */
const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/, "A host name or an IPv4 address, without https://.");

export const timeZone = z.string().max(64).refine(isTimeZone, "Not a time zone, e.g. Europe/Berlin.");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const fields = {
  name: line(120),
  customer: line(120),
  direction: z.enum(DIRECTIONS),
  target: z.enum(TARGETS),
  method: z.enum(METHODS),
  policy,
  loads,
  ucmAddress: host.nullable(),
  timeZone,
};

const TARGET_MISMATCH = {
  path: ["target"],
  message: "E2M leads to webex-calling or approved-third-party, M2E to ucm.",
};
const targetFits = (plan: { direction: "E2M" | "M2E"; target: string }) =>
  isWord<Target>(TARGETS_OF[plan.direction], plan.target);

export const createProjectInput = z
  .strictObject({
    ...fields,
    method: fields.method.default("ucm"),
    policy: policy.default({ acceptMissingVid: false }),
    loads: loads.default({}),
    ucmAddress: fields.ucmAddress.default(null),
    timeZone: timeZone.default("UTC"),
  })
  .refine(targetFits, TARGET_MISMATCH);
export type CreateProjectInput = z.input<typeof createProjectInput>;

/** What the form of the procedure sends. */
export const stepChangesInput = z.strictObject({ stepChanges });
export const editProjectInput = z.strictObject({ ...fields, stepChanges }).partial();
export type EditProjectInput = z.input<typeof editProjectInput>;
/** Direction and target are checked together, on the project as it will be. */
export const planFits = { test: targetFits, ...TARGET_MISMATCH };

export const project = z.object({
  id: z.string(),
  name: z.string(),
  customer: z.string(),
  direction: z.enum(DIRECTIONS),
  target: z.enum(TARGETS),
  method: z.enum(METHODS),
  policy,
  loads: z.partialRecord(z.enum(LOAD_FAMILIES), z.string()),
  ucmAddress: z.string().nullable(),
  timeZone: z.string(),
  stepChanges,
  /** Edition of the rules that its verdicts are made by. */
  ruleSetVersion: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Project = z.output<typeof project>;

export const projectRow = project.extend({
  phones: z.number().int(),
  eligible: z.number().int(),
  needsInformation: z.number().int(),
  ineligible: z.number().int(),
  /** Phones in batches. */
  planned: z.number().int(),
  verified: z.number().int(),
  /** When its settings or one of its phones last changed. */
  changedAt: z.string(),
});
export type ProjectRow = z.output<typeof projectRow>;
