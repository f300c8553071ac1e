/** Names as people order them: "part 2" before "part 10". */
export const compareNames = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
