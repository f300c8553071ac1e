import { expect, test } from "vitest";
import { BOOK } from "./book-entries";

test("every entry of the rule book reads as a sentence, without a place that only a phone can fill", () => {
  const open = BOOK.filter(({ title, says }) => /[{}]|undefined|null| {2}| ,| \./.test(`${title} ${says ?? ""}`));
  expect(open.map(({ id, says }) => `${id}: ${says}`)).toEqual([]);
});
