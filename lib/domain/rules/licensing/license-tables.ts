import type { Direction } from "@/lib/domain/conversion";
import { byDirection, inOrder } from "@/lib/domain/rules/rows";
import { LICENSE_RULES, type LicenseRule } from "./license-rules";
import { LICENSE_SKUS, type LicenseSku, licenseSkuFor } from "./support-skus";

/** The licence tables as a decision asks them. */
export type LicenseTables = {
  licenses: Record<Direction, readonly LicenseRule[]>;
  /** The licence of a direction and a series (`7800`, `8800`), or `null`: none is sold for it. */
  sku(direction: Direction, series: string): LicenseSku | null;
};

export function licenseTables(rules: readonly LicenseRule[], skus: readonly LicenseSku[]): LicenseTables {
  return {
    licenses: byDirection(inOrder(rules)),
    sku: (direction, series) => licenseSkuFor(direction, series, skus),
  };
}

/** The licence tables of this edition. */
export const CURRENT_LICENSE_TABLES: LicenseTables = licenseTables(LICENSE_RULES, LICENSE_SKUS);
