/** “Q-0042”: quotes of an organisation are numbered; their revisions share the number. */
export const quoteNumber = (number: number): string => `Q-${String(number).padStart(4, "0")}`;

/**
 * What a new quote says, to be changed by its writer. Source: guide, overview, Table 4 and FAQ; docs/domain.md, licence and cost.
 */
export const USUAL_TERMS = [
  "Each licence is locked to one phone by its MAC address and to one direction. It cannot be moved to another phone.",
  "Support is for the software of the licence alone. It does not replace hardware.",
  "A licence marked “may be free” is counted until the history of the phone is known. It is not ordered when the phone shows that it needs none.",
  "Every conversion clears the call history and the local contacts of the phone.",
].join("\n");
