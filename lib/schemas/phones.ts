import * as z from "zod";
import { EARLIER_CONVERSIONS, FIRMWARES, RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { SEARCH_FIELDS } from "@/lib/domain/phone/search-fields";
import { LICENSE_KINDS, VERDICTS } from "@/lib/domain/rules/decision";
import { isWord } from "@/lib/domain/words";
import { EXCEPTION_STATES } from "@/lib/domain/work/exception";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";
import { line, listOf, note, page } from "./shared";

/** Columns a list can be sorted by; besides these `extra.` and the name of a column that a file brought. */
export const PHONE_SORTS = [
  ...(["mac", "pid", "model", "vid", "serial", "manufacturedYear", "soldAs", "verdict", "reason", "license"] as const),
  ...(["site", "floor", "owner", "directoryNumber", "description", "devicePool", "ip", "registrationState"] as const),
  ...(["load", "version", "runningFirmware", "kemCount", "transitionAuthorizationType", "notes"] as const),
  ...(["batch", "state", "createdAt", "updatedAt"] as const),
] as const;
export type PhoneSort = (typeof PHONE_SORTS)[number] | `extra.${string}`;

/** `none` stands for "empty": no site, no model, in no batch. */
const word = z.string().max(200);
export const phoneFilters = {
  q: z.string().trim().max(200).optional(),
  verdict: listOf(z.enum(VERDICTS)).optional(),
  reason: listOf(word).optional(),
  advisory: listOf(word).optional(),
  model: listOf(word).optional(),
  site: listOf(word).optional(),
  floor: listOf(word).optional(),
  /** Device pool of Unified CM. */
  pool: listOf(word).optional(),
  batch: listOf(word).optional(),
  /** Withdrawn phones are left out unless they are asked for here. */
  state: listOf(z.enum(PHONE_STATES)).optional(),
  /** Phones under way whose correction would forbid the begun work. */
  conflict: z.enum(["yes", "no"]).optional(),
  /** Whether their batch has a window; phones in no batch are neither. */
  window: z.enum(["set", "none"]).optional(),
  /** Phones that need a licence, by whether it is in hand; for those who may see licences. */
  inHand: listOf(z.enum(["yes", "no"])).optional(),
  /** Phones that cannot be converted, by what was decided of them. */
  exception: listOf(z.enum(EXCEPTION_STATES)).optional(),
  /** A licence kind, a SKU, or `may-be-free`. */
  license: listOf(word).optional(),
  /** What it runs. */
  firmware: listOf(z.enum([...RUNNING_FIRMWARES, "none"])).optional(),
  soldAs: listOf(z.enum([...FIRMWARES, "none"])).optional(),
  /** Hardware version as a number, or `none`. */
  vid: listOf(z.string().regex(/^(?:\d{1,2}|none)$/, "A number such as 3, or none.")).optional(),
  /** A rule that was asked and applies, by its id; `decided:`, `requirement:` or `advisory:` before it: in that role. */
  rule: listOf(word).optional(),
};
export const phoneFilter = z.strictObject(phoneFilters);
export type PhoneFilter = z.output<typeof phoneFilter>;

const sort = z
  .string()
  .max(210)
  .refine(isSort, `Sort by one of ${PHONE_SORTS.join(", ")} or extra.NAME; a minus before it sorts downwards.`);

function isSort(text: string): boolean {
  const field = text.replace(/^-/, "");
  return isWord(PHONE_SORTS, field) || /^extra\../.test(field);
}

export const phoneListQuery = z.strictObject({ ...phoneFilters, ...page, sort: sort.default("mac") });
/** What the table shows, as a file: the same filters and the same order. */
export const phoneExportQuery = z.strictObject({
  ...phoneFilters,
  sort: sort.default("mac"),
  /** Columns of the table, by which it can be sorted, in the order of the file; without them all there is to say of a phone. */
  columns: listOf(z.string().max(210)).optional(),
});
export type PhoneExportQuery = z.output<typeof phoneExportQuery>;
export type PhoneListQuery = z.output<typeof phoneListQuery>;

const finding = z.object({ code: z.string(), text: z.string() });
export const phoneRow = z.object({
  id: z.string(),
  mac: z.string(),
  pid: z.string().nullable(),
  model: z.string().nullable(),
  vid: z.number().int().nullable(),
  serial: z.string().nullable(),
  ip: z.string().nullable(),
  site: z.string().nullable(),
  floor: z.string().nullable(),
  owner: z.string().nullable(),
  directoryNumber: z.string().nullable(),
  description: z.string().nullable(),
  devicePool: z.string().nullable(),
  load: z.string().nullable(),
  version: z.string().nullable(),
  runningFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  soldAs: z.enum(FIRMWARES).nullable(),
  manufacturedYear: z.number().int().nullable(),
  registrationState: z.string().nullable(),
  kemCount: z.number().int().nullable(),
  transitionAuthorizationType: z.string().nullable(),
  notes: z.string().nullable(),
  /** Columns of files that are kept as they came. */
  extra: z.record(z.string(), z.string()).nullable(),
  verdict: z.enum(VERDICTS),
  reasons: z.array(finding),
  advisories: z.array(finding),
  license: z.object({ kind: z.enum(LICENSE_KINDS), sku: z.string().optional(), mayBeFree: z.boolean() }),
  batchId: z.string().nullable(),
  batchName: z.string().nullable(),
  state: z.enum(PHONE_STATES),
  /** Work on it has begun: what it was found with and its decision stand still. */
  begunAt: z.string().nullable(),
  /** What it shows now, since it has begun. */
  nowFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  /** A correction would forbid the begun work; a person settles it. */
  hasConflict: z.boolean(),
  /** Counts up with every change of its facts; If-Match names it. */
  revision: z.number().int(),
  /** Counts up with every change of the work on it. */
  workRevision: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type PhoneRow = z.output<typeof phoneRow>;

const fullFinding = finding.extend({
  ruleId: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export const decision = z.object({
  verdict: z.enum(VERDICTS),
  reasons: z.array(fullFinding),
  requirements: z.array(fullFinding),
  advisories: z.array(fullFinding),
  license: z.object({
    kind: z.enum(LICENSE_KINDS),
    sku: z.string().nullable(),
    supportSku: z.string().nullable(),
    mayBeFree: z.boolean(),
    finding: fullFinding,
  }),
  trace: z.array(
    z.object({ ruleId: z.string(), saw: fullFinding.shape.values, matched: z.boolean(), decided: z.boolean() }),
  ),
  ruleSetVersion: z.string(),
});

export const HISTORY_KINDS = [
  "added",
  "import",
  "edit",
  "decision",
  "batch",
  "verified",
  "undo",
  "step",
  "evidence",
  "conflict",
  "license",
  "exception",
] as const;
export const historyEntry = z.object({
  at: z.string(),
  kind: z.enum(HISTORY_KINDS),
  title: z.string(),
  detail: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
});
export type HistoryEntry = z.output<typeof historyEntry>;

/** What a phone under way shows now, beside what it was found with. */
export const nowFacts = z.object({
  load: z.string().nullable(),
  version: z.string().nullable(),
  runningFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  productName: z.string().nullable(),
  registrationState: z.string().nullable(),
  transitionAuthorizationType: z.string().nullable(),
  transitionAuthorizationStatus: z.string().nullable(),
  hasLicenseWarning: z.boolean().nullable(),
  at: z.string().nullable(),
  from: z.enum(["import", "evidence", "edit"]).nullable(),
});
export type NowFacts = z.output<typeof nowFacts>;

export const phone = phoneRow.extend({
  projectId: z.string(),
  loadFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  statedFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  productName: z.string().nullable(),
  /** Null until it has begun. */
  now: nowFacts.nullable(),
  /** What a correction says against the begun work. */
  conflict: z
    .object({ verdict: z.enum(VERDICTS), reason: z.string(), because: z.string().nullable(), at: z.string() })
    .nullable(),
  earlierConversion: z.enum(EARLIER_CONVERSIONS).nullable(),
  hasLicenseWarning: z.boolean().nullable(),
  isRmaReplacement: z.boolean(),
  /** Fields set by hand; a later file keeps them unless told otherwise. */
  corrected: z.array(z.string()),
  importId: z.string().nullable(),
  importLine: z.number().int().nullable(),
  decision,
  history: z.array(historyEntry),
});
export type Phone = z.output<typeof phone>;
/** What an edit gives back: the phone without its history, which is asked for when somebody looks at it. */
export const editedPhone = phone.omit({ history: true });
export type EditedPhone = z.output<typeof editedPhone>;

const extraName = line(200);

/** Facts of a phone as a person types them. */
export const typedFields = {
  pid: line(120).nullable(),
  vid: z.number().int().min(1, "A VID is 1 to 99.").max(99, "A VID is 1 to 99.").nullable(),
  serial: line(60).nullable(),
  ip: line(60).nullable(),
  site: line(200).nullable(),
  floor: line(60).nullable(),
  owner: line(200).nullable(),
  directoryNumber: line(60).nullable(),
  description: line(500).nullable(),
  devicePool: line(200).nullable(),
  load: line(120).nullable(),
  /** Said by a person; it stands above what the load tells. */
  runningFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  /** Any text the phone shows counts; `empty`: read, and nothing in it. */
  transitionAuthorizationType: line(60).nullable(),
  earlierConversion: z.enum(EARLIER_CONVERSIONS).nullable(),
  hasLicenseWarning: z.boolean().nullable(),
  isRmaReplacement: z.boolean(),
  notes: note(2000).nullable(),
};

/** What a person may correct by hand. Facts are read by the same parsers as a file's cells; null empties a field. */
export const editPhoneInput = z
  .strictObject({
    ...typedFields,
    /** Of the columns that files brought: those named here, null takes one away. */
    extra: z.record(extraName, line(2000).nullable()),
    reason: note(500),
  })
  .partial();
export type EditPhoneInput = z.input<typeof editPhoneInput>;

/** A phone that no file names. PID or model, as it stands on the label or in Unified CM. */
export const addPhoneInput = z.strictObject({
  mac: line(60),
  ...z.object(typedFields).partial().shape,
  reason: note(500).optional(),
});
export type AddPhoneInput = z.input<typeof addPhoneInput>;

/** Values of one filter with how many phones each would give. */
const facet = z.array(z.object({ value: z.string(), count: z.number().int() }));
export const phoneFacets = z.object({
  /** Words of the search that were read as something; all others were looked for in the texts. */
  search: z.array(z.object({ words: z.string(), field: z.enum(SEARCH_FIELDS) })),
  verdict: facet,
  reason: z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
  model: facet,
  site: facet,
  floor: facet,
  pool: facet,
  state: facet,
  /** Licence kinds and SKUs, and `may-be-free`. */
  license: facet,
  advisory: facet,
  batch: facet,
  firmware: facet,
  soldAs: facet,
  vid: facet,
});
export type PhoneFacets = z.output<typeof phoneFacets>;
