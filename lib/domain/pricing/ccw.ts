import type { OrderLine } from "./order-list";

/**
 * The columns of an estimate for Cisco Commerce as one public converter writes them (docs/domain.md, files; third party). Ours
 * fills the part number, the quantity and the notes; the others stay empty until somebody fills them.
 */
export const CCW_COLUMNS = [
  "Part Number",
  "Quantity",
  "Duration (Mnths)",
  "List Price",
  "Discount %",
  "Initial Term(Months)",
  "Auto Renew Term(Months)",
  "Billing Model",
  "Requested Start Date",
  "Notes",
] as const;
export type CcwColumn = (typeof CCW_COLUMNS)[number];

/** What an estimate needs at least. */
export const CCW_USUAL: readonly CcwColumn[] = ["Part Number", "Quantity", "Notes"];

/** A line of the estimate under the columns that were chosen. Open lines are noted, never left out in silence. */
export function ccwCells(
  { sku, quantity, mayBeFree, isNfr, isOpen }: OrderLine,
  columns: readonly CcwColumn[],
): (string | number)[] {
  const notes = [
    isNfr ? "Not for resale, lab or demo" : "",
    isOpen ? "Only without a service contract: not known yet" : "",
    mayBeFree > 0 ? `${mayBeFree} of these may be free: check first` : "",
  ];
  const filled: Partial<Record<CcwColumn, string | number>> = {
    "Part Number": sku,
    Quantity: quantity,
    "Discount %": isNfr ? 100 : "",
    Notes: notes.filter((each) => each !== "").join("; "),
  };
  return columns.map((column) => filled[column] ?? "");
}
