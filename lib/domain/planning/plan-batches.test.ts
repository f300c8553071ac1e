import { describe, expect, test } from "vitest";
import { LOAD_FAMILIES, type LoadFamily } from "@/lib/domain/conversion";
import type { BatchablePhone } from "./choose-pilot";
import { type BatchProposal, planBatches } from "./plan-batches";
import type { PlanWishes } from "./wishes";

const MODELS: Record<LoadFamily, readonly [string, ...string[]]> = {
  sip78xx: ["7821", "7841", "7861"],
  sip7832: ["7832"],
  sip88xx: ["8811", "8841", "8851"],
  sip8832: ["8832"],
  sip8845_65: ["8845", "8865"],
};

const FLOORS = ["1", "2", "10", "Annex", null];

const macOf = (index: number) => (index * 7919).toString(16).toUpperCase().padStart(12, "0");

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
      mac: macOf(index),
      site,
      floor: FLOORS[next(FLOORS.length)] ?? null,
      model,
      loadFamily,
      needsPreUpgrade: next(3) === 0,
    };
  });
}

const SIZES = [
  { count: 0, pilotSize: 10, maxSize: 200 },
  { count: 1, pilotSize: 10, maxSize: 200 },
  { count: 9, pilotSize: 10, maxSize: 200 },
  { count: 500, pilotSize: 10, maxSize: 50 },
  { count: 500, pilotSize: 2, maxSize: 3 },
  { count: 500, pilotSize: 0, maxSize: 7 },
  { count: 3000, pilotSize: 25, maxSize: 200 },
  { count: 300, pilotSize: 1000, maxSize: 20 },
];
const WISHES: Partial<PlanWishes>[] = [
  {},
  { families: "apart" },
  { siteOrder: "largest", firstSites: ["Site 3", "Nowhere"], pilotSite: "Site 2" },
  { siteOrder: "smallest", preUpgradesFirst: true },
  { pilotMacs: [0, 1, 2, 3, 4, 5, 6, 7].map(macOf) },
  { families: "apart", preUpgradesFirst: true, firstSites: ["Site 5"] },
];

describe.each(WISHES)("wishes %o", (more) => {
  describe.each(SIZES)("$count phones, pilot $pilotSize, at most $maxSize", ({ count, pilotSize, maxSize }) => {
    const wishes = { ...more, pilotSize, maxSize };
    const phones = fleet(count, count + 1);
    const byId = new Map(phones.map((phone) => [phone.id, phone]));
    const proposals = planBatches(phones, wishes);
    const waves = proposals.filter(({ kind }) => kind === "wave");
    const phonesOf = ({ phoneIds }: BatchProposal) => phoneIds.flatMap((id) => byId.get(id) ?? []);

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
      const named = phones.filter(({ mac }) => more.pilotMacs?.includes(mac)).map(({ id }) => id);
      if (named.length > 0) {
        expect(new Set(piloted)).toEqual(new Set([...piloted, ...named]));
        expect(piloted.length).toBe(Math.min(count, Math.max(pilotSize, named.length)));
        return;
      }
      if (pilotSize === 0) expect(piloted).toEqual([]);
      else expect(new Set(piloted.map((id) => byId.get(id)?.loadFamily))).toEqual(families);
      expect(piloted.length).toBeLessThanOrEqual(pilotSize === 0 ? 0 : Math.max(pilotSize, families.size));
    });

    test("a wave is one site, and one load family where they are wished apart", () => {
      for (const wave of waves) {
        for (const phone of phonesOf(wave)) expect(phone.site).toBe(wave.site);
        const families = new Set(phonesOf(wave).map(({ loadFamily }) => loadFamily));
        if (more.families === "apart") expect([...families]).toEqual([wave.loadFamily]);
        else expect(wave.loadFamily).toBeNull();
      }
    });

    test("a floor that fits into a batch stands in one batch of its group", () => {
      const groups = new Map<string, Set<string>>();
      const sizes = new Map<string, number>();
      for (const wave of waves)
        for (const phone of phonesOf(wave)) {
          const group = wave.name.replace(/, \d+ of \d+$/, "");
          const key = `${group}/${phone.floor}`;
          groups.set(key, (groups.get(key) ?? new Set()).add(wave.name));
          sizes.set(key, (sizes.get(key) ?? 0) + 1);
        }
      for (const [key, names] of groups) if ((sizes.get(key) ?? 0) <= maxSize) expect([...names]).toHaveLength(1);
    });

    test("sites come in the wished order, each as a whole", () => {
      const seen = waves.map(({ site }) => site).filter((site, index, all) => site !== all[index - 1]);
      expect(new Set(seen).size).toBe(seen.length);
      const wished = (more.firstSites ?? []).filter((site) => seen.includes(site));
      expect(seen.slice(0, wished.length)).toEqual(wished);
    });

    test("the order of the input does not matter", () => {
      expect(planBatches([...phones].reverse(), wishes)).toEqual(proposals);
    });
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
  floor: null,
  model,
  loadFamily,
  needsPreUpgrade: false,
});

