import { expect, test } from "vitest";
import { type CalendarEvent, calendarText } from "./calendar";

const EVENT: CalendarEvent = {
  id: "one",
  sequence: 3,
  startsAt: "2026-12-07T17:00:00.000Z",
  endsAt: "2026-12-07T21:30:00.000Z",
  title: "Leeds",
  description: "Six phones",
  place: "Leeds",
  isCancelled: false,
};
const fileOf = (event: Partial<CalendarEvent> = {}) =>
  calendarText("A move", [{ ...EVENT, ...event }], "2026-11-28T08:00:00.123Z");
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("an event says when, where and what, in UTC", () => {
  expect(unfolded(fileOf())).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rehome//Batches//EN",
    "X-WR-CALNAME:A move",
    "BEGIN:VEVENT",
    "UID:one@rehome",
    "DTSTAMP:20261128T080000Z",
    "SEQUENCE:3",
    "DTSTART:20261207T170000Z",
    "DTEND:20261207T213000Z",
    "SUMMARY:Leeds",
    "DESCRIPTION:Six phones",
    "LOCATION:Leeds",
    "STATUS:CONFIRMED",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("what has no end or no place does not name one; what is cancelled says so", () => {
  const lines = unfolded(fileOf({ endsAt: null, place: null, isCancelled: true }));
  expect(lines.filter((line) => /^(?:DTEND|LOCATION|STATUS)/.test(line))).toEqual(["STATUS:CANCELLED"]);
});

test.each([
  { title: "Leeds, 1 of 2; a\\b", read: "Leeds\\, 1 of 2\\; a\\\\b", because: "these separate values" },
  { title: "one\r\nEND:VEVENT\ntwo", read: "one\\nEND:VEVENT\\ntwo", because: "a name opens no line of its own" },
  { title: "a\u0000b\u0085c", read: "a b c", because: "control characters" },
])("$read: $because", ({ title, read }) => expect(unfolded(fileOf({ title }))).toContain(`SUMMARY:${read}`));

test("a long line is folded at 75 octets and between characters", () => {
  const title = "Kraków 🏢 ".repeat(40).trim();
  const text = fileOf({ title });
  const sizes = text.split("\r\n").map((line) => Buffer.byteLength(line));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
  expect(text).not.toContain("\uFFFD");
  expect(unfolded(text)).toContain(`SUMMARY:${title}`);
});
