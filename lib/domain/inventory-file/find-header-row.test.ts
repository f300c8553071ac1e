import { expect, test } from "vitest";
import { findHeaderRow } from "./find-header-row";

const MAC = "00CCFC000001";

test.each([
  {
    because: "the first row",
    rows: [
      ["MAC", "VID"],
      [MAC, "V05"],
    ],
    index: 0,
    mapping: ["mac", "vid"],
  },
  {
    because: "a title and an empty line above",
    rows: [["Phones of ACME, March 2026"], [""], ["Site", "MAC Address", "Model"], ["Dallas", MAC, "8841"]],
    index: 2,
    mapping: ["site", "mac", "model"],
  },
  { because: "a title that is itself a vague name", rows: [["Phones"], ["MAC"], [MAC]], index: 1, mapping: ["mac"] },
  { because: "a bare list without header", rows: [[MAC], ["00CCFC000002"]], index: -1, mapping: ["mac"] },
  { because: "one MAC is a list too", rows: [[MAC]], index: -1, mapping: ["mac"] },
  {
    because: "two columns without header",
    rows: [
      ["Lobby", MAC],
      ["Lab", "00CCFC000002"],
    ],
    index: -1,
    mapping: [null, "mac"],
  },
  {
    because: "a damaged first MAC is data, not a header",
    rows: [["2.79E+13"], [MAC], ["00CCFC000002"]],
    index: -1,
    mapping: ["mac"],
  },
  { because: "an unknown header over MACs", rows: [["Apparat"], [MAC], ["00CCFC000002"]], index: 0, mapping: ["mac"] },
  { because: "a one-column list by name", rows: [["name"], [`SEP${MAC}`]], index: 0, mapping: ["mac"] },
  { because: "a header without rows", rows: [["MAC", "VID"]], index: 0, mapping: ["mac", "vid"] },
  {
    because: "all MACs damaged, but the header says it",
    rows: [
      ["MAC", "VID"],
      ["2.79E+13", "V05"],
    ],
    index: 0,
    mapping: ["mac", "vid"],
  },
  {
    because: "a header name inside the data does not count",
    rows: [
      ["Apparat", "Text"],
      [MAC, "x"],
      ["Model", "Serial"],
      ["00CCFC000002", "y"],
    ],
    index: 0,
    mapping: ["mac", null],
  },
])("$because", ({ rows, index, mapping }) => {
  expect(findHeaderRow(rows)).toEqual({ index, mapping });
});

test.each([
  { because: "nothing there", rows: [] },
  { because: "empty lines", rows: [[""], ["", ""]] },
  {
    because: "no MAC anywhere",
    rows: [
      ["Site", "Model"],
      ["Dallas", "8841"],
    ],
  },
  { because: "the header stands too far down", rows: [...Array.from({ length: 30 }, () => ["x"]), ["MAC"], [MAC]] },
])("null: $because", ({ rows }) => {
  expect(findHeaderRow(rows)).toBeNull();
});
