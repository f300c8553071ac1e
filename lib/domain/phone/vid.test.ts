import { describe, expect, test } from "vitest";
import { formatVid } from "./format-vid";
import { afterVid, parseVid } from "./vid";

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
    { text: "HW V04", vid: 4 },
    { text: "HW Version: V04", vid: 4 },
    { text: "hardware v4", vid: 4 },
    { text: "V04-B0", vid: 4 },
    { text: "V04 A0", vid: 4 },
    { text: "VID: V04-B0", vid: 4 },
    { text: "'04", vid: 4 },
    { text: "unavailable", vid: null },
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

  test.each([
    { text: "rev 4", code: "vid-revision", because: "a phone counts its revision otherwise than its label" },
    { text: "Rev. 04", code: "vid-revision", because: "with a dot" },
    { text: "HW Rev 33", code: "vid-revision", because: "as a phone's own page says it" },
    { text: "REV04", code: "vid-revision", because: "in one word" },
    { text: "VO4", code: "vid-letter-o", because: "a letter O" },
    { text: "v1O", code: "vid-letter-o", because: "a letter O behind" },
    { text: "VID: VO7", code: "vid-letter-o", because: "with its name" },
    { text: "O4", code: "vid-letter-o", because: "without V" },
    { text: "Vl4", code: "vid-letter-o", because: "a letter l for a one" },
    { text: "HW 33", code: "not-a-version", because: "without the label's V it may be the revision" },
    { text: "review", code: "not-a-version", because: "a word that begins like a revision" },
    { text: "V04-CP", code: "not-a-version", because: "letters behind it" },
    { text: "V".repeat(200_000), code: "not-a-version", because: "a runaway cell" },
  ])("refuses $text as $code: $because", ({ text, code }) => {
    const result = parseVid(text);
    expect(result.ok ? "accepted" : result.error.code).toBe(code);
    expect(result.ok ? "" : result.error.message).toContain("label");
  });

  test.each([
    { text: "V04-B0", rest: "B0" },
    { text: "V04 A0", rest: "A0" },
    { text: "V04", rest: null },
    { text: "HW V04", rest: null },
    { text: "old", rest: null },
  ])("behind the VID of $text stands $rest", ({ text, rest }) => expect(afterVid(text)).toBe(rest));

  test("prints as the label does", () => {
    expect([formatVid(3), formatVid(24)]).toEqual(["V03", "V24"]);
  });
});
