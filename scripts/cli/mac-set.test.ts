import { expect, test } from "vitest";
import { MacSet } from "./mac-set";

const row = (line: number, content: string, decision = 1) => ({ line, content, decision });
const mac = (index: number) => (0x00ccfc000000 + index).toString(16).padStart(12, "0").toUpperCase();

test("a MAC that comes again: the same data is a repetition, other data takes the first row out, once", () => {
  const macs = new MacSet();
  expect(macs.enter(mac(1), row(2, "a", 7))).toBeNull();
  expect(macs.enter(mac(1), row(3, "a", 7))).toEqual({ line: 2, isSame: true, decision: 7 });
  expect(macs.enter(mac(1), row(4, "b", 8))).toEqual({ line: 2, isSame: false, decision: 7 });
  expect(macs.enter(mac(1), row(5, "a", 7))).toEqual({ line: 2, isSame: false, decision: null });
});

test("finds each of 50,000 after growing", () => {
  const macs = new MacSet();
  for (let index = 0; index < 50_000; index++)
    expect(macs.enter(mac(index * 37), row(index + 2, "x", index))).toBeNull();
  for (const index of [0, 1, 4_095, 4_096, 49_999])
    expect(macs.enter(mac(index * 37), row(9, "x"))).toEqual({ line: index + 2, isSame: true, decision: index });
});
