export const INVENTORY_FILTERS = [
  "verdict",
  "reason",
  "model",
  "site",
  "floor",
  "state",
  "conflict",
  "batch",
  "license",
  "advisory",
  "firmware",
  "soldAs",
  "pool",
  "vid",
  "rule",
] as const;
export type InventoryFilter = (typeof INVENTORY_FILTERS)[number];

type Filters = Partial<Record<InventoryFilter, string | readonly string[]>>;

/** The phones behind a number: the inventory with filters set, as the table writes them (a comma inside a value is "%2C"). */
export function inventoryHref(projectId: string, filters: Filters = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(filters)) {
    const values = typeof value === "string" ? [value] : value;
    search.set(key, values.map((one) => one.replaceAll(",", "%2C")).join(","));
  }
  const path = `/projects/${projectId}/inventory`;
  return search.size > 0 ? `${path}?${search}` : path;
}
