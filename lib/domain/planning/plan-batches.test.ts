import { describe, expect, test } from "vitest";
import { LOAD_FAMILIES, type LoadFamily } from "@/lib/domain/conversion";
import type { BatchablePhone } from "./choose-pilot";
import { planBatches } from "./plan-batches";

const MODELS: Record<LoadFamily, readonly [string, ...string[]]> = {
  sip78xx: ["7821", "7841", "7861"],
  sip7832: ["7832"],
  sip88xx: ["8811", "8841", "8851"],
  sip8832: ["8832"],
  sip8845_65: ["8845", "8865"],
};

/** Made up, the same for the same seed; the first families are the common ones. */
function fleet(count: number, seed: number, sites = 7): BatchablePhone[] {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  return Array.from({ length: count }, (_, index) => {
    const loadFamily = LOAD_FAMILIES[Math.min(next(8), LOAD_FAMILIES.length - 1)] ?? "sip88xx";
    const model = MODELS[loadFamily][next(MODELS[loadFamily].length)] ?? MODELS[loadFamily][0];
    const site = next(20) === 0 ? null : `Site ${next(sites) * next(2)}`;
    return {
      id: `p${index}`,
      mac: (index * 7919).toString(16).toUpperCase().padStart(12, "0"),
      site,
      model,
      loadFamily,
    };
  });
}

describe.each([
  { count: 0, pilotSize: 10, maxSize: 200 },
  { count: 1, pilotSize: 10, maxSize: 200 },
  { count: 9, pilotSize: 10, maxSize: 200 },
  { count: 500, pilotSize: 10, maxSize: 50 },
  { count: 500, pilotSize: 2, maxSize: 3 },
  { count: 500, pilotSize: 0, maxSize: 7 },
  { count: 3000, pilotSize: 25, maxSize: 200 },
  { count: 300, pilotSize: 1000, maxSize: 20 },
])("$count phones, pilot $pilotSize, at most $maxSize", ({ count, pilotSize, maxSize }) => {
  const phones = fleet(count, count + 1);
  const byId = new Map(phones.map((phone) => [phone.id, phone]));
  const proposals = planBatches(phones, { pilotSize, maxSize });

  test("every phone is in exactly one proposal", () => {
    const ids = proposals.flatMap(({ phoneIds }) => phoneIds);
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
  });

  test("no proposal is empty or too large, and each has a reason and its own name", () => {
    for (const { phoneIds, reason } of proposals) {
      expect(phoneIds.length).toBeGreaterThan(0);
      expect(phoneIds.length).toBeLessThanOrEqual(maxSize);
      expect(reason).not.toBe("");
    }
    expect(new Set(proposals.map(({ name }) => name)).size).toBe(proposals.length);
  });

  test("the pilot comes first and covers every load family there is", () => {
    const kinds = proposals.map(({ kind }) => kind);
    expect(kinds).toEqual([...kinds].sort());
    const piloted = proposals.filter(({ kind }) => kind === "pilot").flatMap(({ phoneIds }) => phoneIds);
    const families = new Set(phones.map(({ loadFamily }) => loadFamily));
    if (pilotSize === 0) expect(piloted).toEqual([]);
    else expect(new Set(piloted.map((id) => byId.get(id)?.loadFamily))).toEqual(families);
    expect(piloted.length).toBeLessThanOrEqual(pilotSize === 0 ? 0 : Math.max(pilotSize, families.size));
  });

  test("a wave is one site and one load family, and its parts are even", () => {
    const sizes = new Map<string, number[]>();
    for (const { kind, site, loadFamily, phoneIds } of proposals) {
      if (kind === "pilot") continue;
      for (const id of phoneIds) expect(byId.get(id)).toMatchObject({ site, loadFamily });
      const key = `${site}/${loadFamily}`;
      sizes.set(key, [...(sizes.get(key) ?? []), phoneIds.length]);
    }
    for (const parts of sizes.values()) expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
  });

  test("the order of the input does not matter", () => {
    expect(planBatches([...phones].reverse(), { pilotSize, maxSize })).toEqual(proposals);
  });
});

const phone = (
  id: string,
  site: string | null,
  loadFamily: LoadFamily,
  model: string = MODELS[loadFamily][0],
): BatchablePhone => ({
  id,
  mac: `00CCFC00000${id}`,
  site,
  model,
  loadFamily,
});

test("waves go by site, then family; phones without a site come last", () => {
  const phones = [
    phone("1", null, "sip78xx"),
    phone("2", "B", "sip88xx"),
    phone("3", "A", "sip88xx"),
    phone("4", "A", "sip78xx"),
  ];
  expect(planBatches(phones, { pilotSize: 0, maxSize: 5 }).map(({ name }) => name)).toEqual([
    "A, sip78xx",
    "A, sip88xx",
    "B, sip88xx",
    "No site, sip78xx",
  ]);
});

test("the pilot takes the largest site, other models first, and fetches only the missing family elsewhere", () => {
  const phones = [
    phone("1", "Big", "sip88xx", "8841"),
    phone("2", "Big", "sip88xx", "8841"),
    phone("3", "Big", "sip88xx", "8851"),
    phone("4", "Big", "sip78xx"),
    phone("5", "Small", "sip8832"),
    phone("6", "Small", "sip88xx", "8811"),
  ];
  const [pilot] = planBatches(phones, { pilotSize: 4, maxSize: 200 });
  expect(pilot).toMatchObject({ kind: "pilot", site: null, loadFamily: null });
  expect(new Set(pilot?.phoneIds)).toEqual(new Set(["1", "3", "4", "5"]));
});

test("without options: a pilot of 10 and waves of at most 200", () => {
  const sizes = planBatches(Array.from({ length: 1000 }, (_, at) => phone(`${1000 + at}`, "A", "sip88xx"))).map(
    ({ phoneIds }) => phoneIds.length,
  );
  expect(sizes).toEqual([10, 198, 198, 198, 198, 198]);
});

test("100,000 phones in well under a second", () => {
  const phones = fleet(100_000, 3, 400);
  const start = performance.now();
  planBatches(phones);
  expect(performance.now() - start).toBeLessThan(1000);
});
