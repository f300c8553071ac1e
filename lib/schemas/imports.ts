import * as z from "zod";
import { INVENTORY_FIELDS } from "@/lib/domain/inventory-file/fields";
import { line } from "./shared";

const INVENTORY_FIELD_KEYS = INVENTORY_FIELDS.map(({ key }) => key);

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export const DELIMITERS = [",", ";", "\t", "|"] as const;
/** `ready`: waits for a person. `checking`: read in full, nothing is stored. `undone`: was committed, then taken back. */
export const IMPORT_STATUSES = [
  "ready",
  "checking",
  "queued",
  "running",
  "committed",
  "failed",
  "cancelled",
  "undone",
] as const;
export const IMPORT_FORMATS = ["csv", "xlsx"] as const;
export const IMPORT_MODES = ["valid-rows", "all-or-nothing"] as const;

export const uploadQuery = z.strictObject({ filename: line(255) });

/** Corrects how the file is read; columns are named by position, so that odd headers cannot matter. */
export const editImportInput = z.strictObject({
  /** Sheet of a workbook, counted from 0. */
  sheet: z.number().int().min(0).max(10_000).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** Line of the header row, counted from 1; 0: the file has none. */
  headerRow: z.number().int().min(0).max(1000).optional(),
  /** One entry for each column, in order; null leaves the column out. */
  mapping: z.array(z.enum(INVENTORY_FIELD_KEYS).nullable()).max(2000).optional(),
});
export type EditImportInput = z.input<typeof editImportInput>;

export const commitImportInput = z.strictObject({ mode: z.enum(IMPORT_MODES).default("valid-rows") });

export const importColumn = z.object({
  index: z.number().int(),
  header: z.string(),
  field: z.enum(INVENTORY_FIELD_KEYS).nullable(),
  confidence: z.string(),
  reason: z.string(),
  samples: z.array(z.string()),
});
export type ImportColumn = z.output<typeof importColumn>;

export const importCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** Rows stored with a remark; they are among created, changed or unchanged. */
  warnings: z.number().int(),
});
export type ImportCounts = z.output<typeof importCounts>;

export const inventoryImport = z.object({
  id: z.string(),
  projectId: z.string(),
  filename: z.string(),
  status: z.enum(IMPORT_STATUSES),
  mode: z.enum(IMPORT_MODES).nullable(),
  fileSha256: z.string(),
  bytes: z.number().int(),
  format: z.enum(IMPORT_FORMATS),
  /** Names of a workbook's sheets in order; empty for a text file. */
  sheets: z.array(z.string()),
  /** Which of them is read, counted from 0. */
  sheet: z.number().int(),
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(DELIMITERS),
  headerRow: z.number().int(),
  columns: z.array(importColumn),
  /** First rows as they came; `numeric`: positions of cells that a workbook holds as numbers or dates. */
  preview: z.array(
    z.object({ line: z.number().int(), cells: z.array(z.string()), numeric: z.array(z.number().int()).optional() }),
  ),
  /** Rows read so far while it runs. */
  progress: z.number().int(),
  /** Rows the file seems to have, by its line ends; exact once it was read. */
  expectedRows: z.number().int(),
  uploadedBy: z.string(),
  counts: importCounts,
  problem: z.object({ code: z.string(), detail: z.string(), line: z.number().int().optional() }).nullable(),
  /** Name of the file under which the same bytes, and the same sheet of them, were committed before, if they were. */
  sameFileAs: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type InventoryImport = z.output<typeof inventoryImport>;

export const importIssue = z.object({
  severity: z.enum(["error", "warning"]),
  column: z.string(),
  code: z.string(),
  value: z.string(),
  message: z.string(),
});
export const importRow = z.object({
  line: z.number().int(),
  outcome: z.enum(["rejected", "stored"]),
  mac: z.string().nullable(),
  issues: z.array(importIssue),
});
export type ImportRow = z.output<typeof importRow>;
