import { plural } from "./text";

/** What came of deciding on exceptions, or of taking decisions back: “5 phones decided”. */
export const decidedWords = (changed: number, isTakenBack: boolean): string =>
  `${plural(changed, "phone")} ${isTakenBack ? "undecided again" : "decided"}`;
