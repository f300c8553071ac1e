import * as z from "zod";
import { EXCEPTION_CHOICES, EXCEPTION_STATES } from "@/lib/domain/work/exception";
import { selection } from "./batches";
import { phoneRow } from "./phones";
import { line, note } from "./shared";

const count = z.number().int();
const states = z.record(z.enum(EXCEPTION_STATES), count);

/** What a person decided of a phone that cannot be converted. */
const decided = z.object({
  choice: z.enum(EXCEPTION_CHOICES),
  note: z.string().nullable(),
  /** To whom the question goes. */
  askedOf: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});
const advice = z.object({ code: z.string(), text: z.string(), ruleId: z.string() });

/** A decision as it stands beside a phone. */
export const phoneException = z.object({
  /** Null: undecided. */
  decided: decided.nullable(),
  /** Was decided for another reason, or while the phone could not be converted: it no longer counts. */
  before: decided.nullable(),
  /** What is known about buying another phone in its place; of phones to be replaced. */
  advice: z.array(advice),
});
export type PhoneException = z.output<typeof phoneException>;
export type ExceptionDecided = NonNullable<PhoneException["decided"]>;

export const exceptionRow = phoneRow.extend({ exception: phoneException });
export type ExceptionRow = z.output<typeof exceptionRow>;

export const exceptionCounts = z.object({
  total: count,
  states,
  reasons: z.array(z.object({ code: z.string(), label: z.string(), count, states })),
});
export type ExceptionCounts = z.output<typeof exceptionCounts>;

/** `decision: null` takes decisions back. */
export const decideExceptionsInput = z.strictObject({
  selection,
  decision: z
    .discriminatedUnion("choice", [
      z.strictObject({ choice: z.literal("replace"), note: note(2000).optional() }),
      z.strictObject({ choice: z.literal("leave"), note: note(2000).optional() }),
      z.strictObject({ choice: z.literal("ask"), note: note(2000).optional(), askedOf: line(200) }),
    ])
    .nullable(),
});
export type DecideExceptionsInput = z.input<typeof decideExceptionsInput>;

export const decideExceptionsAnswer = z.object({
  /** Names this change, to undo it; null when nothing was changed. */
  requestId: z.string().nullable(),
  selected: count,
  changed: count,
  /** Were decided so already. */
  unchanged: count,
  /** There is nothing to decide: they can be converted, wait for a fact or need nothing. */
  refused: count,
});
export type DecideExceptionsAnswer = z.output<typeof decideExceptionsAnswer>;
