import { describe, expect, test } from "vitest";
import {
  canQuote,
  QUOTE_ACTIONS,
  QUOTE_LIFE,
  QUOTE_STATES,
  type QuoteAction,
  type QuoteState,
  quoteRefusal,
  quoteStateOf,
} from "./quote-life";

const END = new Date("2026-12-31T23:00:00Z");
const BEFORE = new Date("2026-12-31T22:59:59.999Z");

test.each([
  { stored: "issued", now: BEFORE, state: "issued", because: "its last moment is still valid" },
  { stored: "issued", now: END, state: "expired", because: "the day is over" },
  { stored: "accepted", now: END, state: "accepted", because: "what was accepted in time stays so" },
  { stored: "declined", now: END, state: "declined", because: "and what was declined" },
  { stored: "draft", now: END, state: "draft", because: "a draft promises nothing" },
] as const)("$stored is $state: $because", ({ stored, now, state }) => {
  expect(quoteStateOf(stored, END, now)).toBe(state);
});

describe("every state and action", () => {
  const ALLOWED: Record<QuoteAction, QuoteState[]> = {
    edit: ["draft"],
    discard: ["draft"],
    issue: ["draft"],
    accept: ["issued"],
    decline: ["issued"],
    revise: ["issued", "accepted", "declined", "expired"],
  };
  test.each(QUOTE_ACTIONS)("%s", (action) => {
    for (const state of QUOTE_STATES) {
      const isAllowed = ALLOWED[action].includes(state);
      expect(canQuote(state, action), state).toBe(isAllowed);
      expect(quoteRefusal(state, action) === "", `${state} says why`).toBe(isAllowed);
    }
  });

  test("nothing leads back to a draft but editing it", () => {
    for (const [action, moves] of Object.entries(QUOTE_LIFE))
      if (action !== "edit") expect(Object.values(moves)).not.toContain("draft");
  });
});
