import { expect, test } from "vitest";
import { scannerProblem } from "./scanner-problem";

test.each([
  { name: "TypeError", isSecure: false, says: "https", because: "over http there is no camera at all" },
  { name: "NotAllowedError", isSecure: true, says: "not allowed", because: "the person refused it" },
  { name: "NotFoundError", isSecure: true, says: "no camera", because: "there is none" },
  { name: "NotReadableError", isSecure: true, says: "Another application", because: "it is in use" },
  { name: "AbortError", isSecure: true, says: "Try again", because: "nobody knows" },
])("$name: $because", ({ name, isSecure, says }) => {
  const text = scannerProblem(name, isSecure);
  expect(text).toContain(says);
  expect(text).toMatch(/type the code/i);
});
