import type { Direction } from "@/lib/domain/conversion";
import { GUIDE_TABLE_4, type Source } from "@/lib/domain/rules/sources";

/** A licence SKU with the service SKU a customer without a service contract adds, one per licence. Software support only, no RMA. */
export type LicenseSku = {
  id: string;
  direction: Direction;
  /** Series of the phone: 7832 counts as 7800, 8832 as 8800. */
  series: "7800" | "8800";
  sku: string;
  supportSku: string;
  title: string;
  source: Source;
};

const row = (direction: Direction, series: LicenseSku["series"], sku: string, supportSku: string): LicenseSku => ({
  id: `license.sku.${direction.toLowerCase()}.${series}`,
  direction,
  series,
  sku,
  supportSku,
  title: `${sku} with ${supportSku}`,
  source: GUIDE_TABLE_4,
});

export const LICENSE_SKUS: readonly LicenseSku[] = [
  row("E2M", "8800", "L-CP-E2M-88XX-CNV=", "CON-SW-LCPE2M8V"),
  row("E2M", "7800", "L-CP-E2M-78XX-CNV=", "CON-SW-LCPE2M7N"),
  row("M2E", "8800", "L-CP-M2E-88XX-CNV=", "CON-SW-LCPM2E8C"),
  row("M2E", "7800", "L-CP-M2E-78XX-CNV=", "CON-SW-LCPM2E7X"),
];

/** The licence SKU of a direction and a series (`7800`, `8800`), or `null`: no licence is sold for it. */
export function licenseSkuFor(
  direction: Direction,
  series: string,
  skus: readonly LicenseSku[] = LICENSE_SKUS,
): LicenseSku | null {
  return skus.find((entry) => entry.direction === direction && entry.series === series) ?? null;
}

/** The service SKU that goes with a licence SKU, or `null` for anything else. */
export function supportSkuFor(sku: string): string | null {
  return LICENSE_SKUS.find((entry) => entry.sku === sku)?.supportSku ?? null;
}
