import type { Target } from "@/lib/domain/conversion";
import { type NeededLicenses, orderListOf, type ServiceContract } from "./order-list";
import { type BookPrices, linesFor, sumOf } from "./quote-lines";

/** What a customer weighs: another call control, support or none, and what is free once the history is known. */

/** The same phones under one target. */
export type TargetNeeds = { target: Target; needs: readonly NeededLicenses[]; eligible: number };

export const SCENARIO_KINDS = ["with-support", "without-support", "checked"] as const;
/** `checked`: without support, once every phone that may be free has turned out to be. */
export type ScenarioKind = (typeof SCENARIO_KINDS)[number];

export type Scenario = {
  kind: ScenarioKind;
  licenses: number;
  support: number;
  /** Net of every discount, without tax; null where any price of it is not known. */
  netMinor: bigint | null;
};

export type TargetScenarios = {
  target: Target;
  /** Phones that can move there. */
  eligible: number;
  automatic: number;
  undecided: number;
  mayBeFree: number;
  scenarios: Scenario[];
};

const CONTRACT_OF = {
  "with-support": "no",
  "without-support": "yes",
  checked: "yes",
} as const satisfies Record<ScenarioKind, ServiceContract>;

/** The scenarios of each target side by side, in money where a book has every price that is needed. */
export function scenariosOf(targets: readonly TargetNeeds[], book: BookPrices | null): TargetScenarios[] {
  return targets.map(({ target, needs, eligible }) => {
    const list = orderListOf(needs, { contract: "yes", isPilotNfr: false });
    return {
      target,
      eligible,
      automatic: list.automatic,
      undecided: list.undecided,
      mayBeFree: list.lines.reduce((sum, { mayBeFree }) => sum + mayBeFree, 0),
      scenarios: SCENARIO_KINDS.map((kind) => scenarioOf(kind, needs, book)),
    };
  });
}

function scenarioOf(kind: ScenarioKind, needs: readonly NeededLicenses[], book: BookPrices | null): Scenario {
  const counted = kind === "checked" ? needs.filter(({ mayBeFree }) => !mayBeFree) : needs;
  const order = orderListOf(counted, { contract: CONTRACT_OF[kind], isPilotNfr: false }).lines;
  const { net, unpriced } = sumOf(linesFor(order, book, 0), 0);
  const quantityOf = (wanted: "license" | "support") =>
    order.reduce((sum, line) => sum + (line.kind === wanted ? line.quantity : 0), 0);
  return {
    kind,
    licenses: quantityOf("license"),
    support: quantityOf("support"),
    netMinor: unpriced === 0 ? net : null,
  };
}
