import { expect, test } from "vitest";
import { correctedAfter, storedFields, type TypedFields } from "./typed-fields";

const CASES: {
  typed: TypedFields;
  set: object;
  because: string;
}[] = [
  { typed: { owner: "Ada" }, set: { owner: "Ada" }, because: "a plain text is stored as it is" },
  { typed: { owner: undefined }, set: {}, because: "what is left out stays" },
  { typed: { ip: "10.2.3.4/24" }, set: { ip: "10.2.3.4" }, because: "an address with its network" },
  {
    typed: { serial: "SN: FCH20100312" },
    set: { serial: "FCH20100312", manufacturedYear: 2016 },
    because: "a label's name is no part of the serial number",
  },
  {
    typed: { pid: "CP-8841-3PCC-K9=" },
    set: { pid: "CP-8841-3PCC-K9=", model: "8841", productKind: "desk-phone", soldAs: "mpp", precision: "pid" },
    because: "the PID says model and what it was sold as",
  },
  {
    typed: { pid: null },
    set: { pid: null, model: null, productKind: null, soldAs: null, precision: null },
    because: "without a PID nothing is known of the product",
  },
  {
    typed: { load: "sip88xx.14-2-1-0101-26" },
    set: { load: "sip88xx.14-2-1-0101-26", version: "14.2.1SR1", loadFirmware: "enterprise" },
    because: "a load tells version and firmware",
  },
  {
    typed: { load: "sip88xx.14-2-1-0101-26", runningFirmware: "mpp" },
    set: { load: "sip88xx.14-2-1-0101-26", version: "14.2.1SR1", loadFirmware: "enterprise", statedFirmware: "mpp" },
    because: "both are kept: what is stated stands above the load",
  },
  {
    typed: { runningFirmware: null },
    set: { statedFirmware: null },
    because: "taken back, the load tells again",
  },
  {
    typed: { serial: "FCH20100312" },
    set: { serial: "FCH20100312", manufacturedYear: 2016 },
    because: "the year stands in the serial",
  },
];

test.each(CASES)("$typed: $because", ({ typed, set }) => {
  expect(storedFields(typed)).toEqual({ ok: true, value: set });
});

test.each([
  { typed: { pid: "my phone" }, path: "pid" },
  { typed: { load: "latest" }, path: "load" },
  { typed: { ip: "10.0.0.999" }, path: "ip" },
  { typed: { pid: "CP-7841-K9= V03" }, path: "pid" },
  { typed: { pid: "PID VID: CP-7841-K9= V03" }, path: "pid" },
])("$typed is refused with its field", ({ typed, path }) => {
  expect(storedFields(typed)).toMatchObject({ ok: false, error: { path } });
});

test("a field set by hand is kept, an emptied one is not", () => {
  expect(correctedAfter(["owner", "vid"], { vid: null, site: "Leeds", floor: undefined })).toEqual(["owner", "site"]);
});
