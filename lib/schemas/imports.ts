import * as z from "zod";
import { GROUP_CHANGES, MOST_FIXES } from "@/lib/domain/inventory-file/correct-cells";
import { INVENTORY_FIELDS } from "@/lib/domain/inventory-file/fields";
import { IMPORT_STATUSES } from "@/lib/domain/inventory-file/import-life";
import { NO_PHONE_KINDS } from "@/lib/domain/inventory-file/no-phone-kinds";
import { VERDICTS } from "@/lib/domain/rules/decision";
import { keysOf } from "@/lib/domain/typed-object";
import { INT4_MAX, line, listOf, page } from "./shared";

export const INVENTORY_FIELD_KEYS = INVENTORY_FIELDS.map(({ key }) => key);
const COLUMN_USES = [...INVENTORY_FIELD_KEYS, "extra"] as const;

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export const DELIMITERS = [",", ";", "\t", "|"] as const;
/** `tables`: an archive of lists or pages, or a text such as JSON or what a switch prints, that a reader makes tables of. */
export const IMPORT_FORMATS = ["csv", "xlsx", "tables"] as const;
export const IMPORT_MODES = ["valid-rows", "all-or-nothing"] as const;
export const ROW_OUTCOMES = ["rejected", "left-out", "stored"] as const;
export const DIFFERENCE_KINDS = ["new", "changed", "absent"] as const;
export const CHANGE_HOW = ["filled", "overwritten"] as const;

export const uploadQuery = z.strictObject({ filename: line(255) });

/** What a person decides about a file that meets an inventory. A blank cell never overwrites a value, whatever is chosen. */
const options = {
  newPhones: z.enum(["add", "leave"]),
  changedPhones: z.enum(["apply", "leave"]),
  /** Phones of the inventory that the file does not list; only those on which no work has begun. */
  absentPhones: z.enum(["keep", "withdraw"]),
  /** Withdrawn phones that the file lists. */
  withdrawnPhones: z.enum(["keep", "take-back"]),
  /** Rows with one MAC and different data: none of them, or the first or last of them. */
  duplicates: z.enum(["reject", "first", "last"]),
  /** Values set by hand. */
  corrections: z.enum(["keep", "overwrite"]),
  /** Fields that the file may fill but not change. */
  fillOnly: z.array(z.enum(INVENTORY_FIELD_KEYS)).max(INVENTORY_FIELD_KEYS.length),
};
export const importOptions = z.object(options);
export type ImportOptions = z.output<typeof importOptions>;
export const DEFAULT_IMPORT_OPTIONS: ImportOptions = {
  newPhones: "add",
  changedPhones: "apply",
  absentPhones: "keep",
  withdrawnPhones: "keep",
  duplicates: "reject",
  corrections: "keep",
  fillOnly: [],
};

/**
 * What one column is used for. Of several columns of one field the one with the lowest `order` (then the leftmost) is read first, and
 * the next fills what is empty in it. `ask`: nobody has decided yet, so the question of this column stays open.
 */
const columnChoice = z.union([
  z.enum([...COLUMN_USES, "ask"]),
  z.strictObject({ field: z.enum(INVENTORY_FIELD_KEYS), order: z.number().int().min(0).max(2000) }),
]);
export type ColumnChoice = z.output<typeof columnChoice> | null;

/** Corrects how the file is read; columns are named by position, so that odd headers cannot matter. */
export const editImportInput = z.strictObject({
  /** Sheet of a workbook, counted from 0. */
  sheet: z.number().int().min(0).max(10_000).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** Line of the header row, counted from 1; 0: the file has none. */
  headerRow: z.number().int().min(0).max(1000).optional(),
  /**
   * One entry for each column, in order: a field, `extra` to keep the column as it came, null to leave it out; see `columnChoice` for
   * several columns of one field and for what is not decided.
   */
  mapping: z.array(columnChoice.nullable()).max(2000).optional(),
  options: z.strictObject(options).partial().optional(),
});
export type EditImportInput = z.input<typeof editImportInput>;

