import * as z from "zod";
import { LOAD_FAMILIES } from "@/lib/domain/conversion";
import { parseMac } from "@/lib/domain/phone/mac";
import { FAMILY_WISHES, SITE_ORDERS } from "@/lib/domain/planning/wishes";
import { BATCH_KINDS, BATCH_STATES, NOT_READY, SET_BATCH_STATES } from "@/lib/domain/work/batch-life";
import { phoneFilter } from "./phones";
import { timeZone } from "./projects";
import { id, line, note, timestamp } from "./shared";

const whole = (least: number, most: number) => {
  const error = `A whole number from ${least} to ${most.toLocaleString("en-US")}.`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const day = z.iso.date({ error: "A day, e.g. 2026-12-07." });
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "A time of the day, e.g. 18:00.");

/** When phones are converted at a site, by the clock there. */
const siteHours = {
  /** 1 is Monday, 7 is Sunday. */
  weekdays: z.array(whole(1, 7)).min(1, "Tick a day of the week.").max(7).default([1, 2, 3, 4, 5]),
  from: clock.default("18:00"),
  /** Before `from`: on the next day. */
  to: clock.default("22:00"),
  /** Holidays and days on which nothing may be changed. */
  closedDays: z.array(day).max(1000).default([]),
};
const site = line(200);
/** MAC addresses in any notation; the first that is none is named, at the list itself, beside whose field it is shown. */
const macs = z
  .array(z.string().max(100))
  .max(1000, "At most 1,000 phones can be named.")
  .transform((texts, context) =>
    texts.flatMap((text) => {
      const read = parseMac(text);
      if (read.ok) return read.value;
      context.addIssue({ code: "custom", message: `“${text.slice(0, 40)}” is no MAC address.` });
      return [];
    }),
  );

/** Windows for the batches that a plan makes. */
const schedule = z
  .strictObject({
    firstDay: day,
    /** Days between the pilot and the first wave. */
    daysAfterPilot: whole(0, 365).default(7),
    /** Left out: that of the project. */
    timeZone: timeZone.optional(),
    ...siteHours,
    /** Phones a day at all sites together. */
    perDay: whole(1, 100_000).nullable().default(null),
    technicians: whole(1, 1000).nullable().default(null),
    perTechnician: whole(1, 1000).nullable().default(null),
    /** What is different at a site. */
    sites: z
      .array(
        z.strictObject({
          site,
          timeZone: timeZone.optional(),
          weekdays: siteHours.weekdays.unwrap().optional(),
          from: clock.optional(),
          to: clock.optional(),
          closedDays: siteHours.closedDays.unwrap().optional(),
        }),
      )
      .max(2000)
      .default([]),
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "The window ends when it begins." });

/** What is wished of a plan. */
const wishes = {
  /** How many phones prove the concept first. 0: no pilot. */
  pilotSize: whole(0, 1000).default(10),
  /** Where the pilot is taken from; null: from the largest site. */
  pilotSite: site.nullable().default(null),
  /** Phones of the pilot by their MAC addresses, in any notation; it is filled up to its size. Empty: all are chosen. */
  pilotMacs: macs.default([]),
  maxSize: whole(1, 5000).default(200),
  /** `mixed`: a batch holds every model of its place. `apart`: one load family. */
  families: z.enum(FAMILY_WISHES).default("mixed"),
  siteOrder: z.enum(SITE_ORDERS).default("name"),
  /** Sites that come before all others, in this order. */
  firstSites: z.array(site).max(2000).default([]),
  preUpgradesFirst: z.boolean().default(false),
  /** null: the batches get no window. */
  schedule: schedule.nullable().default(null),
};
export const planWishes = z.strictObject(wishes);
export type PlanWishesInput = z.output<typeof planWishes>;
/** `place-new` places the phones that are in no batch and leaves every batch as it is. `replan` makes planned batches again. */
export const PLAN_MODES = ["place-new", "replan"] as const;
export const planBatchesInput = z.strictObject({
  ...wishes,
  mode: z.enum(PLAN_MODES).default("place-new"),
  /** With `replan`: batches with a date, people, a name or phones set by a person, which may go nevertheless. */
  replace: z.array(id).max(10_000).default([]),
});
export type PlanBatchesInput = z.input<typeof planBatchesInput>;

