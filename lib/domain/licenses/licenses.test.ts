import { describe, expect, test } from "vitest";
import { fitsDirection, isArchive, readLicenseName, refusalOfName } from "./intake";
import { mostOf, poolOf } from "./pool";
import { tensOf } from "./portal";

test.each([
  { path: "00CCFC530010.lic", mac: "00CCFC530010", isReturn: false, because: "as the portal writes it" },
  { path: "licences/00ccfc530010.LIC", mac: "00CCFC530010", isReturn: false, because: "a folder and lower case" },
  { path: "00CCFC530010_M2E.lic", mac: "00CCFC530010", isReturn: true, because: "renamed for the way back" },
  { path: "00CCFC530010_m2e.lic", mac: "00CCFC530010", isReturn: true, because: "the suffix in any case" },
])("$path is a licence file: $because", ({ path, mac, isReturn }) => {
  expect(readLicenseName(path)).toEqual({ mac, isReturn });
  expect(refusalOfName(path)).toBeNull();
});

test.each([
  { path: "../00CCFC530010.lic", refusal: "name", because: "it leads out of the archive" },
  { path: "a/../../00CCFC530010.lic", refusal: "name", because: "deeper" },
  { path: "/00CCFC530010.lic", refusal: "name", because: "absolute" },
  { path: "C:/00CCFC530010.lic", refusal: "name", because: "a drive" },
  { path: "a\\00CCFC530010.lic", refusal: "name", because: "a backslash" },
  { path: "00CCFC530010.lic\u0000.exe", refusal: "name", because: "NUL" },
  { path: "00CCFC53001\ufffd.lic", refusal: "name", because: "bytes that are no UTF-8" },
  { path: "licences/", refusal: "folder", because: "a folder" },
  { path: "more.zip", refusal: "nested", because: "an archive" },
  { path: "__MACOSX/00CCFC530010.lic", refusal: "not-a-license", because: "a Mac's shadow of the file" },
  { path: "readme.txt", refusal: "not-a-license", because: "a text" },
  { path: "00CCFC53001.lic", refusal: "not-a-license", because: "eleven digits" },
  { path: "00CCFC53001O.lic", refusal: "not-a-license", because: "a letter O" },
  { path: "00CCFC530010_E2M.lic", refusal: "not-a-license", because: "a suffix that there is not" },
])("$path is refused: $because", ({ path, refusal }) => {
  expect(refusalOfName(path)).toBe(refusal);
});

test.each([
  { isReturn: true, direction: "E2M", fits: false, because: "_M2E is never for a move to MPP" },
  { isReturn: false, direction: "E2M", fits: true, because: "as the portal names it" },
  { isReturn: true, direction: "M2E", fits: true, because: "renamed already" },
  { isReturn: false, direction: "M2E", fits: true, because: "the portal does not add the suffix" },
] as const)("in $direction: $because", ({ isReturn, direction, fits }) => {
  expect(fitsDirection({ mac: "00CCFC530010", isReturn }, direction)).toBe(fits);
});

test("an archive is known by its first bytes", () => {
  expect(isArchive(Buffer.from("PK\u0003\u0004rest"))).toBe(true);
  expect(isArchive(Buffer.from("licence"))).toBe(false);
  expect(isArchive(new Uint8Array())).toBe(false);
});

describe("the pool", () => {
  const sku = "L-CP-E2M-88XX-CNV=";
  const license = { sku, isFromCase: false, hasOrder: true };

  test("adds up: bought = in process + in hand + lost + left", () => {
    const [row] = poolOf(
      [
        { sku, quantity: 10 },
        { sku, quantity: 5 },
      ],
      [
        { ...license, state: "in-process", count: 3 },
        { ...license, state: "held", count: 4 },
        { ...license, state: "lost", count: 1 },
        { ...license, state: "held", hasOrder: false, count: 2 },
        { ...license, state: "held", hasOrder: false, isFromCase: true, count: 1 },
      ],
      [{ sku, needed: 20, covered: 9 }],
    );
    expect(row).toEqual({
      sku,
      bought: 15,
      inProcess: 3,
      held: 4,
      lost: 1,
      left: 7,
      needed: 20,
      missing: 11,
      short: 4,
      withoutOrder: 2,
    });
  });

  test("names what is needed and not bought, and no row without a SKU", () => {
    expect(poolOf([], [], [{ sku, needed: 2, covered: 0 }])).toMatchObject([{ sku, bought: 0, missing: 2, short: 2 }]);
    expect(poolOf([], [], [{ sku: null, needed: 2, covered: 0 }])).toEqual([]);
  });

  test.each([
    { left: 3, missing: 10, most: 3, because: "an order is fulfilled in parts" },
    { left: 10, missing: 3, most: 3, because: "no phone gets two" },
    { left: 0, missing: 3, most: 0, because: "nothing is left" },
  ])("$most can be handed in: $because", ({ left, missing, most }) => {
    expect(mostOf(left, missing)).toBe(most);
  });
});

test("the portal takes ten by hand", () => {
  expect(tensOf(Array.from({ length: 23 }, (_, at) => at)).map((ten) => ten.length)).toEqual([10, 10, 3]);
  expect(tensOf([])).toEqual([]);
});