export const commitImportInput = z.strictObject({ mode: z.enum(IMPORT_MODES).default("valid-rows") });

const position = z.number().int().max(2000);

/**
 * One change of all rows with one kind of problem in one column. `suggestion`: what is likely meant; `replace`: `find` by `by`;
 * `take-in`: rows that were left out count again.
 */
const groupChange = {
  code: z.string().max(60),
  change: z.enum(GROUP_CHANGES),
  find: z.string().min(1).max(200).optional(),
  by: z.string().max(200).optional(),
};

/** Corrections: of single cells and rows, of a whole kind of problem, or an earlier request with its corrections taken back. */
export const fixRowsInput = z.strictObject({
  /** Each corrects one cell or leaves one row out; without `value` and `leaveOut` an earlier correction is taken back. */
  fixes: z
    .array(
      z.strictObject({
        line: z.number().int().min(1).max(INT4_MAX),
        /** Position of the column, counted from 0. */
        column: position.min(0).optional(),
        value: z.string().max(1000).optional(),
        leaveOut: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(MOST_FIXES)
    .optional(),
  group: z
    .strictObject({
      ...groupChange,
      /** Position of the column, counted from 0; -1: the whole row. */
      column: position.min(-1),
      /** How many rows the preview told: with another number nothing is changed. */
      rows: z.number().int().min(1).max(INT4_MAX),
    })
    .optional(),
  /** Id of the request whose corrections are taken back. */
  undo: z.uuid().optional(),
});
export type FixRowsInput = z.output<typeof fixRowsInput>;

export const fixPreviewQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(2000).optional(),
  ...groupChange,
  column: z.coerce.number().int().min(-1).max(2000),
});
export type FixPreviewQuery = z.output<typeof fixPreviewQuery>;
export const fixPreview = z.object({
  line: z.number().int(),
  before: z.string(),
  /** Null: the row is left out, or counts again. */
  after: z.string().nullable(),
  /** Why the new text cannot be read either, where that is known at once. */
  problem: z.string().nullable(),
});
export type FixPreview = z.output<typeof fixPreview>;

/** Settles what a text means for all rows that carry it; null: nothing, the cell counts as empty. */
export const valueMappingInput = z.strictObject({
  field: z.enum(INVENTORY_FIELD_KEYS),
  text: z.string().trim().min(1).max(500),
  value: line(200).nullable(),
});
export const valueMappingKey = z.strictObject({
  field: z.enum(INVENTORY_FIELD_KEYS),
  text: z.string().trim().min(1).max(500),
});
export const valueMapping = valueMappingInput.extend({ createdBy: z.string(), createdAt: z.string() });
export type ValueMapping = z.output<typeof valueMapping>;

export const savedMapping = z.object({
  headerKey: z.string(),
  filename: z.string(),
  columns: z.array(
    z.object({
      header: z.string(),
      field: z.enum(COLUMN_USES).nullable(),
      order: z.number().int().optional(),
      /** A person said so; the others are what was recognised beside it. */
      isChosen: z.boolean().optional(),
    }),
  ),
  updatedAt: z.string(),
});
export type SavedMapping = z.output<typeof savedMapping>;

export const importColumn = z.object({
  index: z.number().int(),
  header: z.string(),
  field: z.enum(COLUMN_USES).nullable(),
  /** Place among the columns of its field, from 0: the next one fills what is empty in those before it. */
  order: z.number().int().default(0),
  /** `ask`: the column is not read until a person says what it holds. */
  confidence: z.string(),
  reason: z.string(),
  /** What the column may hold, where that is asked. */
  proposal: z.enum(INVENTORY_FIELD_KEYS).nullable().default(null),
  samples: z.array(z.string()),
});
export type ImportColumn = z.output<typeof importColumn>;

export const importCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** Rows left out on request or because they are no phones; with the four before they add up to `rows`. */
  leftOut: z.number().int().default(0),
  /** Of the rows left out: those that are expectedly no phones, by kind (soft clients, CTI ports, totals …). They are no errors. */
  noPhones: z.partialRecord(z.enum(keysOf(NO_PHONE_KINDS)), z.number().int()).default({}),
  /** Phones withdrawn because the file does not list them; no rows of the file. */
  withdrawn: z.number().int().default(0),
  /** Withdrawn phones taken back because the file lists them; their rows are among changed or unchanged. */
  takenBack: z.number().int().default(0),
  /** Of the changed: phones under way, of which the file says what they show now. */
  begun: z.number().int().default(0),
  /** Of these: those that show the target's firmware, but no licence, for the first time. */
  moved: z.number().int().default(0),
  /** Of the changed: phones under way whose correction would forbid the begun work. */
  conflicts: z.number().int().default(0),
  /** Rows stored with a remark; they are among created, changed or unchanged. */
  warnings: z.number().int(),
});
export type ImportCounts = z.output<typeof importCounts>;

