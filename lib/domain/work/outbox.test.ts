import { describe, expect, test } from "vitest";
import { afterFailure, clockOffset, nextToSend, nextTurn, pauseAfter, verdictOn } from "./outbox";
import { correctedTime, countOutbox, type Queued, sentAgain } from "./outbox-items";

type Item = Queued & { why: string | null };
let order = 0;
const item = (operationId: string, over: Partial<Item> = {}): Item => ({
  operationId,
  kind: "step",
  phoneId: null,
  order: ++order,
  status: "waiting",
  tries: 0,
  notBefore: 0,
  isAlone: false,
  why: null,
  ...over,
});
const NOW = 1_000_000;
const ids = (items: readonly Queued[]) => items.map(({ operationId }) => operationId);

describe("what goes out next", () => {
  test.each([
    {
      because: "ticks go together, in the order in which they were made",
      items: [item("b", { order: 2 }), item("a", { order: 1 }), item("c", { order: 3 })],
      next: ["a", "b", "c"],
    },
    {
      because: "another kind waits for its own request: a VID may be what allows the tick behind it",
      items: [item("a"), item("b", { kind: "correction" }), item("c")],
      next: ["a"],
    },
    {
      because: "a status text goes alone",
      items: [item("a", { kind: "evidence" }), item("b", { kind: "evidence" })],
      next: ["a"],
    },
    {
      because: "one that steps aside holds up its phone and nobody else's",
      items: [
        item("a", { phoneId: "p", notBefore: NOW + 1 }),
        item("b", { phoneId: "p" }),
        item("c", { phoneId: "q" }),
      ],
      next: ["c"],
    },
    {
      because: "steps of batch and project have no phone to hold up",
      items: [item("a", { notBefore: NOW + 1 }), item("b"), item("c", { phoneId: "q" })],
      next: ["b", "c"],
    },
    {
      because: "what the server has answered does not go again",
      items: [item("a", { status: "stored" }), item("b", { status: "kept" }), item("c", { status: "refused" })],
      next: [],
    },
    {
      because: "a refused tick does not hold up the next of the same phone: the server judges it",
      items: [item("a", { phoneId: "p", status: "refused" }), item("b", { phoneId: "p" })],
      next: ["b"],
    },
    {
      because: "those of a failed request go one by one",
      items: [item("a", { isAlone: true }), item("b")],
      next: ["a"],
    },
    {
      because: "one that must go alone ends the request before it",
      items: [item("a"), item("b", { isAlone: true })],
      next: ["a"],
    },
  ])("$because", ({ items, next }) => {
    expect(ids(nextToSend(items, NOW))).toEqual(next);
  });

  test("no request holds more than the server takes", () => {
    const many = Array.from({ length: 501 }, (_, index) => item(`many ${index}`));
    expect(nextToSend(many, NOW)).toHaveLength(500);
  });

  test("the first turn of those that stepped aside", () => {
    expect(nextTurn([item("a", { notBefore: NOW + 9 }), item("b", { notBefore: NOW + 5 })], NOW)).toBe(NOW + 5);
    expect(nextTurn([item("a"), item("b", { notBefore: NOW + 5, status: "refused" })], NOW)).toBeNull();
  });
});

test("the pause doubles and ends at a minute", () => {
  expect([1, 2, 3, 5, 6, 500].map(pauseAfter)).toEqual([2_000, 4_000, 8_000, 32_000, 60_000, 60_000]);
});

describe("what an answer says of the items", () => {
  test.each([
    { status: 0, code: "offline", count: 1, verdict: "later", because: "no network" },
    { status: 503, code: "unavailable", count: 9, verdict: "later", because: "the server starts" },
    { status: 502, code: "unknown", count: 1, verdict: "later", because: "its proxy alone answers" },
    { status: 429, code: "too_many", count: 1, verdict: "later", because: "too many at once" },
    { status: 409, code: "busy", count: 1, verdict: "later", because: "an import holds the inventory" },
    {
      status: 403,
      code: "unknown",
      count: 1,
      verdict: "later",
      because: "a hotel's network says that, not our server",
    },
    { status: 200, code: "unknown", count: 1, verdict: "later", because: "a sign-in page of a network is no answer" },
    { status: 401, code: "unauthenticated", count: 5, verdict: "signed-out", because: "the session ended" },
    {
      status: 409,
      code: "other_person",
      count: 5,
      verdict: "other-person",
      because: "a colleague is signed in on this device",
    },
    { status: 403, code: "forbidden", count: 2, verdict: "aside", because: "the right may come back" },
    { status: 500, code: "internal", count: 2, verdict: "split", because: "one of them may be the cause" },
    {
      status: 500,
      code: "internal",
      count: 1,
      verdict: "aside",
      because: "a fault of the server is no fault of the person",
    },
    { status: 422, code: "invalid_input", count: 3, verdict: "split", because: "the others are right" },
    { status: 422, code: "invalid_input", count: 1, verdict: "refused", because: "sent again it is as wrong" },
    {
      status: 409,
      code: "conflict",
      count: 1,
      verdict: "refused",
      because: "the operation was sent about another phone",
    },
    { status: 404, code: "not_found", count: 1, verdict: "refused", because: "the phone is not there" },
  ] as const)("$status $code of $count is $verdict: $because", ({ status, code, count, verdict }) => {
    expect(verdictOn(status, code, count)).toBe(verdict);
  });

  test.each([
    { verdict: "refused", over: { status: "refused", why: "no" } },
    { verdict: "split", over: { isAlone: true } },
    { verdict: "aside", over: { tries: 1, why: "no", notBefore: NOW + 2_000 } },
    { verdict: "later", over: {} },
    { verdict: "signed-out", over: {} },
    { verdict: "other-person", over: {} },
  ] as const)("an item after $verdict", ({ verdict, over }) => {
    const before = item("a");
    expect(afterFailure(before, verdict, "no", NOW)).toEqual({ ...before, ...over });
  });

  test("a person sends a refused one again", () => {
    const refused = item("a", { status: "refused", why: "no", tries: 3, notBefore: NOW + 60_000 });
    expect(nextToSend([sentAgain(refused)], NOW)).toHaveLength(1);
  });
});

test("the device's clock is corrected by what the server said", () => {
  const offset = clockOffset(
    "2026-11-28T10:00:00.000Z",
    Date.parse("2026-11-26T10:00:00Z"),
    Date.parse("2026-11-26T10:00:02Z"),
  );
  expect(offset).toBe(2 * 86_400_000 - 1_000);
  expect(correctedTime(Date.parse("2026-11-26T10:05:00Z"), offset ?? 0)).toBe("2026-11-28T10:04:59.000Z");
  expect(clockOffset("soon", 0, 0)).toBeNull();
});

test("what waits and what a person has to look at", () => {
  const all = [
    item("a"),
    item("b", { status: "stored" }),
    item("c", { status: "kept" }),
    item("d", { status: "refused" }),
  ];
  expect(countOutbox(all)).toEqual({ waiting: 1, toSettle: 2 });
});
