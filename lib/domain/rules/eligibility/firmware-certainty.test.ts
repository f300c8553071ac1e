import { describe, expect, test } from "vitest";
import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import { createRowReader } from "@/lib/domain/inventory-file/read-row";
import { toFacts } from "@/lib/domain/inventory-file/to-facts";
import { evaluate } from "./evaluate";

/** From the cells of a file to the verdict: what a name or a bare number says is a guess and never decides. */

const third: ConversionTarget = { direction: "E2M", target: "approved-third-party", policy: DEFAULT_POLICY, loads: {} };
const webex: ConversionTarget = { ...third, target: "webex-calling" };
const m2e: ConversionTarget = { direction: "M2E", target: "ucm", policy: DEFAULT_POLICY, loads: {} };

const FIELDS = ["mac", "pid", "vid", "load", "transitionAuthorizationType"] as const;
function decide(plan: ConversionTarget, [pid, load = "", type = ""]: readonly string[]) {
  const { phone } = createRowReader([...FIELDS], [...FIELDS])(["00CCFC000001", pid ?? "", "V15", load, type], 2);
  if (!phone) throw new Error("the row was rejected");
  return evaluate(toFacts(phone), plan);
}
const verdictOf = (plan: ConversionTarget, cells: readonly string[]) => {
  const { verdict, reasons } = decide(plan, cells);
  return `${verdict}: ${reasons[0]?.code}`;
};

const ASKED = "needs-information: firmware-unknown";
const MPP_LOAD = "sip88xx.12-0-3MPP0001-87";
const ENT_LOAD = "sip88xx.14-2-1-0101-26";

describe("back to Enterprise", () => {
  test.each([
    { cells: ["Cisco 8841"], verdict: ASKED, because: "a model name tells neither what was sold nor what runs" },
    { cells: ["8851"], verdict: ASKED, because: "nor does the bare number" },
    { cells: ["683"], verdict: ASKED, because: "nor does a device type of UCM" },
    { cells: ["Cisco 7821", "14.2.1SR1"], verdict: ASKED, because: "a bare version does not make it Enterprise" },
    { cells: ["Cisco 8841", ENT_LOAD], verdict: "not-required: already-enterprise", because: "the load says it" },
    { cells: ["Cisco 8841", MPP_LOAD], verdict: "eligible: eligible-return", because: "listed, however it was sold" },
    { cells: ["CP-8841-3PCC"], verdict: "eligible: eligible", because: "3PCC in the model field means MPP" },
    { cells: ["CP-8841-K9="], verdict: "not-required: already-enterprise", because: "the order code is no guess" },
    { cells: ["CP-8841-K9=", "11.3.3"], verdict: ASKED, because: "11.x are MPP releases" },
    { cells: ["CP-8841-K9=", "12.0(3)SR1"], verdict: ASKED, because: "12.0.x too" },
    { cells: ["CP-8841-K9=", "12.5(1)SR3"], verdict: "not-required: already-enterprise", because: "no MPP release" },
    { cells: ["CP-8841-3PCC-K9=", "14.2.1SR1"], verdict: ASKED, because: "14.x is no MPP release" },
    { cells: ["CP-8841-3PCC-K9=", "12.0.3"], verdict: "eligible: eligible", because: "fits what it was sold with" },
    { cells: ["CP-8841-K9=", "", "Classic"], verdict: ASKED, because: "only MPP firmware shows a type" },
    {
      cells: ["CP-8841-K9=", ENT_LOAD, "Classic"],
      verdict: "not-required: already-enterprise",
      because: "the load says it",
    },
    { cells: ["Cisco 7945"], verdict: "ineligible: model-not-listed", because: "whatever it runs" },
    { cells: ["Cisco 6841"], verdict: "ineligible: model-not-listed", because: "runs MPP only" },
    { cells: ["CP-8875-K9="], verdict: "ineligible: runs-phone-os", because: "PhoneOS" },
    { cells: ["Cisco 9841"], verdict: "ineligible: runs-phone-os", because: "PhoneOS, 9800 series" },
    {
      cells: ["CP-8865NR-3PCC-K9=", MPP_LOAD],
      verdict: "needs-information: nr-order-code-unknown",
      because: "NR sold as MPP",
    },
    {
      cells: ["Cisco 8832NR", "sip8832.12-0-3MPP0101-92"],
      verdict: "needs-information: nr-order-code-unknown",
      because: "perhaps sold as MPP",
    },
    { cells: ["CP-8851NR-K9=", MPP_LOAD], verdict: "eligible: eligible-return", because: "sold as Enterprise" },
  ])("$cells is $verdict: $because", ({ cells, verdict }) => {
    expect(verdictOf(m2e, cells)).toBe(verdict);
  });
});

describe("to MPP", () => {
  test.each([
    { cells: ["Cisco 8841"], verdict: "eligible: eligible", because: "eligible as a model" },
    { cells: ["Cisco 8841", "14.2.1SR1"], verdict: "eligible: eligible", because: "no MPP release" },
    { cells: ["Cisco 8841", "11.3.3"], verdict: ASKED, because: "an MPP release on a phone known by name" },
    { cells: ["CP-8841-K9=", "11.3.3"], verdict: ASKED, because: "an MPP release on an Enterprise order code" },
    { cells: ["CP-8841-3PCC-K9=", "14.2.1SR1"], verdict: ASKED, because: "no MPP release on a 3PCC order code" },
    { cells: ["CP-8841-K9=", "12.8.1"], verdict: "eligible: eligible", because: "an Enterprise release" },
    { cells: ["CP-7841-K9=", "", "WxC"], verdict: ASKED, because: "only MPP firmware shows a type" },
    { cells: ["CP-8875-K9="], verdict: "ineligible: runs-phone-os", because: "PhoneOS" },
    {
      cells: ["CP-8841-K9=", MPP_LOAD, "WxC"],
      verdict: "ineligible: locked-to-webex-calling",
      because: "authorized for Webex alone",
    },
    { cells: ["CP-8841-K9=", MPP_LOAD, "Classic"], verdict: "not-required: already-mpp", because: "not locked" },
    {
      cells: ["CP-8841-K9=", "sip88xx.11-2-3MPP0001-1", "WxC"],
      verdict: "not-required: already-mpp",
      because: "11.2.3 shows no type: a contradiction decides nothing",
    },
  ])("$cells is $verdict: $because", ({ cells, verdict }) => {
    expect(verdictOf(third, cells)).toBe(verdict);
  });

  test("a phone known by its name is priced, and may be free", () => {
    expect(decide(third, ["Cisco 8841"]).license).toMatchObject({ kind: "order", mayBeFree: true });
    expect(decide(third, ["CP-8841-K9="]).license).toMatchObject({ kind: "order", mayBeFree: false });
    expect(decide(webex, ["Cisco 8841"]).license).toMatchObject({ kind: "automatic", mayBeFree: false });
  });

  test("in a Webex Calling project WxC is where it should be, and Classic is said", () => {
    const codes = (type: string) => decide(webex, ["CP-8841-K9=", MPP_LOAD, type]).advisories.map(({ code }) => code);
    expect(verdictOf(webex, ["CP-8841-K9=", MPP_LOAD, "WxC"])).toBe("not-required: already-mpp");
    expect(codes("WxC")).not.toContain("classic-to-webex-calling");
    expect(codes("Classic")).toContain("classic-to-webex-calling");
  });
});
