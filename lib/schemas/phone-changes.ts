import * as z from "zod";
import { RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { VERDICTS } from "@/lib/domain/rules/decision";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";
import { selection } from "./batches";
import { typedFields } from "./phones";
import { id, listOf, note, page, pageOf, timestamp } from "./shared";

const count = z.number().int();
const phoneRef = z.object({ id: z.string(), mac: z.string() });

/** Fields that make sense for many phones at once. `withdrawn` takes phones out of the project, `not-started` back in. */
export const bulkFields = z
  .strictObject({
    site: typedFields.site,
    floor: typedFields.floor,
    owner: typedFields.owner,
    devicePool: typedFields.devicePool,
    pid: typedFields.pid,
    vid: typedFields.vid,
    runningFirmware: z.enum(RUNNING_FIRMWARES),
    transitionAuthorizationType: typedFields.transitionAuthorizationType,
    earlierConversion: typedFields.earlierConversion,
    hasLicenseWarning: typedFields.hasLicenseWarning,
    isRmaReplacement: typedFields.isRmaReplacement,
    notes: typedFields.notes,
    state: z.enum(["withdrawn", "not-started"]),
  })
  .partial()
  .refine((set) => Object.values(set).some((value) => value !== undefined), "Nothing to change was given.");
export type BulkFields = z.output<typeof bulkFields>;

/** With `preview` everything is worked out and nothing changed; only what is changed needs a reason. */
export const editPhonesInput = z
  .strictObject({
    selection,
    set: bulkFields,
    reason: note(500).optional(),
    preview: z.boolean().default(false),
  })
  .refine(({ preview, reason }) => preview || reason !== undefined, { path: ["reason"], message: "Fill this in." });
export type EditPhonesInput = z.input<typeof editPhonesInput>;

/** field → [old, new] */
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));

export const editPhonesAnswer = z.object({
  /** Names this change, to undo it; null for a preview. */
  requestId: z.string().nullable(),
  selected: count,
  changed: count,
  /** Had these values already. */
  unchanged: count,
  refused: z.array(z.object({ code: z.string(), reason: z.string(), count })),
  /** Of those that change: where the verdict becomes another one. */
  verdicts: z.array(z.object({ from: z.enum(VERDICTS), to: z.enum(VERDICTS), count })),
  /** Of those that change: how far the work on them is. */
  states: z.array(z.object({ state: z.enum(PHONE_STATES), count })),
  /** Batches that hold some of them, how many leave, and how many stay in although they are no longer eligible. */
  batches: z.array(z.object({ id: z.string(), name: z.string(), phones: count, leaving: count, notEligible: count })),
  sample: z.array(phoneRef.extend({ model: z.string().nullable(), site: z.string().nullable(), changes })),
});
export type EditPhonesAnswer = z.output<typeof editPhonesAnswer>;

export const CHANGE_KINDS = [
  "edit",
  "added",
  "import",
  "undo",
  "plan",
  "move",
  "batch",
  "evidence",
  "conflict",
  "exception",
  "acknowledgement",
  "decision",
  "settings",
] as const;

/** One act of a person: what it was, on how many phones, and whether it can be taken back. */
export const changeGroup = z.object({
  /** Names the change, to open and to undo it. */
  requestId: z.string(),
  kind: z.enum(CHANGE_KINDS),
  /** What was done, in a few words: “Renamed the batch Leeds, 1 of 2”. */
  title: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  /** How many phones it changed; each can be opened. */
  phones: count,
  /** The only phone it is about. */
  phone: phoneRef.nullable(),
  importId: z.string().nullable(),
  batchId: z.string().nullable(),
  /** Fields it set. */
  fields: z.array(z.string()),
  /** Of a batch or the settings: field → [old, new] */
  changes,
  undone: z.object({ at: z.string(), by: z.string().nullable() }).nullable(),
  canUndo: z.boolean(),
});
export type ChangeGroup = z.output<typeof changeGroup>;

const changeFilters = {
  kind: listOf(z.enum(CHANGE_KINDS)).optional(),
  /** Whose changes: user ids. */
  actor: listOf(id).optional(),
  /** Changes of phones with this in their MAC, or with this in their reason. */
  q: z.string().trim().max(200).optional(),
  from: timestamp.optional(),
  until: timestamp.optional(),
};
export const changesFilter = z.strictObject(changeFilters);
export type ChangesFilter = z.output<typeof changesFilter>;
export const changesQuery = z.strictObject({ ...changeFilters, limit: page.limit, cursor: id.optional() });
export const changesPage = pageOf(changeGroup);

/** One phone of a change. */
export const changedPhone = phoneRef.extend({ model: z.string().nullable(), site: z.string().nullable(), changes });
export type ChangedPhone = z.output<typeof changedPhone>;
export const changedPhonesPage = pageOf(changedPhone);

export const undoAnswer = z.object({
  requestId: z.string(),
  /** What was put back. */
  what: z.enum(["phones", "batches"]),
  restored: count,
  /** Changed since, so they were left as they are; some of them by name. */
  left: count,
  leftPhones: z.array(phoneRef),
  /** Had been in a batch that is gone or closed. */
  withoutBatch: count,
});
export type UndoAnswer = z.output<typeof undoAnswer>;