/** Rows with one kind of problem in one column, with the commonest values. */
export const problemGroup = z.object({
  severity: z.enum(["error", "warning"]),
  code: z.string(),
  index: z.number().int(),
  column: z.string(),
  field: z.enum(COLUMN_USES).nullable(),
  /** A message of one of the rows. */
  message: z.string(),
  count: z.number().int(),
  distinct: z.number().int(),
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type ProblemGroup = z.output<typeof problemGroup>;

/** What a full reading of the file found, beside the inventory of that moment. */
export const importCheck = z.object({
  at: z.string(),
  /** As if all new phones were added and all changes applied. */
  counts: importCounts,
  /** Verdicts of the phones that are new. */
  newVerdicts: z.array(z.object({ verdict: z.enum(VERDICTS), count: z.number().int() })),
  /** Verdicts that change, with the new reason. */
  transitions: z.array(
    z.object({
      from: z.enum(VERDICTS),
      to: z.enum(VERDICTS),
      reason: z.string(),
      /** To filter the list of differences by it; null: the verdict gives no reason. */
      code: z.string().nullable(),
      count: z.number().int(),
    }),
  ),
  /** Fields that change; `filled`: of these, those that were unknown; `kept`: phones on which a correction by hand stays instead. */
  fields: z.array(
    z.object({ field: z.string(), count: z.number().int(), filled: z.number().int(), kept: z.number().int() }),
  ),
  /** Phones the file does not list; `begun`: work on them has begun, so they are never withdrawn by a file. */
  absent: z.object({ phones: z.number().int(), begun: z.number().int() }),
  /** Withdrawn phones that the file lists. */
  withdrawnListed: z.number().int(),
  /** Batches with phones that would no longer be eligible. */
  batches: z.array(z.object({ id: z.string(), name: z.string(), phones: z.number().int() })),
  problems: z.array(problemGroup),
  /** Sites of the file that the project does not know, where it knows others. */
  newSites: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type ImportCheck = z.output<typeof importCheck>;

export const inventoryImport = z.object({
  id: z.string(),
  projectId: z.string(),
  filename: z.string(),
  status: z.enum(IMPORT_STATUSES),
  mode: z.enum(IMPORT_MODES).nullable(),
  options: importOptions,
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
  /** Null until the file was checked, and after every correction. */
  check: importCheck.nullable(),
  problem: z.object({ code: z.string(), detail: z.string(), line: z.number().int().optional() }).nullable(),
  /** Name of the file under which the same bytes, and the same sheet of them, were committed before, if they were. */
  sameFileAs: z.string().nullable(),
  /** Raised by every choice and correction; a commit that names it in If-Match refuses what was chosen since. */
  revision: z.number().int(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type InventoryImport = z.output<typeof inventoryImport>;

export const importIssue = z.object({
  severity: z.enum(["error", "warning"]),
  /** Position of the column, counted from 0; -1: the whole row. */
  index: z.number().int(),
  column: z.string(),
  field: z.enum(COLUMN_USES).nullable(),
  code: z.string(),
  value: z.string(),
  message: z.string(),
  /** Of rows with the same MAC and different data: the line that counts, if one was chosen. */
  keeps: z.number().int().optional(),
});
export const importRow = z.object({
  line: z.number().int(),
  outcome: z.enum(ROW_OUTCOMES),
  mac: z.string().nullable(),
  issues: z.array(importIssue),
  /** The cells of a row that is not stored, shortened. */
  cells: z.array(z.string()).nullable(),
});
export type ImportRow = z.output<typeof importRow>;

export const importRowsQuery = z.strictObject({
  ...page,
  outcome: z.enum(ROW_OUTCOMES).optional(),
  code: z.string().max(60).optional(),
  column: z.coerce.number().int().min(-1).max(2000).optional(),
  value: z.string().max(300).optional(),
});
export type ImportRowsQuery = z.output<typeof importRowsQuery>;

/** Rows with the same MAC and different data, side by side. */
export const duplicateEntry = z.object({
  mac: z.string(),
  /** The line that counts; null: none of them. */
  keeps: z.number().int().nullable(),
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  /** Rows of this MAC in all; only the first are listed. */
  total: z.number().int(),
});
export type DuplicateEntry = z.output<typeof duplicateEntry>;
export const duplicatesQuery = z.strictObject(page);

export const FILE_ROW_FILTERS = ["errors", "remarks", "left-out", "corrected"] as const;

/** A row of the file as it stands there, with what was found in it and corrected. */
export const fileRow = z.object({
  line: z.number().int(),
  /** Null: it would be stored without a remark. */
  outcome: z.enum(ROW_OUTCOMES).nullable(),
  cells: z.array(z.string()),
  /** Positions of cells that are shown in part; they are corrected in the file. */
  cut: z.array(z.number().int()),
  fixes: z.array(z.object({ column: z.number().int(), value: z.string().nullable() })),
  issues: z.array(importIssue),
});
export type FileRow = z.output<typeof fileRow>;
export const fileRowsQuery = z.strictObject({ ...page, only: z.enum(FILE_ROW_FILTERS).optional() });
export type FileRowsQuery = z.output<typeof fileRowsQuery>;

export const importDifference = z.object({
  mac: z.string(),
  /** Null for a new phone. */
  phoneId: z.string().nullable(),
  line: z.number().int().nullable(),
  /** field -> [old, new] */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  /** Null for a new phone. */
  oldVerdict: z.enum(VERDICTS).nullable(),
  newVerdict: z.enum(VERDICTS),
});
export type ImportDifference = z.output<typeof importDifference>;
export const importDifferencesQuery = z.strictObject({
  ...page,
  kind: z.enum(DIFFERENCE_KINDS),
  /** Only phones on which this field changes; `verdict` too. */
  field: listOf(z.string().max(60)).optional(),
  /** With `field`: only where it was unknown before, or where a value is replaced. */
  how: z.enum(CHANGE_HOW).optional(),
  from: z.enum(VERDICTS).optional(),
  to: z.enum(VERDICTS).optional(),
  /** Code of the first reason of the new verdict. */
  reason: z.string().max(120).optional(),
  /** Any part of a MAC. */
  search: z.string().trim().max(40).optional(),
});
export type ImportDifferencesQuery = z.output<typeof importDifferencesQuery>;

/** What would stand in the way of an undo; with nothing it goes through, unless something changes meanwhile. */
export const undoImportPreview = z.object({
  obstacles: z.array(
    z.object({
      kind: z.enum(["import", "edit", "batch", "work", "evidence"]),
      name: z.string().nullable(),
      phones: z.number().int(),
    }),
  ),
});
export type UndoObstacle = z.output<typeof undoImportPreview>["obstacles"][number];

/** How many phones were deleted again, and how many got their old values back. */
export const undoImportAnswer = z.object({ deleted: z.number().int(), restored: z.number().int() });
