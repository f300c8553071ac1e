import { expect, test } from "vitest";
import type { NeededLicenses } from "./order-list";
import { scenariosOf } from "./scenarios";

const need = (count: number, more: Partial<NeededLicenses> = {}): NeededLicenses => ({
  kind: "order",
  sku: "L-CP-E2M-88XX-CNV=",
  supportSku: "CON-SW-LCPE2M8V",
  mayBeFree: false,
  ruleId: "",
  text: "",
  isPilot: false,
  count,
  ...more,
});
const TARGETS = [
  {
    target: "webex-calling",
    needs: [need(10, { kind: "automatic", sku: null, supportSku: null })],
    eligible: 10,
  },
  { target: "approved-third-party", needs: [need(6), need(4, { mayBeFree: true })], eligible: 10 },
] as const;
const PRICES = new Map([
  ["L-CP-E2M-88XX-CNV=", { listMinor: 4_000n, costMinor: null }],
  ["CON-SW-LCPE2M8V", { listMinor: 300n, costMinor: null }],
]);
const shown = (prices: typeof PRICES | null) =>
  scenariosOf(TARGETS, prices && { prices, discount: 0 }).map(({ scenarios }) =>
    scenarios.map(({ licenses, support, netMinor }) => [licenses, support, netMinor]),
  );

test("Webex Calling orders nothing; support and what may be free are told apart", () => {
  expect(shown(PRICES)).toEqual([
    [
      [0, 0, 0n],
      [0, 0, 0n],
      [0, 0, 0n],
    ],
    [
      [10, 10, 43_000n],
      [10, 0, 40_000n],
      [6, 0, 24_000n],
    ],
  ]);
});

test("money is told only where every price of it is known", () => {
  const [, other] = shown(new Map([...PRICES].slice(0, 1)));
  expect(other?.map(([, , net]) => net)).toEqual([null, 40_000n, 24_000n]);
  expect(shown(null)[1]?.map(([, , net]) => net)).toEqual([null, null, null]);
});
