import { expect, test } from "vitest";
import { readListAddress, readSelectionAddress } from "./read-list-address";

const BATCH = "0198c5a0-0000-7000-8000-000000000001";

test.each<{ given: Record<string, string | string[]>; text: string; gone: string[]; because: string }>([
  { given: {}, text: "", gone: [], because: "nothing is asked" },
  {
    given: { verdict: "eligible", sort: "-owner" },
    text: "verdict=eligible&sort=-owner",
    gone: [],
    because: "all is there",
  },
  { given: { verdict: "maybe" }, text: "", gone: ["verdict"], because: "no such verdict" },
  { given: { verdict: "maybe,eligible" }, text: "verdict=eligible", gone: ["verdict"], because: "one of two is there" },
  { given: { state: ["failed", "lost"] }, text: "state=failed", gone: ["state"], because: "given twice" },
  { given: { sort: "colour" }, text: "", gone: ["sort"], because: "no such column" },
  { given: { vid: "V03" }, text: "", gone: ["vid"], because: "another notation" },
  { given: { batch: `${BATCH},none` }, text: "batch=none", gone: ["batch"], because: "a batch that was deleted" },
  { given: { site: "Leeds%2C north" }, text: "site=Leeds%252C+north", gone: [], because: "a comma within a name" },
  { given: { q: "a,b" }, text: "q=a%2Cb", gone: [], because: "a comma within a search" },
  { given: { q: "x".repeat(300) }, text: "", gone: ["q"], because: "longer than any search" },
])("$given: $because", ({ given, text, gone }) => {
  expect(readListAddress(given, [])).toMatchObject({ text, gone });
});

test("where batches are not known, any may be", () => {
  expect(readListAddress({ batch: BATCH }).query.batch).toEqual([BATCH]);
});

test.each<{ given: Record<string, string>; means: object | null; because: string }>([
  { given: {}, means: null, because: "nothing is named" },
  { given: { ids: BATCH }, means: { ids: [BATCH] }, because: "phones one by one" },
  { given: { ids: "x" }, means: null, because: "no id" },
  { given: { site: "Leeds" }, means: { filter: { site: ["Leeds"] }, except: [] }, because: "a filter" },
  { given: { except: BATCH }, means: { filter: {}, except: [BATCH] }, because: "all but one" },
  {
    given: { site: "Leeds", verdict: "maybe" },
    means: null,
    because: "without the lost filter it would mean more phones",
  },
])("the phones of $given: $because", ({ given, means }) => {
  const read = readSelectionAddress(given);
  if (means === null) expect(read).toBeNull();
  else expect(read).toEqual(means);
});
