import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "@/lib/domain/conversion";
import { plansOf, planText, readPlan, WAYS } from "./plan-words";

const present = { direction: "E2M", target: "webex-calling", policy: DEFAULT_POLICY, loads: {} } as const;

describe("plans in the address", () => {
  test("come back as they went", () => {
    for (const { direction, target } of WAYS)
      for (const acceptMissingVid of direction === "E2M" ? [false, true] : [false])
        expect(readPlan(planText({ direction, target, acceptMissingVid }))).toEqual({
          direction,
          target,
          acceptMissingVid,
        });
  });

  test.each([
    { given: undefined, count: 1, because: "the other target is shown first" },
    { given: "", count: 0, because: "every other plan was taken away" },
    { given: "E2M.ucm.strict,nonsense", count: 0, because: "what is no plan is left out" },
    { given: "M2E.ucm,E2M.webex-calling.lenient,M2E.ucm", count: 2, because: "three columns are enough" },
  ])("$given gives $count: $because", ({ given, count }) => {
    expect(plansOf(given, present)).toHaveLength(count);
  });
});
