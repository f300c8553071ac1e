import { describe, expect, test } from "vitest";
import { changedCell, suggestionFor } from "./correct-cells";

describe("what is likely meant by a cell", () => {
  test.each([
    { code: "letter-o", text: "O0CCFC123456", meant: "00CCFC123456", because: "a letter O for a zero" },
    { code: "letter-o", text: "SEPo0ccfc12345o", meant: "SEP00ccfc123450", because: "each of them, small ones too" },
    { code: "letter-o", text: "00:cc:fc:12:34:5o", meant: "00:cc:fc:12:34:50", because: "whatever the notation" },
    { code: "letter-o", text: "OOOOOOOOOOOO", meant: null, because: "zeros alone are no MAC" },
    { code: "too-short", text: "00CCFC12345", meant: null, because: "nobody knows the lost digit" },
    { code: "not-hex", text: "OFFICE", meant: null, because: "another fault" },
    { code: "spreadsheet-number", text: "2.79E+13", meant: null, because: "the digits are gone" },
  ])("$text ($code): $because", ({ code, text, meant }) => {
    expect(suggestionFor(code, text)).toBe(meant);
  });
});

describe("find and replace in a cell", () => {
  const replace = (text: string, find: string, by: string) =>
    changedCell({ kind: "replace", find, by }, { code: "not-hex", text });
  test.each([
    { text: "MAC 00CCFC123456", find: "mac ", by: "", after: "00CCFC123456", because: "in either case" },
    { text: "00_CC_FC", find: "_", by: ":", after: "00:CC:FC", because: "every place" },
    { text: "aXbxc", find: "x", by: "$&", after: "a$&b$&c", because: "the new text is no pattern" },
    { text: "a.b", find: ".", by: "", after: "ab", because: "the old text is no pattern" },
    { text: "aaa", find: "aa", by: "a", after: "aa", because: "places do not overlap" },
    { text: "İx", find: "x", by: "y", after: "İy", because: "a letter that is longer in lower case" },
    { text: "00CC", find: "z", by: "y", after: null, because: "it is not there" },
    { text: "00CC", find: "", by: "y", after: null, because: "nothing is looked for" },
    { text: "00CC", find: "cc", by: "CC", after: null, because: "nothing changes" },
  ])("$text: $because", ({ text, find, by, after }) => {
    expect(replace(text, find, by)).toBe(after);
  });
});
