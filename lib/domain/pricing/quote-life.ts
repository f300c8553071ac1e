/** How far a quote is. `expired` follows from its validity; the others are stored. */
export const STORED_QUOTE_STATES = ["draft", "issued", "accepted", "declined", "superseded"] as const;
export type StoredQuoteState = (typeof STORED_QUOTE_STATES)[number];
export const QUOTE_STATES = ["draft", "issued", "accepted", "declined", "expired", "superseded"] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

export const QUOTE_STATE_LABELS = {
  draft: "Draft",
  issued: "Issued",
  accepted: "Accepted",
  declined: "Declined",
  expired: "Expired",
  superseded: "Superseded",
} as const satisfies Record<QuoteState, string>;

/** The state of a quote at a moment: an issued one expires by itself. */
export function quoteStateOf(stored: StoredQuoteState, expiresAt: Date | null, now: Date): QuoteState {
  return stored === "issued" && expiresAt !== null && expiresAt <= now ? "expired" : stored;
}

export const QUOTE_ACTIONS = ["edit", "discard", "issue", "accept", "decline", "revise"] as const;
export type QuoteAction = (typeof QUOTE_ACTIONS)[number];

/**
 * What can happen to a quote: from which state, and what is stored then; `null`: the row goes. What is not listed is refused.
 * To revise one makes the next revision and ends this one, an acceptance of it too.
 */
export const QUOTE_LIFE = {
  edit: { draft: "draft" },
  discard: { draft: null },
  issue: { draft: "issued" },
  accept: { issued: "accepted" },
  decline: { issued: "declined" },
  revise: { issued: "superseded", accepted: "superseded", declined: "superseded", expired: "superseded" },
} as const satisfies Record<QuoteAction, Partial<Record<QuoteState, StoredQuoteState | null>>>;

/** Whether an action may start in a state. */
export const canQuote = (state: QuoteState, action: QuoteAction): boolean => Object.hasOwn(QUOTE_LIFE[action], state);

/** Why an action is refused, in words for the person who asks; empty where it is not. */
export function quoteRefusal(state: QuoteState, action: QuoteAction): string {
  if (canQuote(state, action)) return "";
  if (action === "accept" || action === "decline") return ANSWER_REFUSED[state];
  if (action === "revise") return state === "draft" ? "A draft is edited, not revised." : SUPERSEDED;
  return `It is ${QUOTE_STATE_LABELS[state].toLowerCase()}: an issued quote never changes. Revise it instead.`;
}

const SUPERSEDED = "A later revision takes the place of this quote. Ask for that one.";
const ANSWER_REFUSED = {
  draft: "It is a draft: it can be answered once it is issued.",
  issued: "",
  accepted: "It is accepted already.",
  declined: "It was declined. Ask for a new revision.",
  expired: "It is no longer valid. Ask for a new revision.",
  superseded: SUPERSEDED,
} as const satisfies Record<QuoteState, string>;
