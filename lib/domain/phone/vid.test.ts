import { describe, expect, test } from "vitest";
import { isBlank } from "./blank";
import { formatVid, parseVid } from "./vid";

describe("parseVid", () => {
  test.each([
    { text: "V03", vid: 3 },
    { text: "v3", vid: 3 },
    { text: "03", vid: 3 },
    { text: "3", vid: 3 },
    { text: "VID: V03", vid: 3 },
    { text: "VID:V03", vid: 3 },
    { text: "vid 3", vid: 3 },
    { text: " V04 ", vid: 4 },
    { text: "V 04", vid: 4 },
    { text: "V24", vid: 24 },
    { text: "003", vid: 3 },
    { text: "Version 3", vid: 3 },
    { text: "", vid: null },
    { text: "unknown", vid: null },
    { text: "N/A", vid: null },
  ])("reads $text as $vid", ({ text, vid }) => {
    expect(parseVid(text)).toEqual({ ok: true, value: vid });
  });

  test.each([
    { text: "CP-8841-K9=", because: "a PID" },
    { text: "8841", because: "a model number" },
    { text: "683", because: "a device type" },
    { text: "V03A", because: "a letter after" },
    { text: "-3", because: "negative" },
    { text: "3.0", because: "a decimal" },
    { text: "0", because: "versions begin at 1, an empty number reads 0" },
    { text: "V00", because: "the same with V" },
    { text: "VID", because: "no number" },
  ])("refuses $text: $because", ({ text }) => {
    const result = parseVid(text);
    expect(result.ok ? "accepted" : result.error.code).toBe("not-a-version");
  });

  test("prints as the label does", () => {
    expect([formatVid(3), formatVid(24)]).toEqual(["V03", "V24"]);
  });
});

describe("isBlank", () => {
  test.each([
    "",
    " ",
    "-",
    "--",
    "n/a",
    "N/A",
    "na",
    "unknown",
    "UNKNOWN",
    "none",
    "None",
    "null",
    "NULL",
    "?",
    "not available",
    " Not Available ",
    "tbd",
    "TBD",
    "#N/A",
  ])("'%s' says nothing", (text) => {
    expect(isBlank(text)).toBe(true);
  });

  test.each(["0", "V03", "no", "none yet", "a", "nadia"])("'%s' says something", (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
