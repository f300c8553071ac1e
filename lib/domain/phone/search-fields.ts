/** What a word of a search can be read as, besides a part of a text. */
export const SEARCH_FIELDS = ["model", "pid", "load", "site", "batch"] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];
