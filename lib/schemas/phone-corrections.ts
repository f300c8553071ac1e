import * as z from "zod";
import { editPhoneInput, phoneRow } from "./phones";
import { id, timestamp } from "./shared";
import { stepOutcome } from "./work";

/** What is read at the phone: from its label, its screen or its page. */
const readAtPhone = editPhoneInput.pick({
  pid: true,
  vid: true,
  serial: true,
  ip: true,
  transitionAuthorizationType: true,
  hasLicenseWarning: true,
});

const text = z.string().max(2000).nullable().optional();
const shownAtPhone = z.strictObject({
  pid: text,
  vid: z.number().int().nullable().optional(),
  serial: text,
  ip: text,
  transitionAuthorizationType: text,
  hasLicenseWarning: z.boolean().nullable().optional(),
});

/** One correction made at the phone. `operationId` is made by the client: however often it is sent, it is stored once. */
export const phoneCorrection = z.strictObject({
  operationId: id,
  /** Who read it, as the device knows. Another than who is signed in: the whole request is refused. */
  userId: id.optional(),
  phoneId: id,
  /** The device's clock, corrected by what it learned from the server's. */
  at: timestamp,
  fields: readAtPhone.refine((fields) => Object.keys(fields).length > 0, "Nothing to change was given."),
  /** The same fields as the device showed them; one that is left out was shown empty. */
  was: shownAtPhone,
});
export type PhoneCorrectionInput = z.input<typeof phoneCorrection>;
export type PhoneCorrection = z.output<typeof phoneCorrection>;
export const phoneCorrectionsInput = z.array(phoneCorrection).min(1).max(500);

/** The phone as it stands after a correction, with what the rules say of it now. */
export const correctedPhone = phoneRow.pick({
  id: true,
  mac: true,
  model: true,
  pid: true,
  vid: true,
  serial: true,
  ip: true,
  verdict: true,
  reasons: true,
  license: true,
  state: true,
  hasConflict: true,
  revision: true,
});
export type CorrectedPhone = z.output<typeof correctedPhone>;

/** `kept`: fields that somebody else changed meanwhile wait as a conflict; the others are stored. */
export const correctionOutcome = stepOutcome.omit({ state: true }).extend({ phone: correctedPhone.nullable() });
export type CorrectionOutcome = z.output<typeof correctionOutcome>;
