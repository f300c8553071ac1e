import { expect, test } from "vitest";
import {
  type ColumnLayout,
  fitLayout,
  layoutFromText,
  layoutToText,
  movedBefore,
  movedBy,
  resized,
  toggled,
} from "./column-layout";

const layout: ColumnLayout = [{ id: "mac" }, { id: "model", width: 90 }, { id: "extra.Asset, tag: 1" }];
const ids = (of: ColumnLayout) => of.map(({ id }) => id);

test("a layout survives the address, whatever a column is called", () => {
  expect(layoutFromText(layoutToText(layout))).toEqual(layout);
});

test.each([
  { text: "", ids: [], because: "nothing is written" },
  { text: "mac,,model:abc", ids: ["mac", "model"], because: "an empty name and a width that is none" },
  { text: "%E0%A4%A", ids: [], because: "a name that cannot be decoded" },
])("$text gives $ids: $because", ({ text, ids: wanted }) => {
  expect(ids(layoutFromText(text))).toEqual(wanted);
});

test("columns that are gone or come twice are left out, the first one is always there", () => {
  const fitted = fitLayout([{ id: "model" }, { id: "gone" }, { id: "model" }, { id: "mac" }], ["mac", "model"], "mac");
  expect(ids(fitted)).toEqual(["mac", "model"]);
});

test("columns are moved, but never before the first", () => {
  expect(ids(movedBefore(layout, "extra.Asset, tag: 1", "mac"))).toEqual(["mac", "extra.Asset, tag: 1", "model"]);
  expect(ids(movedBy(layout, "model", 1))).toEqual(["mac", "extra.Asset, tag: 1", "model"]);
  expect(movedBy(layout, "model", -1)).toBe(layout);
  expect(movedBy(layout, "mac", 1)).toBe(layout);
});

test("widths stay within reason and can be given back", () => {
  expect(resized(layout, "mac", 5)[0]).toEqual({ id: "mac", width: 48 });
  expect(resized(layout, "model", undefined)[1]).toEqual({ id: "model" });
});

test("a column is shown at the end and hidden again", () => {
  expect(ids(toggled(toggled(layout, "vid"), "model"))).toEqual(["mac", "extra.Asset, tag: 1", "vid"]);
});
