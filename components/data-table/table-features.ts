import { columnSizingFeature, rowSortingFeature, tableFeatures } from "@tanstack/react-table";

export type ColumnMeta = {
  /** "end" for numbers. */
  align?: "start" | "end";
  /** Identifiers: monospaced, with a slashed zero. */
  isCode?: boolean;
  /** A person set the width: the column takes no part of the spare room. */
  isFixed?: boolean;
};

/**
 * Every feature must be listed, or its API is missing. No row-model slot: the server sorts and filters.
 * Columns are made once, at module level: `createColumnHelper<typeof features, Row>().columns([...])`.
 */
export const features = tableFeatures({
  rowSortingFeature,
  columnSizingFeature,
  columnMeta: {} as ColumnMeta,
});

export type Features = typeof features;
