import * as z from "zod";
import { DIRECTIONS } from "@/lib/domain/conversion";
import { INTAKE_OUTCOMES } from "@/lib/domain/licenses/intake";
import { FULFILMENT_STATES, LICENSE_STATES } from "@/lib/domain/licenses/pool";
import { PORTAL_HEADER } from "@/lib/domain/licenses/portal";
import { LICENSE_KINDS } from "@/lib/domain/rules/decision";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { day } from "./price-books";
import { id, line, listOf, page } from "./shared";

const count = z.number().int();
const sku = z.enum(LICENSE_SKUS.map((entry) => entry.sku));
const note = z.string().trim().max(600, "At most 600 characters.");
/** Product Authorization Key as the eDelivery mail writes it: letters and digits, perhaps with dashes. */
const pak = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z][0-9A-Z-]{3,59}$/, "A PAK is letters and digits, perhaps with dashes, as the mail shows it.");

const order = {
  sku,
  quantity: z.number().int().min(1, "At least 1.").max(1_000_000, "At most 1,000,000."),
  pak: pak.nullable().default(null),
  quoteId: id.nullable().default(null),
  orderedAt: day,
  deliveredAt: day.nullable().default(null),
  note: note.default(""),
};
export const licenseOrderInput = z.strictObject(order);
export type LicenseOrderInput = z.input<typeof licenseOrderInput>;
export const editLicenseOrderInput = z
  .strictObject({
    quantity: order.quantity,
    pak: pak.nullable(),
    quoteId: id.nullable(),
    orderedAt: day,
    deliveredAt: day.nullable(),
    note,
  })
  .partial();
export type EditLicenseOrderInput = z.input<typeof editLicenseOrderInput>;

export const licenseOrder = z.object({
  id: z.string(),
  sku: z.string(),
  quantity: count,
  inProcess: count,
  held: count,
  lost: count,
  left: count,
  /** Null where it has not come yet, and for those who may not see it. */
  pak: z.string().nullable(),
  hasPak: z.boolean(),
  quote: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  orderedAt: z.string(),
  deliveredAt: z.string().nullable(),
  note: z.string(),
  by: z.string(),
  version: count,
});
export type LicenseOrder = z.output<typeof licenseOrder>;

export const licensePool = z.object({
  direction: z.enum(DIRECTIONS),
  pool: z.array(
    z.object({
      sku: z.string(),
      bought: count,
      inProcess: count,
      held: count,
      lost: count,
      left: count,
      needed: count,
      missing: count,
      short: count,
      withoutOrder: count,
    }),
  ),
  /** Phones that need a licence file, by batch; `batchId` null: in no batch. */
  batches: z.array(
    z.object({
      batchId: z.string().nullable(),
      name: z.string().nullable(),
      needed: count,
      held: count,
      inProcess: count,
      missing: count,
    }),
  ),
  /** Replaced phones, whose licence comes by a case. */
  cases: z.object({ needed: count, held: count }),
  /** Phones whose licence the migration assistant makes, that need none, and of which it is not decided. */
  automatic: count,
  free: count,
  undecided: count,
});
export type LicensePool = z.output<typeof licensePool>;
export type BatchLicenses = Omit<LicensePool["batches"][number], "batchId" | "name">;

const scope = { batch: z.union([id, z.literal("none")]).optional(), site: line(200).optional() };
export const fulfilmentInput = z.strictObject({
  orderId: id,
  ...scope,
  /** At most so many, in the order of their addresses; left out: all that still need one. */
  quantity: order.quantity.optional(),
});
export const fulfilment = z.object({
  id: z.string(),
  orderId: z.string(),
  sku: z.string(),
  /** Null for those who may not see it. */
  pak: z.string().nullable(),
  state: z.enum(FULFILMENT_STATES),
  scope: z.string(),
  phones: count,
  /** Of them, those whose file is in hand. */
  held: count,
  by: z.string(),
  createdAt: z.string(),
  processedBy: z.string().nullable(),
  processedAt: z.string().nullable(),
});
export type Fulfilment = z.output<typeof fulfilment>;

const sheet = { sku: sku.optional(), ...scope, fulfilment: id.optional() };
export const portalSheetQuery = z.strictObject({
  ...sheet,
  header: line(80).default(PORTAL_HEADER),
  /** At most so many, in the order of their addresses: as many as are then handed in. */
  quantity: z.coerce.number().int().min(1).max(1_000_000).optional(),
});
export type PortalSheetQuery = z.output<typeof portalSheetQuery>;

