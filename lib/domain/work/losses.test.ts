import { expect, test } from "vitest";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { lossesOf, lossesOfModel, lossText } from "./losses";

const rest = { policy: { acceptMissingVid: false }, loads: {} };
const WEBEX: ConversionTarget = { direction: "E2M", target: "webex-calling", ...rest };
const THIRD: ConversionTarget = { direction: "E2M", target: "approved-third-party", ...rest };
const BACK: ConversionTarget = { direction: "M2E", target: "ucm", ...rest };

test.each([
  { plan: THIRD, model: "8841", codes: ["data-loss"], because: "call history and local contacts, by every conversion" },
  {
    plan: WEBEX,
    model: "8841",
    codes: ["data-loss", "webex-only"],
    because: "the assistant binds it to Webex Calling",
  },
  {
    plan: THIRD,
    model: "8832",
    codes: ["data-loss", "features-missing-on-mpp"],
    because: "no Wi-Fi and no daisy chain on MPP",
  },
  {
    plan: WEBEX,
    model: "8832NR",
    codes: ["data-loss", "webex-only", "features-missing-on-mpp"],
    because: "the note names the 8832NR too",
  },
  { plan: BACK, model: "8832", codes: ["data-loss"], because: "the note on the 8832 speaks of MPP alone" },
  {
    plan: WEBEX,
    model: null,
    codes: ["data-loss", "webex-only"],
    because: "of no model that is known it says no more",
  },
])("$plan.direction to $plan.target, $model loses $codes: $because", ({ plan, model, codes }) => {
  expect(lossesOfModel(lossesOf(plan), model).map(({ code }) => code)).toEqual(codes);
});

test("the text names the models that are there, and every loss its source", () => {
  for (const loss of [WEBEX, THIRD, BACK].flatMap(lossesOf)) {
    expect(lossText(loss, ["8832", "8832NR"])).not.toContain("{");
    expect(loss.source.mark).toBe("G");
  }
  const [, features] = lossesOf(THIRD);
  expect(features && lossText(features, ["8832", "8832NR"])).toContain("8832 or 8832NR has no Wi-Fi");
});