test("waves go by site, then family; phones without a site come last", () => {
  const phones = [
    phone("1", null, "sip78xx"),
    phone("2", "B", "sip88xx"),
    phone("3", "A", "sip88xx"),
    phone("4", "A", "sip78xx"),
  ];
  expect(planBatches(phones, { pilotSize: 0, maxSize: 5, families: "apart" }).map(({ name }) => name)).toEqual([
    "A, sip78xx",
    "A, sip88xx",
    "B, sip88xx",
    "No site, sip78xx",
  ]);
  expect(planBatches(phones, { pilotSize: 0, maxSize: 5 }).map(({ name }) => name)).toEqual(["A", "B", "No site"]);
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

test("phones that were named are the pilot, filled up with a family that they lack", () => {
  const phones = [
    phone("1", "Big", "sip88xx", "8841"),
    phone("2", "Big", "sip88xx", "8841"),
    phone("3", "Big", "sip78xx"),
    phone("4", "Small", "sip88xx", "8811"),
  ];
  const pilotOf = (pilotSize: number, ...pilotMacs: string[]) => planBatches(phones, { pilotSize, pilotMacs })[0];
  expect(pilotOf(0, "00CCFC000004")).toMatchObject({
    kind: "pilot",
    phoneIds: ["4"],
    reason:
      "Proof of concept before the first wave, as the guide asks: 1 phone of sip88xx, all from Small. Chosen by hand.",
  });
  expect(pilotOf(2, "00CCFC000004")?.phoneIds).toEqual(["3", "4"]);
  expect(pilotOf(1, "00CCFC000004", "00CCFC000002")?.phoneIds).toEqual(["2", "4"]);
  expect(pilotOf(0, "A00000000000")?.kind).toBe("wave");
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

test.each([
  {
    floors: { "1": 60, "2": 60, "3": 60 },
    into: [["1"], ["2"], ["3"]],
    because: "two floors do not fit, and no floor is divided",
  },
  { floors: { "1": 90, "2": 4, "3": 6 }, into: [["1", "2", "3"]], because: "small floors join their neighbour" },
  {
    floors: { "1": 50, "2": 30, "10": 40, Annex: 20 },
    into: [
      ["1", "2"],
      ["10", "Annex"],
    ],
    because: "in the order of a walk, as even as floors allow",
  },
  { floors: { "1": 150, "2": 20 }, into: [["1"], ["1", "2"]], because: "a floor too large for a batch is divided" },
])("floors $floors make $into: $because", ({ floors, into }) => {
  let id = 1000;
  const phones = Object.entries(floors).flatMap(([floor, count]) =>
    Array.from({ length: count }, () => ({ ...phone(`${id++}`, "A", "sip88xx"), floor })),
  );
  const byId = new Map(phones.map((one) => [one.id, one.floor]));
  const plan = planBatches(phones, { pilotSize: 0, maxSize: 100 });
  expect(plan.map(({ phoneIds }) => [...new Set(phoneIds.map((one) => byId.get(one)))])).toEqual(into);
});

test("300 phones of every model at six sites are six batches and a pilot, not one for each load", () => {
  const phones = fleet(300, 11, 6).map((one, index) => ({ ...one, site: `Site ${index % 6}` }));
  expect(planBatches(phones).map(({ kind }) => kind)).toEqual(["pilot", ...Array(6).fill("wave")]);
  expect(planBatches(phones, { families: "apart" }).length).toBeGreaterThan(20);
});

test("a reason says how many of what, where, and why they are split", () => {
  const phones = [1, 2, 3, 4].map((id) => ({
    ...phone(String(id), "Leeds", id === 4 ? "sip78xx" : "sip88xx"),
    floor: id < 3 ? "1" : "2",
  }));
  expect(planBatches(phones, { pilotSize: 0, maxSize: 3 }).map(({ name, reason }) => [name, reason])).toEqual([
    [
      "Leeds, 1 of 2",
      "2 phones of sip88xx at Leeds. Floor 1. 4 phones make 2 parts: a batch holds at most 3. One visit converts every model there.",
    ],
    [
      "Leeds, 2 of 2",
      "2 phones at Leeds: 1 of sip78xx, 1 of sip88xx. Floor 2. 4 phones make 2 parts: a batch holds at most 3. One visit converts every model there.",
    ],
  ]);
});
