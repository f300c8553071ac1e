export const INVENTORY_FILTERS = [
  "verdict",
  "reason",
  "model",
  "site",
  "floor",
  "state",
  "conflict",
  "batch",
  "window",
  "license",
  "inHand",
  "advisory",
  "firmware",
  "soldAs",
  "pool",
  "vid",
  "rule",
] as const;
export type InventoryFilter = (typeof INVENTORY_FILTERS)[number];

type Filters<Key extends string> = Partial<Record<Key, string | readonly string[]>>;

/** The phones behind a number: the inventory with filters set, as the table writes them (a comma inside a value is "%2C"). */
export const inventoryHref = (projectId: string, filters: Filters<InventoryFilter> = {}): string =>
  listHref(`/projects/${projectId}/inventory`, filters);

/** The address of a list with filters set. */
export function listHref<Key extends string>(path: string, filters: Filters<Key>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries<string | readonly string[] | undefined>(filters)) {
    const values = typeof value === "string" ? [value] : (value ?? []);
    search.set(key, values.map((one) => one.replaceAll(",", "%2C")).join(","));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
