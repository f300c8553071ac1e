import { expect, test } from "vitest";
import { createRowReader, type InventoryPhone } from "./read-row";
import { toFacts } from "./to-facts";

function phoneOf(pid: string, load: string, vid = "V05"): InventoryPhone {
  const { phone } = createRowReader(["mac", "pid", "load", "vid"], ["MAC", "PID", "Load", "VID"])(
    ["00CCFC000001", pid, load, vid],
    2,
  );
  if (!phone) throw new Error("the row was rejected");
  return phone;
}

test.each([
  { pid: "CP-8841-K9=", load: "", running: "enterprise", because: "sold as Enterprise, nothing else known" },
  { pid: "CP-8841-3PCC-K9=", load: "", running: "mpp", because: "sold as MPP, nothing else known" },
  { pid: "CP-8841-3PCC-K9=", load: "sip88xx.14-2-1-0101-26", running: "enterprise", because: "the load knows better" },
  { pid: "CP-8841-K9=", load: "sip88xx.12-0-3MPP0001-87", running: "mpp", because: "the load knows better" },
  { pid: "", load: "", running: null, because: "nothing known at all" },
])("runs $running: $because", ({ pid, load, running }) => {
  expect(toFacts(phoneOf(pid, load)).runningFirmware).toBe(running);
});

test("what the order code told survives storage", () => {
  const facts = toFacts(phoneOf("CP-8851NR-3PCC-K9=", "sip88xx.14-2-1-0101-26"));
  expect(facts.product).toMatchObject({
    model: "8851NR",
    kind: "desk-phone",
    series: "8800",
    soldAs: "mpp",
    precision: "pid",
  });
  expect(facts.version?.text).toBe("14.2.1SR1");
  expect(facts.vid).toBe(5);
  expect(facts).toMatchObject({ hasLicenseWarning: null, isRmaReplacement: false });
});

test("an unrecognised model is no product", () => {
  expect(toFacts(phoneOf("CP-FOO", "")).product).toBeNull();
});
