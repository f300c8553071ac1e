import { expect, test } from "vitest";
import { foundFacts, type KnownFacts } from "./found-facts";
import { readStatusText } from "./read-status-text";

const EMPTY: KnownFacts = {
  pid: null,
  model: null,
  vid: null,
  serial: null,
  load: null,
  transitionAuthorizationType: null,
  hasBegun: false,
};
const PAGE = [
  "MAC Address: 24161BAB2001",
  "Product Name: CP-8841-3PCC",
  "Software Version: sip88xx.12-0-3MPP0001-87",
  "Transition Authorization Type: WxC",
  "UDI: CP-8841, V09, FCH22262001",
].join("\n");
const OURS = [{ code: "mac", result: "pass" }];

test.each([
  {
    because: "nothing is known",
    known: {},
    found: [
      ["pid", null, "CP-8841"],
      ["vid", null, 9],
      ["serial", null, "FCH22262001"],
      ["load", null, "sip88xx.12-0-3MPP0001-87"],
      ["transitionAuthorizationType", null, "WxC"],
    ],
  },
  {
    because: "the order code says more than a page",
    known: { pid: "CP-8841-K9=", model: "8841", vid: 9, serial: "FCH22262001", hasBegun: true },
    found: [],
  },
  {
    because: "a model that is known",
    known: { pid: "Cisco 8841", model: "8841", vid: 9, serial: "fch22262001", hasBegun: true },
    found: [],
  },
  {
    because: "the same written otherwise",
    known: {
      pid: "CP-8841-K9=",
      model: "8841",
      vid: 9,
      serial: "fch22262001",
      load: "SIP88XX.12-0-3MPP0001-87.loads",
      transitionAuthorizationType: "WxC",
    },
    found: [],
  },
  {
    because: "another VID and serial number",
    known: { pid: "CP-8841-K9=", model: "8841", vid: 3, serial: "FCH22262009", hasBegun: true },
    found: [
      ["vid", 3, 9],
      ["serial", "FCH22262009", "FCH22262001"],
    ],
  },
  {
    because: "what the work changes is noted by the evidence itself",
    known: {
      pid: "CP-8841-K9=",
      model: "8841",
      vid: 9,
      serial: "FCH22262001",
      load: "sip88xx.14-2-1-0101-26",
      hasBegun: true,
    },
    found: [],
  },
])("$because", ({ known, found }) => {
  const facts = foundFacts(readStatusText(PAGE), { ...EMPTY, ...known }, OURS);
  expect(facts.map(({ field, now, shown }) => [field, now, shown])).toEqual(found);
});

test.each([
  { because: "an order code in the UDI", text: "UDI: CP-7821-K9, V04, FCH22262002", known: {}, pid: "CP-7821-K9" },
  {
    because: "it says more than a model name",
    text: "UDI: CP-7821-K9, V04, FCH22262002",
    known: { pid: "Cisco 7821", model: "7821" },
    pid: "CP-7821-K9",
  },
  {
    because: "3PCC tells what runs, not what was sold",
    text: "UDI: CP-7821-3PCC-K9, V04, FCH22262002",
    known: {},
    pid: "CP-7821",
  },
  { because: "a radio is part of the model", text: "Product Name: CP-8851NR-3PCC", known: {}, pid: "CP-8851NR" },
  { because: "no product that we know", text: "Product Name: Phone", known: {}, pid: undefined },
])("the PID offered: $because", ({ text, known, pid }) => {
  const facts = foundFacts(readStatusText(text), { ...EMPTY, ...known }, OURS);
  expect(facts.find(({ field }) => field === "pid")?.shown).toBe(pid);
});

test.each([
  { because: "no MAC", checks: [{ code: "mac", result: "missing" }] },
  { because: "another model", checks: [...OURS, { code: "model", result: "fail" }] },
  { because: "nothing was checked", checks: [] },
])("nothing is offered from a text that may be another phone's: $because", ({ checks }) => {
  expect(foundFacts(readStatusText(PAGE), EMPTY, checks)).toEqual([]);
});

test.each([
  { because: "damaged", text: "Serial Number: FCH2226" },
  { because: "a word", text: "Serial Number: unknown1" },
  { because: "a type we do not know", text: "Transition Authorization Type: Other" },
  { because: "the revision", text: "Hardware Revision: V31" },
  { because: "a bare version", text: "Software Version: 12.0.3" },
])("no fact is made of what is no fact: $because", ({ text }) => {
  expect(foundFacts(readStatusText(text), EMPTY, OURS)).toEqual([]);
});
