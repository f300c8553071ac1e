/** A licence on its way: asked of the portal, its file in hand, or lost with its phone. */
export const LICENSE_STATES = ["in-process", "held", "lost"] as const;
export type LicenseState = (typeof LICENSE_STATES)[number];
export const LICENSE_STATE_LABELS = {
  "in-process": "In process",
  held: "In hand",
  lost: "Lost",
} as const satisfies Record<LicenseState, string>;

/** How far the portal is with what was handed to it. Source: guide, appendix B, steps 7 and 8. */
export const FULFILMENT_STATES = ["in-process", "processed"] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];
export const FULFILMENT_STATE_LABELS = {
  "in-process": "In Process",
  processed: "Processed",
} as const satisfies Record<FulfilmentState, string>;

/** So many licences of one SKU in one state; `hasOrder`: taken from an order that is known. */
export type CountedLicenses = {
  sku: string | null;
  state: LicenseState;
  hasOrder: boolean;
  isFromCase: boolean;
  count: number;
};
export type CountedNeed = { sku: string | null; needed: number; covered: number };

/** One SKU of the pool: bought = in process + in hand + lost + left. */
export type PoolRow = {
  sku: string;
  bought: number;
  inProcess: number;
  held: number;
  lost: number;
  left: number;
  /** Phones that need one as decided today, and those of them without one in hand or in process. */
  needed: number;
  missing: number;
  /** Licences that must still be bought: missing ones beyond what is left. */
  short: number;
  /** Files in hand that were taken from no order that is known. */
  withoutOrder: number;
};

type Bought = { sku: string; quantity: number };

/** The pool by SKU, those that are needed or bought. What came by a case, or from no known order, counts beside it. */
export function poolOf(
  orders: readonly Bought[],
  licenses: readonly CountedLicenses[],
  needs: readonly CountedNeed[],
): PoolRow[] {
  const skus = new Set([...orders, ...licenses, ...needs].flatMap(({ sku }) => sku ?? []));
  return [...skus].sort().map((sku) => {
    const ofOrders = licenses.filter((each) => each.sku === sku && each.hasOrder);
    const count = (state: LicenseState) => sum(ofOrders.filter((each) => each.state === state).map(countOf));
    const bought = sum(orders.filter((each) => each.sku === sku).map(({ quantity }) => quantity));
    const [inProcess, held, lost] = [count("in-process"), count("held"), count("lost")];
    const ofSku = needs.filter((each) => each.sku === sku);
    const needed = sum(ofSku.map((each) => each.needed));
    const missing = needed - sum(ofSku.map((each) => each.covered));
    const left = bought - inProcess - held - lost;
    const apart = licenses.filter(
      (each) => each.sku === sku && !each.hasOrder && !each.isFromCase && each.state !== "lost",
    );
    const withoutOrder = sum(apart.map(countOf));
    return {
      sku,
      bought,
      inProcess,
      held,
      lost,
      left,
      needed,
      missing,
      short: Math.max(0, missing - left),
      withoutOrder,
    };
  });
}

const countOf = ({ count }: { count: number }) => count;
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** How many phones of an order's SKU can be handed to the portal now: a PAK can be fulfilled in parts. Source: guide, FAQ. */
export const mostOf = (left: number, missing: number): number => Math.max(0, Math.min(left, missing));
