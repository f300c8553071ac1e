import type { LicenseKind } from "@/lib/domain/rules/decision";

/**
 * What is to be ordered, before any price: SKU and quantity, the service SKUs beside them, and apart what may turn out free.
 * Source: guide, Table 4 and FAQ; docs/domain.md, licence and cost.
 */

/** Whether the customer has a service contract: it decides the support lines. */
export const SERVICE_CONTRACTS = ["yes", "no", "unknown"] as const;
export type ServiceContract = (typeof SERVICE_CONTRACTS)[number];

/** So many phones that need the same licence for the same reason. */
export type NeededLicenses = {
  kind: LicenseKind;
  sku: string | null;
  supportSku: string | null;
  mayBeFree: boolean;
  /** The rule that said so, and its sentence, which says what to check where it may be free. */
  ruleId: string;
  text: string;
  /** In a pilot batch. */
  isPilot: boolean;
  count: number;
};

export const ORDER_LINE_KINDS = ["license", "support"] as const;
export type OrderLineKind = (typeof ORDER_LINE_KINDS)[number];

export type OrderLine = {
  kind: OrderLineKind;
  sku: string;
  /** The licence SKU that a support line belongs to; of a licence line its own. */
  licenseSku: string;
  quantity: number;
  /** Of the quantity: phones whose licence may turn out free. */
  mayBeFree: number;
  /** Not for resale: licences of a pilot in a lab or a demonstration, at a discount of 100 %. */
  isNfr: boolean;
  /** Ordered only when the customer turns out to have no service contract. */
  isOpen: boolean;
};

/** Licences that may be free, by what is to be checked. */
export type CheckFirst = { sku: string; supportSku: string | null; ruleId: string; text: string; quantity: number };

export type OrderList = {
  lines: OrderLine[];
  checkFirst: CheckFirst[];
  /** Phones by what happens to their licence where nothing is ordered. */
  gloCases: number;
  automatic: number;
  undecided: number;
};

export type OrderOptions = {
  contract: ServiceContract;
  /** The pilot's licences are ordered as not for resale: no support comes with them. */
  isPilotNfr: boolean;
};

/** The order list of phones that were counted by need. Licences first, each followed by its support; NFR lines stand apart. */
export function orderListOf(needed: readonly NeededLicenses[], { contract, isPilotNfr }: OrderOptions): OrderList {
  const lines = new Map<string, OrderLine>();
  const checkFirst = new Map<string, CheckFirst>();
  const add = (line: OrderLine) => {
    const key = JSON.stringify([line.licenseSku, line.isNfr, line.kind]);
    const known = lines.get(key);
    const quantity = line.quantity + (known?.quantity ?? 0);
    lines.set(key, { ...line, quantity, mayBeFree: line.mayBeFree + (known?.mayBeFree ?? 0) });
  };
  for (const { kind, sku, supportSku, mayBeFree, ruleId, text, isPilot, count } of needed) {
    if (kind !== "order" || sku === null) continue;
    const isNfr = isPilot && isPilotNfr;
    const line = { licenseSku: sku, quantity: count, mayBeFree: mayBeFree ? count : 0, isNfr };
    add({ ...line, kind: "license", sku, isOpen: false });
    if (supportSku !== null && contract !== "yes" && !isNfr)
      add({ ...line, kind: "support", sku: supportSku, isOpen: contract === "unknown" });
    if (!mayBeFree) continue;
    const key = `${sku} ${ruleId}`;
    const check = checkFirst.get(key) ?? { sku, supportSku, ruleId, text, quantity: 0 };
    checkFirst.set(key, { ...check, quantity: check.quantity + count });
  }
  const countOf = (kind: LicenseKind) =>
    needed.reduce((sum, group) => sum + (group.kind === kind ? group.count : 0), 0);
  return {
    lines: [...lines.values()].sort(inOrder),
    checkFirst: [...checkFirst.values()].sort((a, b) => b.quantity - a.quantity || (a.sku < b.sku ? -1 : 1)),
    gloCases: countOf("glo-case"),
    automatic: countOf("automatic"),
    undecided: countOf("undecided"),
  };
}

function inOrder(a: OrderLine, b: OrderLine): number {
  const rank = (line: OrderLine) => [line.isNfr ? 1 : 0, line.licenseSku, line.kind === "license" ? 0 : 1].join(" ");
  return rank(a) < rank(b) ? -1 : 1;
}

/** Licences on the list, those not for resale among them; support lines are not licences. */
export const licensesOn = (lines: readonly OrderLine[]): number =>
  lines.reduce((sum, { kind, quantity }) => sum + (kind === "license" ? quantity : 0), 0);

/** What is said of a list that is empty, by what is known so far: nothing to order is not the same as not known yet. */
export function emptyOrderText({ automatic, gloCases, undecided }: OrderList): string | null {
  if (undecided > 0) return null; // the screen says how many, with a link
  return automatic + gloCases > 0 ? "No licence is ordered." : "No phone of this inventory needs a licence.";
}
