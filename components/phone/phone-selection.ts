/** Phones a bulk change means: these, or all that a filter finds except some. Lists in the filter are joined by commas. */
export type PhoneSelection = { ids: string[] } | { filter: Record<string, string>; except: string[] };

/** As many as the API takes one by one. */
const MOST = 10_000;

/** Throws in words when more phones were chosen one by one than can be sent. */
export function requireSendable(selection: PhoneSelection): PhoneSelection {
  if ("ids" in selection && selection.ids.length > MOST)
    throw new Error("At most 10,000 phones can be chosen one by one; use “Select all” for more.");
  return selection;
}
