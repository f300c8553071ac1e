import { expect, test } from "vitest";
import type { InventoryPhone } from "./inventory-phone";
import { createRowReader } from "./read-row";
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
  { pid: "CP-8841-3PCC-K9=", load: "sip88xx.10-4-1-9", running: "mpp", because: "3PCC on 10.x is outdated MPP" },
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

/** What a file with some of the columns tells, and how the inventory takes it: what is said stays, a blank overwrites nothing. */
type Column = readonly [header: string, field: "pid" | "load" | "runningFirmware" | "productName", cell: string];
function told(columns: readonly Column[]): Partial<InventoryPhone> {
  const { phone } = createRowReader(
    ["mac", ...columns.map(([, field]) => field)],
    ["MAC", ...columns.map(([header]) => header)],
  )(["00CCFC000001", ...columns.map(([, , cell]) => cell)], 2);
  if (!phone) throw new Error("the row was rejected");
  return Object.fromEntries(Object.entries(phone).filter(([, value]) => value !== null));
}

function* orders<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const rest of orders(items.filter((_, at) => at !== index))) yield [item, ...rest];
}

test.each([
  {
    files: [
      ["PID", "pid", "CP-8841-3PCC-K9="],
      ["Load", "load", "sip88xx.10-4-1-9"],
    ],
    because: "3PCC and a 10.x load",
  },
  {
    files: [
      ["PID", "pid", "CP-8841-K9="],
      ["Load", "load", "sip88xx.12-0-3MPP0001-87"],
    ],
    because: "a converted phone",
  },
  {
    files: [
      ["Load", "load", "sip88xx.10-4-1-9"],
      ["Product Name", "productName", "CP-8841-3PCC"],
      ["PID", "pid", "CP-8841-K9="],
    ],
    because: "the page names MPP beside an old load",
  },
  {
    files: [
      ["Firmware", "load", "MPP"],
      ["Load", "load", "sip88xx.14-2-1-0101-26"],
      ["PID", "pid", "CP-8841-K9="],
    ],
    because: "a word under Firmware in one file, a load in the next",
  },
  {
    files: [
      ["Running Firmware", "runningFirmware", "Enterprise"],
      ["Product Name", "productName", "CP-8841-3PCC"],
      ["PID", "pid", "CP-8841-3PCC-K9="],
    ],
    because: "what is stated stands above page and PID",
  },
] as const satisfies readonly { files: readonly Column[]; because: string }[])(
  "files in any order give the same firmware: $because",
  ({ files }) => {
    const nothing = Object.fromEntries(
      Object.entries(phoneOf("", "")).map(([field]) => [field, null]),
    ) as unknown as InventoryPhone;
    const found = [...orders<Column>(files)].map((order) => {
      const merged: InventoryPhone = Object.assign({ ...nothing }, ...order.map((file) => told([file])));
      return toFacts(merged).runningFirmware;
    });
    expect(new Set(found).size).toBe(1);
    expect(found[0]).not.toBeNull();
  },
);
