import { describe, expect, test } from "vitest";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { type CertifiedPhone, certificateEnd, certificateNotices } from "./certificate-notices";
import { ruleById } from "./rule-set";

const phone = (pid: string, rest: Partial<CertifiedPhone> = {}): CertifiedPhone => ({
  product: parseProduct(pid),
  running: null,
  version: null,
  ...rest,
});
const TODAY = "2026-11-27";
/** FCH, year less 1996, week. */
const serial = (year: number, week: number) => `FCH${year - 1996}${String(week).padStart(2, "0")}0312`;
const rulesOf = (pid: string, made: string | null, today = TODAY, rest: Partial<CertifiedPhone> = {}) =>
  certificateNotices(phone(pid, rest), made, today).map(({ ruleId }) => ruleId);

describe("FN72302: order code and month of manufacture", () => {
  test.each([
    { pid: "CP-8841-K9=", made: serial(2021, 17), names: null, because: "the Thursday of week 17 is 29 April 2021" },
    { pid: "CP-8841-K9=", made: serial(2021, 18), names: "notice.fn72302.88x1", because: "week 18 is in May" },
    { pid: "CP-8861-K9=", made: serial(2023, 1), names: "notice.fn72302.88x1", because: "later than 5/2021" },
    { pid: "CP-7811-K9=", made: serial(2022, 8), names: null, because: "February 2022" },
    { pid: "CP-7811-K9=", made: serial(2022, 9), names: "notice.fn72302.78x1", because: "3 March 2022" },
    { pid: "CP-7821-K9=", made: serial(2023, 9), names: null, because: "its month is not known to us" },
    { pid: "CP-7821-3PCC-K9=", made: null, names: "notice.fn72302.3pcc", because: "every 3PCC, whatever the serial" },
    { pid: "CP-8841-3PCC", made: null, names: null, because: "a product name is no order code" },
    { pid: "CP-8841-K9=", made: null, names: null, because: "not known is not later" },
    { pid: "CP-8841-K9=", made: "damaged", names: null, because: "a serial that does not fit has no week" },
  ])("$pid made $made: $names, $because", ({ pid, made, names }) => {
    expect(rulesOf(pid, made)).toEqual(names === null ? [] : [names]);
  });
});

describe("FN72593: ten years from the week in the serial", () => {
  test.each([
    { made: { year: 2015, week: 10 }, end: "2025-03-05", because: "ten years later" },
    { made: { year: 2019, week: 19 }, end: "2029-05-09", because: "a week before the last day" },
    { made: { year: 2019, week: 20 }, end: "2029-05-14", because: "at the latest" },
    { made: { year: 2023, week: 1 }, end: "2029-05-14", because: "at the latest, however new" },
  ])("$made ends $end: $because", ({ made, end }) => {
    expect(certificateEnd(made)).toBe(end);
  });

  const mpp = (version: string) => ({ running: "mpp", version: parseVersion(version) }) as const;
  test.each([
    { made: serial(2016, 48), today: "2026-11-29", rest: {}, rule: null, because: "two days before the end" },
    {
      made: serial(2016, 47),
      today: "2026-11-27",
      rest: {},
      rule: "notice.fn72593",
      because: "made more than ten years ago",
    },
    { made: serial(2016, 47), today: "2026-11-20", rest: {}, rule: null, because: "the same phone a week earlier" },
    {
      made: serial(2022, 1),
      today: "2029-05-14",
      rest: {},
      rule: "notice.fn72593",
      because: "the last day, for every phone",
    },
    {
      made: serial(2012, 1),
      today: TODAY,
      rest: mpp("12.0.5"),
      rule: "notice.fn72593.renews-by-itself",
      because: "after 12.0.3",
    },
    {
      made: serial(2012, 1),
      today: TODAY,
      rest: mpp("11.3.5"),
      rule: "notice.fn72593.renews-when-asked",
      because: "from 11.3.5",
    },
    {
      made: serial(2012, 1),
      today: TODAY,
      rest: mpp("12.0.2"),
      rule: "notice.fn72593.renews-when-asked",
      because: "to 12.0.2",
    },
    {
      made: serial(2012, 1),
      today: TODAY,
      rest: mpp("12.0.3"),
      rule: "notice.fn72593",
      because: "12.0.3 itself is not named",
    },
    {
      made: serial(2012, 1),
      today: TODAY,
      rest: mpp("11.3.3"),
      rule: "notice.fn72593",
      because: "older ones are not named",
    },
    {
      made: serial(2012, 1),
      today: TODAY,
      rest: { running: "enterprise" as const, version: parseVersion("14.2.1SR1") },
      rule: "notice.fn72593",
      because: "an Enterprise version is no MPP version",
    },
  ])("$made on $today: $rule, $because", ({ made, today, rest, rule }) => {
    expect(rulesOf("CP-8845-K9=", made, today, rest)).toEqual(rule === null ? [] : [rule]);
  });
});

test("every notice can be opened in the rule book, and says when and what", () => {
  const notices = certificateNotices(phone("CP-8841-3PCC-K9="), serial(2012, 7), TODAY);
  expect(notices).toHaveLength(2);
  for (const { ruleId, text } of notices) {
    expect(ruleById(ruleId)).not.toBeNull();
    expect(text).not.toMatch(/undefined|null|[{}]/);
  }
  expect(notices[1]?.text).toMatch(/week 7 of 2012.*2022-02-16.*authorization failed/);
});
