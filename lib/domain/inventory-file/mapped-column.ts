import type { ColumnUse, InventoryField } from "./fields";

/** What is known of a column of a file before a person has looked at it. */
export type MappedColumn = {
  index: number;
  header: string;
  field: ColumnUse | null;
  /** Place among the columns of its field, from 0; the next one fills what is empty in those before it. */
  order: number;
  /**
   * `exact`: the field's own name. `alias`: another known name. `values`: told by what stands below. `ask`: not read until a person says
   * what it holds. `none`: not mapped.
   */
  confidence: "exact" | "alias" | "values" | "ask" | "none";
  reason: string;
  /** What the column may hold, where that is asked. */
  proposal: InventoryField | null;
};
