import { expect, test } from "vitest";
import { DEFAULT_POLICY } from "@/lib/domain/conversion";
import type { PhoneFacts } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { evaluate } from "./evaluate";
import { decidedPhones, tally } from "./tally";

const decide = (pid: string, vid: number | null, loads = {}) => {
  const facts: PhoneFacts = {
    ...{ product: parseProduct(pid), vid, version: null, runningFirmware: null, transitionAuthorizationType: null },
    ...{
      earlierConversion: null,
      hasLicenseWarning: null,
      isRegistered: null,
      loadFamily: null,
      isWhite: false,
      isRmaReplacement: false,
    },
  };
  return evaluate(facts, { direction: "E2M", target: "approved-third-party", policy: DEFAULT_POLICY, loads });
};

test("adds phones up by verdict, reason and licence; what waits for its VID is ordered by nobody", () => {
  const counted = tally([
    decidedPhones(decide("CP-8841-K9=", 5), 10),
    decidedPhones(decide("CP-7841-K9=", 5), 4),
    decidedPhones(decide("CP-7821-K9=", 25), 2),
    decidedPhones(decide("CP-8851-K9=", null), 3),
    decidedPhones(decide("?", 3), 1),
  ]);
  expect(counted).toMatchObject({
    phones: 20,
    verdicts: { eligible: 14, ineligible: 2, "needs-information": 4, "not-required": 0 },
    missing: { vid: 3, pid: 1 },
    licenses: [
      { sku: "L-CP-E2M-78XX-CNV=", quantity: 4, supportSku: "CON-SW-LCPE2M7N", mayBeFree: 0 },
      { sku: "L-CP-E2M-88XX-CNV=", quantity: 10, supportSku: "CON-SW-LCPE2M8V", mayBeFree: 0 },
    ],
    licenseKinds: { order: 14, none: 2, undecided: 4 },
    free: 0,
    blocked: [],
  });
  expect(counted.reasons.map(({ code, count }) => [code, count])).toEqual([
    ["eligible", 14],
    ["vid-missing-required", 3],
    ["hardware-version", 2],
    ["pid-missing", 1],
  ]);
});

test("says which load keeps how many from being started", () => {
  const decision = decide("CP-8841-K9=", 5, { sip88xx: "sip88xx.11-3-5MPP0001-1" });
  expect(tally([decidedPhones(decision, 7)]).blocked).toMatchObject([{ code: "target-load-floor", count: 7 }]);
});