export const batchProposal = z.object({
  kind: z.enum(BATCH_KINDS),
  name: z.string(),
  site: z.string().nullable(),
  loadFamily: z.enum(LOAD_FAMILIES).nullable(),
  /** How many phones come into it. */
  phones: z.number().int(),
  reason: z.string(),
  /** The window that a wished schedule gives it. */
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  /** The batch that is there and takes them; null: a new one. */
  batchId: z.string().nullable(),
});
export const LOSSES = ["dated", "assigned", "by-hand"] as const;
/** A planned batch that making the batches again could replace, with what a person set and would lose. */
const replaceable = z.object({
  id: z.string(),
  name: z.string(),
  phones: z.number().int(),
  startsAt: z.string().nullable(),
  people: z.array(z.string()),
  /** Empty: nobody set anything, it goes without being named. */
  losses: z.array(z.enum(LOSSES)),
  /** It goes by this plan. */
  isReplaced: z.boolean(),
});
export const batchPlan = z.object({
  mode: z.enum(PLAN_MODES),
  proposals: z.array(batchProposal),
  /** Phones that the plan places. */
  phones: z.number().int(),
  /** Batches that stay as they are. */
  kept: z.number().int(),
  /** With `replan`: what goes and what could go. */
  replaceable: z.array(replaceable),
  /** Wishes that change nothing, and why. */
  remarks: z.array(z.string()),
});
export type BatchPlan = z.output<typeof batchPlan>;
export const planResult = z.object({
  /** Names this change, to undo it. */
  requestId: z.string(),
  created: z.number().int(),
  /** Batches that took more phones. */
  filled: z.number().int(),
  replaced: z.number().int(),
  phones: z.number().int(),
  kept: z.number().int(),
});
export type PlanResult = z.output<typeof planResult>;

export const batch = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.enum(BATCH_KINDS),
  order: z.number().int(),
  name: z.string(),
  site: z.string().nullable(),
  loadFamily: z.enum(LOAD_FAMILIES).nullable(),
  reason: z.string(),
  /** Running and done follow from its phones. */
  state: z.enum(BATCH_STATES),
  /** Named or filled by a person: planning again leaves it alone. */
  isByHand: z.boolean(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  version: z.number().int(),
  assignees: z.array(z.object({ userId: z.string(), name: z.string() })),
  phones: z.number().int(),
  /** Phones on which work has begun. */
  begun: z.number().int(),
  started: z.number().int(),
  /** Phones that show the target's firmware but no licence yet. */
  moved: z.number().int(),
  failed: z.number().int(),
  verified: z.number().int(),
  /** Phones that are no longer eligible since they were planned in, and not verified: the batch is stale. */
  stale: z.number().int(),
  /** Of a wave: phones of the pilot that are not verified yet. */
  pilotOpen: z.number().int(),
  /** What is open before it can be worked on. */
  notReady: z.array(z.object({ code: z.enum(NOT_READY), text: z.string() })),
});
export type Batch = z.output<typeof batch>;

export const createBatchInput = z.strictObject({ name: line(120), kind: z.enum(BATCH_KINDS).default("wave") });

export const editBatchInput = z
  .strictObject({
    name: line(120),
    /** Running and done follow from the phones and cannot be set. */
    state: z.enum(SET_BATCH_STATES),
    startsAt: timestamp.nullable(),
    endsAt: timestamp.nullable(),
    assigneeIds: z.array(id).max(100),
    reason: note(500),
  })
  .partial();
export type EditBatchInput = z.input<typeof editBatchInput>;

/** One change for many batches. What is left out stays as it is. */
export const editBatchesInput = z
  .strictObject({
    /** The versions that are on the screen: a batch that somebody changed since is left as it is. */
    batches: z
      .array(z.strictObject({ id, version: z.number().int() }))
      .min(1)
      .max(5000),
    startsAt: timestamp.nullable().optional(),
    endsAt: timestamp.nullable().optional(),
    /** Moves every window that is set by so many days, by the clock of the project's place. */
    moveByDays: whole(-3650, 3650).optional(),
    /** `add` and `remove` leave the other people of each batch. */
    people: z.strictObject({ how: z.enum(["set", "add", "remove"]), userIds: z.array(id).max(100) }).optional(),
    state: z.enum(SET_BATCH_STATES).optional(),
    /** Replaces a part of each name that has it. */
    rename: z.strictObject({ find: line(120), replace: z.string().max(120) }).optional(),
    reason: note(500).optional(),
  })
  .refine(({ batches: _, reason: __, ...change }) => Object.values(change).some((value) => value !== undefined), {
    message: "Nothing to change was given.",
  })
  .refine(({ moveByDays, startsAt, endsAt }) => moveByDays === undefined || (startsAt ?? endsAt) === undefined, {
    path: ["moveByDays"],
    message: "Give a window, or the days by which windows move, not both.",
  });
export type EditBatchesInput = z.input<typeof editBatchesInput>;
export const editBatchesAnswer = z.object({
  /** Names this change, to undo it; null when no batch was changed. */
  requestId: z.string().nullable(),
  changed: z.number().int(),
  /** Were so already. */
  unchanged: z.number().int(),
  /** Stay as they were, each with its reason. */
  refused: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
  /** Those that were changed, at their new version: the next change builds on it. */
  batches: z.array(z.object({ id: z.string(), version: z.number().int() })),
});
export type EditBatchesAnswer = z.output<typeof editBatchesAnswer>;

/** These batches, in this order, come before another one; `null`: to the end. */
export const orderBatchesInput = z.strictObject({ ids: z.array(id).min(1).max(5000), before: id.nullable() });

/** The rows a bulk change means: these ids, or all that match a filter, except some. */
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
