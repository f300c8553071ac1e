import { afterEach, expect, test, vi } from "vitest";
import { takeOverLabels } from "./take-over-labels";

/** The browser's storage: all that is used of it. */
function storageOf(entries: Record<string, string>) {
  const kept = new Map(Object.entries(entries));
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
  };
}
afterEach(() => vi.unstubAllGlobals());

const entry = (id: string, status: string, more: object = {}) => ({
  id,
  mac: "00CCFC900001",
  label: { vid: 5 },
  place: "Leeds",
  at: 1,
  status,
  ...more,
});

test("labels of an earlier version move: what waits and what was refused, oldest first, of this person alone", () => {
  const storage = storageOf({
    "collected nora p1": JSON.stringify([
      entry("c", "refused", { message: "No such phone." }),
      entry("b", "stored"),
      entry("a", "waiting", { phoneId: "phone 1" }),
    ]),
    "collected omar p1": JSON.stringify([entry("x", "waiting")]),
    theme: "dark",
  });
  vi.stubGlobal("localStorage", storage);
  const { items, forget } = takeOverLabels("nora");
  expect(
    items.map(({ operationId, status, projectId, phoneId, why }) => [operationId, status, projectId, phoneId, why]),
  ).toEqual([
    ["a", "waiting", "p1", "phone 1", null],
    ["c", "refused", "p1", null, "No such phone."],
  ]);
  expect(storage.getItem("collected nora p1")).not.toBeNull();
  forget();
  expect(storage.getItem("collected nora p1")).toBeNull();
  expect(storage.getItem("collected omar p1")).not.toBeNull();
});

test("damaged storage stops nobody, and stays where it is", () => {
  const storage = storageOf({ "collected nora p1": "{" });
  vi.stubGlobal("localStorage", storage);
  const { items, forget } = takeOverLabels("nora");
  forget();
  expect(items).toEqual([]);
  expect(storage.getItem("collected nora p1")).toBe("{");
});
