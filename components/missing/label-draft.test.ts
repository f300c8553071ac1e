import { describe, expect, test } from "vitest";
import { EMPTY_LABEL, readDraft, withFields } from "./label-draft";

const draft = (over: Partial<typeof EMPTY_LABEL>) => ({ ...EMPTY_LABEL, ...over });
const says = (word: string) => expect.stringContaining(word);

describe("Enter in a label's fields", () => {
  test.each([
    { typed: { vid: "V03" }, label: { vid: 3 }, because: "a VID alone" },
    {
      typed: { vid: "CP-7841-K9= V03" },
      label: { vid: 3, pid: "CP-7841-K9=" },
      because: "the one barcode of a carton",
    },
    {
      typed: { vid: "PID VID: CP-7841-K9= V03 SN: FCH22260801" },
      label: { vid: 3, pid: "CP-7841-K9=", serial: "FCH22260801" },
      because: "a whole 2D code",
    },
    {
      typed: { pid: "CP-7841-K9= V03" },
      label: { vid: 3, pid: "CP-7841-K9=" },
      because: "both in the field of the PID",
    },
    { typed: { vid: "V03", pid: "PID: CP-7841-K9=" }, label: { vid: 3, pid: "CP-7841-K9=" }, because: "with a name" },
    { typed: { pid: "8841" }, label: { pid: "8841" }, because: "a model name is taken, as typed" },
    {
      typed: { vid: "V03", serial: " FCH22260801 " },
      label: { vid: 3, serial: "FCH22260801" },
      because: "a serial number",
    },
    {
      typed: { type: "Classic" as const },
      label: { transitionAuthorizationType: "Classic" },
      because: "the phone's own screen was read, not its label",
    },
    {
      typed: { vid: "V03", type: "WxC" as const },
      label: { vid: 3, transitionAuthorizationType: "WxC" },
      because: "label and screen",
    },
  ])("stores $label: $because", ({ typed, label }) => {
    expect(readDraft(draft(typed))).toEqual({ kind: "label", label });
  });

  test.each([
    {
      typed: { vid: "CP-8841-K9=" },
      leaves: { pid: "CP-8841-K9=" },
      problem: {},
      because: "a PID goes to its field, the VID is awaited",
    },
    {
      typed: { vid: "SN: FCH22260801" },
      leaves: { serial: "FCH22260801" },
      problem: {},
      because: "a serial number goes to its field",
    },
    {
      typed: { vid: "CP-7841-K9= VO3" },
      leaves: { pid: "CP-7841-K9=" },
      problem: { vid: says("letter O") },
      because: "what was not read is said",
    },
    {
      typed: { vid: "VO3" },
      leaves: { vid: "VO3" },
      problem: { vid: says("letter O") },
      because: "a letter O is asked about",
    },
    {
      typed: { vid: "882658123456" },
      leaves: { vid: "882658123456" },
      problem: { vid: says("UPC") },
      because: "a UPC is no MAC",
    },
    {
      typed: { vid: "V05", pid: "CP-7841-K9= V03" },
      leaves: { vid: "V05", pid: "CP-7841-K9= V03" },
      problem: { pid: says("V03") },
      because: "two VIDs",
    },
    {
      typed: { pid: "CP-FOO" },
      leaves: { pid: "CP-FOO" },
      problem: { pid: says("no product ID") },
      because: "unknown",
    },
    { typed: {}, leaves: {}, problem: { vid: says("Type the VID") }, because: "nothing" },
  ])("stores nothing: $because", ({ typed, leaves, problem }) => {
    expect(readDraft(draft(typed))).toEqual({ kind: "sorted", draft: draft(leaves), problem });
  });

  test("the next phone is scanned where the VID belongs, with its label or without", () => {
    expect(readDraft(draft({ vid: "MAC: 24161BAA0801" }))).toMatchObject({ kind: "next-phone", mac: "24161BAA0801" });
    expect(readDraft(draft({ vid: "24161BAA0801 CP-7841-K9= V03" }))).toMatchObject({
      kind: "next-phone",
      fields: { pid: "CP-7841-K9=", vid: 3 },
    });
  });
});

test("a scan fills its fields and leaves the others", () => {
  expect(withFields(draft({ serial: "FCH22260801", vid: "V01" }), { vid: 3, pid: "CP-7841-K9=" })).toEqual({
    vid: "V03",
    type: "",
    pid: "CP-7841-K9=",
    serial: "FCH22260801",
  });
});
