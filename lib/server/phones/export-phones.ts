import "server-only";
import { extraHeaderBeside } from "@/lib/domain/inventory-file/extra-columns";
import { EXPORTED_FIELDS, PHONE_FIELDS, phoneField } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { type LicenseKind, VERDICTS, type Verdict } from "@/lib/domain/rules/decision";
import { labelOfReason } from "@/lib/domain/rules/eligibility/tally";
import { EXCEPTION_LABELS } from "@/lib/domain/work/exception";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { type Conversion, wayBackFor, wayBackWord } from "@/lib/domain/work/way-back";
import { BOM, csvLine } from "@/lib/format/csv";
import { FIRMWARE_LABELS, licenseWord, VERDICT_LABELS } from "@/lib/format/labels";
import type { PhoneException } from "@/lib/schemas/exceptions";
import type { PhoneExportQuery } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { empty, query, raw, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { yieldToEventLoop } from "@/lib/server/files/download";
import { XLSX_ROWS, xlsxDownload } from "@/lib/server/files/xlsx/xlsx-writer";
import { STATE_SQL, WITH_WORK } from "@/lib/server/inventory/columns";
import { getProject } from "@/lib/server/inventory/get-project";
import { type PhoneScope, type ReadFilter, wherePhones } from "@/lib/server/inventory/phone-filter";
import { readSearch } from "@/lib/server/inventory/read-search";
import { exceptionsOf } from "@/lib/server/phones/list-exceptions";
import { fieldOf, SORTED_BESIDE, sortOf } from "@/lib/server/phones/list-phones";

/** The inventory as a file: all that match the filters of the table, in its order, made while it is sent. */

type Wanted = PhoneExportQuery & ReadFilter;
type Value = string | number | null;
type Row = Record<string, Value> & {
  id: string;
  sortKey: Value;
  mac: string;
  decisionId: string;
  batchId: string | null;
  extra: Record<string, string> | null;
  /** Where the file is about exceptions. */
  exception: PhoneException | undefined;
};
type Decision = { verdictReasons: string; license: string; supportSku: string | null; mayBeFree: boolean };
/** MAC address to MAC address, of the few phones that were replaced. */
type Pairs = ReadonlyMap<string, string>;
type Known = {
  replaces: Pairs;
  replacedBy: Pairs;
  batches: ReadonlyMap<string, string>;
  decisions: Map<string, Decision>;
  extras: readonly string[];
  conversion: Conversion;
};

type Column = {
  /** As the table names it, where it has this column too. */
  id?: string;
  header: string;
  width: number;
  isNumber?: boolean;
  read: (row: Row, known: Known) => Value;
};

const yesNo = (value: unknown) => (value === true ? "Yes" : value === false ? "No" : null);
const plain = (header: string, field: string, width: number, isNumber = false): Column => ({
  id: field,
  header,
  width,
  isNumber,
  read: (row) => row[field] ?? null,
});
/** In the words of the screen. */
const worded = (header: string, field: string, width: number, words: Readonly<Record<string, string>>): Column => ({
  id: field,
  header,
  width,
  read: (row) => words[String(row[field])] ?? row[field] ?? null,
});
const decided = (header: string, width: number, read: (decision: Decision) => Value, id?: string): Column => ({
  ...(id ? { id } : {}),
  header,
  width,
  read: ({ decisionId }, { decisions }) => {
    const decision = decisions.get(decisionId);
    return decision ? read(decision) : null;
  },
});

/** How wide a column is in a workbook, in characters; what is not named is 14 wide. */
const WIDTHS: Readonly<Record<string, number>> = {
  pid: 18,
  model: 9,
  vid: 6,
  site: 18,
  floor: 7,
  owner: 20,
  description: 30,
  devicePool: 16,
  load: 26,
  kemCount: 8,
  earlierConversion: 18,
  notes: 30,
};

/**
 * What a file can tell about a phone, as it was found: under headers that our own import knows, so that an export can come
 * back. What was written down, not what the rules infer: an inference must not come back as a fact.
 */
const FACTS: readonly Column[] = [
  plain("MAC Address", "mac", 15),
  ...EXPORTED_FIELDS.map(({ key, header }): Column => {
    if (key === "vid")
      return { id: key, header, width: 6, read: ({ vid }) => (typeof vid === "number" ? formatVid(vid) : null) };
    return plain(header, key, WIDTHS[key] ?? 14, phoneField(key)?.kind === "integer");
  }),
];
const VERDICT_WORDS = Object.fromEntries(VERDICTS.map((verdict) => [verdict, VERDICT_LABELS[verdict].label]));

/** What we say about it; no header that a file's column goes by. */
const FINDINGS: readonly Column[] = [
  worded("Sold As", "soldAs", 11, FIRMWARE_LABELS),
  plain("Built In", "manufacturedYear", 8, true),
  worded("Verdict", "verdict", 16, VERDICT_WORDS),
  decided("Reasons", 40, ({ verdictReasons }) => verdictReasons, "reason"),
  decided("License", 22, ({ license }) => license, "license"),
  decided("Support", 18, ({ supportSku }) => supportSku),
  decided("May Be Free", 8, ({ mayBeFree }) => (mayBeFree ? "Yes" : null)),
  { header: "License Warning", width: 8, read: ({ hasLicenseWarning }) => yesNo(hasLicenseWarning) },
  { header: "RMA Replacement", width: 8, read: ({ isRmaReplacement }) => (isRmaReplacement ? "Yes" : null) },
  { header: "Replaces", width: 15, read: ({ mac }, { replaces }) => replaces.get(mac) ?? null },
  { header: "Replaced By", width: 15, read: ({ mac }, { replacedBy }) => replacedBy.get(mac) ?? null },
  worded("State", "state", 12, PHONE_STATE_LABELS),
  worded("Runs Now", "nowFirmware", 12, FIRMWARE_LABELS),
  plain("Load Now", "nowLoad", 26),
  plain("Authorization Now", "nowTransitionAuthorizationType", 12),
  { header: "Way Back", width: 14, read: (row, known) => wayBackIn(row, known)?.word ?? null },
  { header: "Way Back Because", width: 50, read: (row, known) => wayBackIn(row, known)?.because ?? null },
  {
    id: "batch",
    header: "Batch",
    width: 22,
    read: ({ batchId }, { batches }) => (batchId ? (batches.get(batchId) ?? null) : null),
  },
];
/** Columns of the table that only a file of what it shows has. */
const SHOWN: readonly Column[] = [
  worded("Was Running", "runningFirmware", 12, FIRMWARE_LABELS),
  plain("First Seen", "createdAt", 22),
  plain("Changed", "updatedAt", 22),
];

/** What was decided of phones that cannot be converted; only in a file of these. */
const EXCEPTIONS: readonly Column[] = [
  {
    header: "Exception",
    width: 14,
    read: ({ exception }) => EXCEPTION_LABELS[exception?.decided?.choice ?? "undecided"],
  },
  { header: "Exception Remark", width: 30, read: ({ exception }) => exception?.decided?.note ?? null },
  { header: "Asked Of", width: 20, read: ({ exception }) => exception?.decided?.askedOf ?? null },
  { header: "Decided By", width: 20, read: ({ exception }) => exception?.decided?.by ?? null },
  { header: "Decided At", width: 22, read: ({ exception }) => exception?.decided?.at ?? null },
  { header: "Replacement Advice", width: 40, read: ({ exception }) => adviceOf(exception) },
];

const adviceOf = (exception: PhoneException | undefined): Value =>
  exception?.advice.map(({ text }) => text).join(" ") || null;

/** Of phones that are to be moved or have been; the others need none. */
function wayBackIn(row: Row, { conversion }: Known): { word: string; because: string } | null {
  const hasMoved = row.state === "verified" || row.state === "moved";
  if (!hasMoved && row.verdict !== "eligible") return null;
  const { isFree, because } = wayBackFor(
    conversion,
    {
      model: textOf(row.model),
      soldAs: FIRMWARES.find((word) => word === row.soldAs) ?? null,
      version: textOf(row.version),
      nowVersion: textOf(row.nowVersion),
    },
    hasMoved,
  );
  return { word: wayBackWord(isFree), because };
}

const textOf = (value: Value | undefined): string | null => (typeof value === "string" ? value : null);

export async function exportPhones(
  scope: PhoneScope,
  query: PhoneExportQuery,
  format: "csv" | "xlsx",
): Promise<Response> {
  const { filter: wanted } = await readSearch(scope, query);
  const { name, direction, target, loads } = await getProject(scope.projectId);
  const known = { ...(await readKnown(scope)), conversion: { direction, target, loads } };
  const all = columnsOf(known);
  const columns = query.columns
    ? chosen([...all, ...SHOWN], query.columns)
    : [...all, ...(wanted.exception ? EXCEPTIONS : [])];
  const rows = readRows(scope, wanted, columns, known);
  const filename = `${name.replace(/[\\/:*?"<>|]+/g, "-")} phones.${format}`;
  if (format === "csv") return csvDownload(filename, csvLines(columns, rows));
  await requireRoom(scope, wanted);
  return xlsxDownload(filename, "Phones", columns, rows);
}

/** The MAC address is always there: it says which phone a line is about. */
function chosen(all: readonly Column[], ids: readonly string[]): Column[] {
  const byId = new Map(all.map((column) => [column.id, column]));
  return [...new Set(["mac", ...ids])].map((id) => {
    const column = byId.get(id);
    if (column) return column;
    throw new AppError("invalid_input", `There is no column “${id}”.`, {
      errors: [{ path: "columns", message: `There is no column “${id}”.` }],
    });
  });
}

/** Columns that a file brought stand between what can be imported and what we say, under their own names. */
function columnsOf({ extras }: Known): Column[] {
  const taken = new Set([...FACTS, ...FINDINGS].map(({ header }) => header.toLowerCase()));
  return [
    ...FACTS,
    ...extras.map(
      (name): Column => ({
        id: `extra.${name}`,
        header: taken.has(name.toLowerCase()) ? extraHeaderBeside(name) : name,
        width: 16,
        read: ({ extra }) => (extra && Object.hasOwn(extra, name) ? (extra[name] ?? null) : null),
      }),
    ),
    ...FINDINGS,
  ];
}

async function* csvLines(columns: readonly Column[], rows: AsyncIterable<Value[][]>): AsyncGenerator<string> {
  yield BOM + csvLine(columns.map(({ header }) => header));
  for await (const batch of rows) {
    let text = "";
    for (const cells of batch) text += csvLine(cells);
    yield text;
  }
}

async function requireRoom(scope: PhoneScope, { sort: _, ...filter }: Wanted): Promise<void> {
  const [counted] = await query<{ count: string }>(
    sql`SELECT count(*) FROM "Phone" p WHERE ${wherePhones(scope, filter)}`,
  );
  if (Number(counted?.count ?? 0) < XLSX_ROWS) return;
  throw new AppError(
    "invalid_input",
    "A workbook's sheet ends at 1,048,576 rows. Filter the phones, by site for example, or export them as CSV.",
  );
}

async function readKnown({ projectId }: PhoneScope): Promise<Omit<Known, "conversion">> {
  const [pairs, batches, extras] = await Promise.all([
    db.replacement.findMany({
      where: { projectId },
      select: { old: { select: { mac: true } }, new: { select: { mac: true } } },
    }),
    db.batch.findMany({ where: { projectId }, select: { id: true, name: true } }),
    db.extraField.findMany({
      where: { projectId },
      select: { name: true },
      orderBy: [{ createdAt: "asc" }, { name: "asc" }],
    }),
  ]);
  return {
    replaces: new Map(pairs.map((pair) => [pair.new.mac, pair.old.mac])),
    replacedBy: new Map(pairs.map((pair) => [pair.old.mac, pair.new.mac])),
    batches: new Map(batches.map(({ id, name }) => [id, name])),
    decisions: new Map(),
    extras: extras.map(({ name }) => name),
  };
}

const PAGE = 10_000;
const CHUNK = 250;

/** Page after page by sort key and MAC: the memory does not grow with the fleet, and no connection is held meanwhile. */
async function* readRows(
  scope: PhoneScope,
  wanted: Wanted,
  columns: readonly Column[],
  known: Known,
): AsyncGenerator<Value[][]> {
  let page = await readPage(scope, wanted, null);
  for (;;) {
    const isLast = page.length < PAGE;
    const next = isLast ? null : readPage(scope, wanted, page.at(-1) ?? null); // the database works while we write
    next?.catch(() => {}); // met below
    await loadDecisions(scope, page, known.decisions);
    if (wanted.exception) await addExceptions(scope, page);
    for (let from = 0; from < page.length; from += CHUNK) {
      yield page.slice(from, from + CHUNK).map((row) => columns.map(({ read }) => read(row, known)));
      await yieldToEventLoop();
    }
    if (!next) return;
    page = await next;
  }
}

async function addExceptions({ projectId }: PhoneScope, page: readonly Row[]): Promise<void> {
  const exceptions = await exceptionsOf(
    projectId,
    page.map(({ id }) => id),
  );
  for (const row of page) row.exception = exceptions.get(row.id);
}

const FIELDS = raw(
  ["id", "mac", ...PHONE_FIELDS.map(({ key }) => key), "verdict", "decisionId", "extra"]
    .map((column) => `p."${column}"`)
    .concat([
      `${STATE_SQL} AS "state"`,
      `w."batchId"`,
      ...["createdAt", "updatedAt"].map(
        (column) => `to_char(p."${column}", 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "${column}"`,
      ),
      `w."nowFirmware"`,
      `w."nowLoad"`,
      `w."nowVersion"`,
      `w."nowTransitionAuthorizationType"`,
    ])
    .join(", "),
);

function readPage(scope: PhoneScope, { sort, ...filter }: Wanted, after: Row | null): Promise<Row[]> {
  const isDescending = sort.startsWith("-");
  const field = fieldOf(sort);
  const { key } = sortOf(field);
  const direction = raw(isDescending ? "DESC" : "ASC");
  const isAfter = after
    ? sql`(${key}, p."mac") ${raw(isDescending ? "<" : ">")} (${after.sortKey}, ${after.mac})`
    : sql`true`;
  return query<Row>(sql`
    SELECT ${FIELDS}, p."sortKey" FROM (
      SELECT p.*, ${key} AS "sortKey" FROM "Phone" p ${SORTED_BESIDE[field] ?? empty} WHERE ${wherePhones(scope, filter)} AND ${isAfter}
      ORDER BY ${key} ${direction}, p."mac" ${direction} LIMIT ${PAGE}) p
    ${raw(WITH_WORK)} ORDER BY p."sortKey" ${direction}, p."mac" ${direction}`);
}

type DecisionRow = {
  id: string;
  reasonCodes: string[];
  verdict: Verdict;
  licenseKind: LicenseKind;
  licenseSku: string | null;
  supportSku: string | null;
  mayBeFree: boolean;
};

/** A few thousand decisions stand for all phones: each is read once, when a phone first names it. */
async function loadDecisions(
  { projectId }: PhoneScope,
  page: readonly Row[],
  decisions: Map<string, Decision>,
): Promise<void> {
  const ids = [...new Set(page.map(({ decisionId }) => decisionId))].filter((id) => !decisions.has(id));
  if (ids.length === 0) return;
  const rows = await query<DecisionRow>(sql`
    SELECT d."id", d."verdict", d."reasonCodes", d."licenseKind", d."licenseSku", d."supportSku", d."mayBeFree"
    FROM "Decision" d WHERE d."projectId" = ${projectId}::uuid AND d."id" = ANY(${ids}::uuid[])`);
  for (const { id, reasonCodes, licenseKind, licenseSku, supportSku, mayBeFree, verdict } of rows) {
    const verdictReasons = reasonCodes.map(labelOfReason).join("; ");
    decisions.set(id, {
      verdictReasons,
      license: licenseSku ?? licenseWord(licenseKind, verdict),
      supportSku,
      mayBeFree,
    });
  }
}
