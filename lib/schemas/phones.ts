import * as z from "zod";
import { PHONE_STATES } from "@/lib/domain/checklist/phone-states";
import { LICENSE_KINDS, VERDICTS } from "@/lib/domain/eligibility/decision";
import {
  EARLIER_CONVERSIONS,
  FIRMWARES,
  RUNNING_FIRMWARES,
  TRANSITION_AUTHORIZATION_TYPES,
} from "@/lib/domain/phone/phone-facts";
import { line, listOf, note, page } from "./shared";

export const PHONE_SORTS = [
  "mac",
  "model",
  "vid",
  "serial",
  "site",
  "owner",
  "directoryNumber",
  "description",
  "ip",
  "load",
  "verdict",
  "state",
] as const;
export type PhoneSort = (typeof PHONE_SORTS)[number];

/** `none` stands for "empty": no site, no model, in no batch. */
const word = z.string().max(200);
export const phoneFilters = {
  q: z.string().trim().max(200).optional(),
  verdict: listOf(z.enum(VERDICTS)).optional(),
  reason: listOf(word).optional(),
  advisory: listOf(word).optional(),
  model: listOf(word).optional(),
  site: listOf(word).optional(),
  batch: listOf(word).optional(),
  state: listOf(z.enum(PHONE_STATES)).optional(),
  /** A licence kind, a SKU, or `may-be-free`. */
  license: listOf(word).optional(),
  /** A rule that was asked and applies, by its id; `decided:`, `requirement:` or `advisory:` before it: in that role. */
  rule: listOf(word).optional(),
};
export const phoneFilter = z.strictObject(phoneFilters);
export type PhoneFilter = z.output<typeof phoneFilter>;

const sorts = PHONE_SORTS.flatMap((field) => [field, `-${field}` as const]);
export const phoneListQuery = z.strictObject({ ...phoneFilters, ...page, sort: z.enum(sorts).default("mac") });
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
  owner: z.string().nullable(),
  directoryNumber: z.string().nullable(),
  description: z.string().nullable(),
  load: z.string().nullable(),
  runningFirmware: z.enum(RUNNING_FIRMWARES).nullable(),
  soldAs: z.enum(FIRMWARES).nullable(),
  verdict: z.enum(VERDICTS),
  reasons: z.array(finding),
  advisories: z.array(finding),
  license: z.object({ kind: z.enum(LICENSE_KINDS), sku: z.string().optional(), mayBeFree: z.boolean() }),
  batchId: z.string().nullable(),
  batchName: z.string().nullable(),
  state: z.enum(PHONE_STATES),
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

export const historyEntry = z.object({
  at: z.string(),
  kind: z.enum(["import", "edit", "decision", "batch", "verified", "step", "evidence"]),
  title: z.string(),
  detail: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
});
export type HistoryEntry = z.output<typeof historyEntry>;

export const phone = phoneRow.extend({
  projectId: z.string(),
  floor: z.string().nullable(),
  devicePool: z.string().nullable(),
  version: z.string().nullable(),
  registrationState: z.string().nullable(),
  kemCount: z.number().int().nullable(),
  manufacturedYear: z.number().int().nullable(),
  transitionAuthorizationType: z.enum(TRANSITION_AUTHORIZATION_TYPES).nullable(),
  earlierConversion: z.enum(EARLIER_CONVERSIONS).nullable(),
  hasLicenseWarning: z.boolean().nullable(),
  isRmaReplacement: z.boolean(),
  notes: z.string().nullable(),
  importId: z.string().nullable(),
  importLine: z.number().int().nullable(),
  revision: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  decision,
  history: z.array(historyEntry),
});
export type Phone = z.output<typeof phone>;

/** What a person may correct by hand. Facts are read by the same parsers as a file's cells; null empties a field. */
export const editPhoneInput = z
  .strictObject({
    pid: line(120).nullable(),
    vid: z.number().int().min(0).max(99).nullable(),
    serial: line(60).nullable(),
    ip: line(60).nullable(),
    site: line(200).nullable(),
    owner: line(200).nullable(),
    directoryNumber: line(60).nullable(),
    description: line(500).nullable(),
    load: line(120).nullable(),
    transitionAuthorizationType: z.enum(TRANSITION_AUTHORIZATION_TYPES).nullable(),
    earlierConversion: z.enum(EARLIER_CONVERSIONS).nullable(),
    hasLicenseWarning: z.boolean().nullable(),
    isRmaReplacement: z.boolean(),
    notes: note(2000).nullable(),
    reason: note(500),
  })
  .partial();
export type EditPhoneInput = z.input<typeof editPhoneInput>;

/** Counts per value, for the filters. */
export const phoneFacets = z.object({
  verdict: z.array(z.object({ value: z.string(), count: z.number().int() })),
  reason: z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })),
  model: z.array(z.object({ value: z.string(), count: z.number().int() })),
  site: z.array(z.object({ value: z.string(), count: z.number().int() })),
  state: z.array(z.object({ value: z.string(), count: z.number().int() })),
  /** Licence kinds and SKUs, and `may-be-free`. */
  license: z.array(z.object({ value: z.string(), count: z.number().int() })),
  advisory: z.array(z.object({ value: z.string(), count: z.number().int() })),
  batch: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type PhoneFacets = z.output<typeof phoneFacets>;
