import { expect, test } from "vitest";
import * as z from "zod";
import { listOf, timestamp } from "./shared";

test.each([
  { text: "2026-11-27T12:00:00Z", utc: "2026-11-27T12:00:00.000Z", because: "UTC already" },
  {
    text: "2026-11-27T12:00:00+23:59",
    utc: "2026-11-26T12:01:00.000Z",
    because: "a zone that PostgreSQL does not know",
  },
  { text: "0001-01-01T00:00:00Z", utc: "0001-01-01T00:00:00.000Z", because: "the first year" },
  { text: "0000-12-31T23:59:59Z", utc: null, because: "there is no year 0" },
  { text: "0001-01-01T00:00:00+01:00", utc: null, because: "an hour before the first year, in UTC" },
  { text: "9999-12-31T23:59:59-23:59", utc: null, because: "a day after the last year, in UTC" },
  { text: "2026-13-45T99:99:99Z", utc: null, because: "no date" },
  { text: "2026-11-27T12:00:00", utc: null, because: "no zone" },
])("$text is $utc: $because", ({ text, utc }) => {
  expect(timestamp.safeParse(text).data ?? null).toBe(utc);
});

const list = z.strictObject({ site: listOf(z.string().max(5)).optional() });
test.each([
  { site: "A,B", values: ["A", "B"], because: "joined by commas" },
  { site: ["A,B", "C"], values: ["A,B", "C"], because: "repeated: a comma is part of the value" },
  { site: "A%2CB", values: ["A,B"], because: "a comma that is written out" },
  { site: "", values: undefined, because: "no value is as if it were not given" },
  { site: ",,", values: undefined, because: "the same" },
  { site: [""], values: undefined, because: "the same" },
])("$site is $values: $because", ({ site, values }) => {
  expect(list.parse({ site }).site).toEqual(values);
});
