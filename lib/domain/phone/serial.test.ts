import { describe, expect, test } from "vitest";
import { parseSerial } from "./serial";

describe("parseSerial", () => {
  test.each([
    "SN: FCH22260801",
    "S/N:FCH22260801",
    "SN FCH22260801",
    "Serial No. FCH22260801",
    "'FCH22260801",
    '"fch22260801"',
  ])("%s: what stands around it is no part of it", (text) =>
    expect(parseSerial(text)).toMatchObject({ serial: "FCH22260801", warning: null }),
  );

  test.each([
    { text: "FCH20100312", year: 2016, week: 10, because: "the guide's example" },
    { text: "wzp20100113", year: 2016, week: 10, because: "lower case is stored upper" },
    { text: " FCH2352AB1Z ", year: 2019, week: 52, because: "spaces around, letters in the sequence" },
    { text: "FVH0053ABCD", year: 1996, week: 53, because: "the first year, a week 53" },
  ])("$text is of $year week $week: $because", ({ text, year, week }) => {
    expect(parseSerial(text)).toEqual({
      serial: text.trim().toUpperCase(),
      manufactured: { year, week },
      warning: null,
    });
  });

  test.each([
    { text: "FCH2000AB1Z", because: "week 0" },
    { text: "FCH2054AB1Z", because: "week 54" },
    { text: "FCH2010031", because: "ten characters" },
    { text: "FCH201003123", because: "twelve characters" },
    { text: "1CH20100312", because: "plant code with a digit" },
    { text: "hello", because: "not a serial" },
  ])("$text is kept with a warning: $because", ({ text }) => {
    const parsed = parseSerial(text);
    expect(parsed).toMatchObject({ serial: text.toUpperCase(), manufactured: null });
    expect(parsed.warning).toContain(text.toUpperCase());
  });

  test("a blank cell is no fault", () => {
    expect(parseSerial("n/a")).toEqual({ serial: "", manufactured: null, warning: null });
  });
});
