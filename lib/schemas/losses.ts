import * as z from "zod";
import { ACKNOWLEDGEMENT_WAYS, RECORDED_WAYS } from "@/lib/domain/work/losses";
import { id, line, note } from "./shared";

const count = z.number().int();
/** As in a list of the address a comma is written %2C. */
const site = z
  .string()
  .min(1)
  .max(200)
  .transform((name) => name.replaceAll("%2C", ","));

/** What an acknowledgement is about: a batch, a site (`none`: phones without one), or with neither the whole project. */
const about = { batch: id.optional(), site: site.optional() };
const ONE = "Name a batch or a site, not both.";
const isOne = ({ batch, site }: { batch?: string | undefined; site?: string | undefined }) => !(batch && site);
export const lossesQuery = z.strictObject(about).refine(isOne, { path: ["site"], message: ONE });
export type LossesQuery = z.output<typeof lossesQuery>;

const loss = z.object({
  code: z.string(),
  title: z.string(),
  text: z.string(),
  ruleId: z.string(),
  /** Phones that lose it. */
  phones: count,
});
export type LossOfPhones = z.output<typeof loss>;

const acknowledgement = z.object({
  id: z.string(),
  /** “Site Leeds”, as it was called then. */
  about: z.string(),
  name: z.string(),
  function: z.string(),
  /** When the customer did it. */
  day: z.iso.date(),
  how: z.enum(ACKNOWLEDGEMENT_WAYS),
  note: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: z.string(),
  /** As it was read then; later texts do not change it. */
  losses: z.array(loss),
  /** Phones that it was given for, and those of them that are asked about here and can be converted. */
  phones: count,
  phonesHere: count,
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  canWithdraw: z.boolean(),
});
export type Acknowledgement = z.output<typeof acknowledgement>;

export const losses = z.object({
  about: z.string(),
  /** Phones that can be converted: only they lose something. */
  phones: count,
  acknowledged: count,
  /** Of the others: those that no standing acknowledgement names, and those that lose more than was acknowledged. */
  notNamed: count,
  losesMore: count,
  losses: z.array(loss),
  /** Of what stands here: which phones, and what each of them loses, in these words. An acknowledgement sends it back. */
  fingerprint: z.string(),
  acknowledgements: z.array(acknowledgement),
});
export type Losses = z.output<typeof losses>;

/** A day of the calendar. */
const day = z.iso.date({ error: "A day, e.g. 2026-12-07." });
export const acknowledgeLossesInput = z
  .strictObject({
    ...about,
    /** Codes of the losses that were read: if others apply by now it is refused. */
    losses: z.array(line(60)).min(1).max(20),
    /** The number of phones that was read: if it is another by now it is refused. */
    phones: count.min(1),
    /** Of what was read: with other phones, or other losses of one of them, it is refused. */
    fingerprint: line(64),
    /** Left out by a viewer, who acknowledges under their own name, today. */
    name: line(120).optional(),
    function: line(120),
    /** Phones that came into the project after it are not covered. */
    day: day.optional(),
    how: z.enum(RECORDED_WAYS).optional(),
    note: note(2000).optional(),
  })
  .refine(isOne, { path: ["site"], message: ONE });
export type AcknowledgeLossesInput = z.input<typeof acknowledgeLossesInput>;

export const withdrawAcknowledgementInput = z.strictObject({ reason: note(500) });