/** Phones of a portal sheet, or without one: those that still need a licence. */
export const licensePhonesQuery = z.strictObject({
  ...sheet,
  kind: listOf(z.enum(LICENSE_KINDS)).optional(),
  limit: page.limit,
  cursor: page.cursor,
});
export type LicensePhonesQuery = z.output<typeof licensePhonesQuery>;
export const licensePhone = z.object({
  id: z.string(),
  mac: z.string(),
  pid: z.string().nullable(),
  model: z.string().nullable(),
  site: z.string().nullable(),
  batchId: z.string().nullable(),
  batchName: z.string().nullable(),
  kind: z.enum(LICENSE_KINDS),
  sku: z.string().nullable(),
  state: z.enum(LICENSE_STATES).nullable(),
});
export type LicensePhone = z.output<typeof licensePhone>;

export const intakeQuery = z.strictObject({
  filename: line(255),
  /** The files lie in TFTP File Management already: the step of each phone that says so is ticked. */
  onUcm: z.enum(["yes", "no"]).default("no"),
  /** The order they were taken from, where several have licences left. */
  order: id.optional(),
});
const outcomes = z.object(Object.fromEntries(INTAKE_OUTCOMES.map((outcome) => [outcome, count])));
export const intake = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: count,
  entries: count,
  counts: outcomes,
  isOnUcm: z.boolean(),
  by: z.string(),
  createdAt: z.string(),
});
export type Intake = z.output<typeof intake>;
export const intakeEntriesQuery = z.strictObject({
  outcome: listOf(z.enum(INTAKE_OUTCOMES)).optional(),
  limit: page.limit,
  cursor: z.coerce.number().int().min(0).max(1_000_000).optional(),
});
export const intakeEntry = z.object({
  number: count,
  name: z.string(),
  mac: z.string().nullable(),
  phoneId: z.string().nullable(),
  outcome: z.enum(INTAKE_OUTCOMES),
  /** Why it was not assigned. */
  reason: z.string().nullable(),
  /** Said of one that was taken all the same. */
  remark: z.string().nullable(),
});
export type IntakeEntry = z.output<typeof intakeEntry>;

/** How many phones of a batch were marked: their licence files lie on UCM. */
export const licensesOnUcm = z.object({ marked: count, phones: count });

export const replaceInput = z.strictObject({
  mac: line(60),
  pid: line(60).optional(),
  vid: z.number().int().min(0).max(99).optional(),
  serial: line(60).optional(),
  reason: line(300),
});
export type ReplaceInput = z.input<typeof replaceInput>;
export const caseInput = z.strictObject({
  caseNumber: line(60).nullable(),
  openedAt: day.nullable(),
  answeredAt: day.nullable(),
});
export type CaseInput = z.input<typeof caseInput>;

const otherPhone = z.object({ id: z.string(), mac: z.string() });
/** A returned phone and the one that came for it. */
export const replacement = z.object({
  old: otherPhone,
  new: otherPhone,
  reason: z.string(),
  lostLicense: z.boolean(),
  caseNumber: z.string().nullable(),
  openedAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** The text of the case, ready to copy. */
  caseText: z.string(),
  by: z.string(),
  createdAt: z.string(),
  version: count,
});
export type Replacement = z.output<typeof replacement>;

/** What is known of the licence of one phone. */
export const licenseOfPhone = z.object({
  kind: z.enum(LICENSE_KINDS),
  sku: z.string().nullable(),
  state: z.enum(LICENSE_STATES).nullable(),
  isFromCase: z.boolean(),
  heldAt: z.string().nullable(),
  file: z.object({ name: z.string(), sha256: z.string() }).nullable(),
  order: z
    .object({
      id: z.string(),
      orderedAt: z.string(),
      pak: z.string().nullable(),
      quote: z.object({ id: z.string(), number: z.string() }).nullable(),
    })
    .nullable(),
  replacedBy: replacement.nullable(),
  replaces: replacement.nullable(),
  /** Whether it could go back without a licence, and why; null before it moved. */
  wayBack: z.object({ isFree: z.boolean().nullable(), because: z.string() }).nullable(),
});
export type LicenseOfPhone = z.output<typeof licenseOfPhone>;
