import { expect, test } from "vitest";
import { projectAdvisories } from "@/lib/domain/rules/eligibility/advise";
import { ADVISORIES } from "@/lib/domain/rules/eligibility/advisories";
import { replacementAdvice } from "./exception";

test.each([
  { code: "right-sku", isAdvice: true, because: "the guide: new orders take the right SKU" },
  { code: "end-of-sale", isAdvice: true, because: "what is no longer sold is not bought again" },
  { code: "data-loss", isAdvice: false, because: "nothing is converted" },
  { code: "contradiction", isAdvice: false, because: "it says that a fact is wrong, not what to buy" },
  { code: "fn74296", isAdvice: false, because: "its text is not known to us" },
])("$code is advice on a replacement: $isAdvice, because $because", ({ code, isAdvice }) => {
  expect(ADVISORIES.some((row) => row.code === code)).toBe(true);
  expect(replacementAdvice([{ code }])).toHaveLength(isAdvice ? 1 : 0);
});

test("advice on new orders belongs to every project, and names no model to buy", () => {
  for (const plan of [
    { direction: "E2M", target: "webex-calling" },
    { direction: "E2M", target: "approved-third-party" },
    { direction: "M2E", target: "ucm" },
  ] as const) {
    const said = replacementAdvice(projectAdvisories({ ...plan, policy: { acceptMissingVid: false }, loads: {} }));
    expect(said.map(({ code }) => code)).toEqual(["right-sku"]);
    expect(said[0]?.text).not.toMatch(/\b[789]8\d\d\b/);
  }
});
