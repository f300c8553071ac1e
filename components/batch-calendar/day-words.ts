const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Monday first, as the days that are shown. */
export const WEEKDAY_LETTERS = ["M", "T", "W", "T", "F", "S", "S"];

/** "December 2026" of 2026-12-07. */
export const monthOf = (date: string): string => `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** "7 December 2026" */
export const dayWords = (date: string): string => `${Number(date.slice(8))} ${monthOf(date)}`;
