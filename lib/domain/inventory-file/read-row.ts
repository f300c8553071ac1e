import { authorizationFactOf } from "@/lib/domain/phone/authorization";
import { isBlank } from "@/lib/domain/phone/blank";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { parseRunningFirmware } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import type { Product, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { parseSerial, plainSerial } from "@/lib/domain/phone/serial";
import { afterVid, parseVid } from "@/lib/domain/phone/vid";
import {
  parseEarlierConversion,
  parseKemCount,
  parseTransitionAuthorizationType,
  parseYesNo,
  phoneIpv4In,
  shown,
} from "./cell-values";
import { differencesFrom, fieldsWithMore, sourceOf } from "./column-sources";
import { extraColumns } from "./extra-columns";
import { type InventoryField, labelOfField } from "./fields";
import type { InventoryPhone, ReadRow, RowIssue } from "./inventory-phone";
import { familyConflict, type LoadCell, readLoadCell } from "./load-cell";
import { type ColumnMapping, columnsOf, columnUse } from "./map-columns";
import { NO_PHONE_KINDS, type NoPhoneKind } from "./no-phone-kinds";
import { createNoPhoneReader } from "./no-phone-rows";
import { type ProductCell, readProductCell } from "./product-cell";
import { remember } from "./remember";
import { NO_VALUE_MAPPINGS, type ValueMappings } from "./value-mappings";

/** Even where twelve digits are left, nobody can tell what stood there: `012E45678901` and `12` followed by zeros end up alike. */
const MAC_IS_A_NUMBER =
  "The workbook holds this MAC as a number or a date, so zeros and letters may be lost. Format the column as text and enter the address again, or export the list again with the column as text.";

/** What is wrong with the MAC of a row that may be no phone at all: a name, a number or nothing stands there. */
const MAY_BE_NO_PHONE: ReadonlySet<string> = new Set(["mac-missing", "missing", "not-hex", "too-short"]);

const YES_NO = "write yes or no.";

const NO_ISSUES: readonly RowIssue[] = Object.freeze([]);

/**
 * Makes the function that reads one data row. Made once a file: it remembers what each distinct model, load and VID text means, since a
 * million rows repeat a few hundred of them. Cells are trimmed and otherwise kept as they are; a row with an error gives no phone.
 * `numeric` are the positions of cells that a workbook holds as numbers or dates: a MAC is never one.
 */
export function createRowReader(
  mapping: ColumnMapping,
  columnNames: readonly string[],
  valueMappings: ValueMappings = NO_VALUE_MAPPINGS,
): (cells: readonly string[], line: number, numeric?: readonly number[]) => ReadRow {
  const width = Math.max(mapping.length, columnNames.length);
  const uses = mapping.map(columnUse);
  const place = (field: InventoryField): number => columnsOf(mapping, field)[0] ?? -1;
  const at = {
    mac: place("mac"),
    pid: place("pid"),
    model: place("model"),
    vid: place("vid"),
    serial: place("serial"),
    ip: place("ip"),
    site: place("site"),
    floor: place("floor"),
    owner: place("owner"),
    directoryNumber: place("directoryNumber"),
    description: place("description"),
    devicePool: place("devicePool"),
    load: place("load"),
    runningFirmware: place("runningFirmware"),
    productName: place("productName"),
    registrationState: place("registrationState"),
    kemCount: place("kemCount"),
    transitionAuthorizationType: place("transitionAuthorizationType"),
    earlierConversion: place("earlierConversion"),
    hasLicenseWarning: place("hasLicenseWarning"),
    isRmaReplacement: place("isRmaReplacement"),
    notes: place("notes"),
  } satisfies Record<InventoryField, number>;
  const shared = fieldsWithMore(mapping);
  const noPhoneOf = createNoPhoneReader(mapping, columnNames);

  const extras = extraColumns(mapping, columnNames);
  const mappings = uses.map((use) => (use === null || use === "extra" ? undefined : valueMappings.get(use)));

  const isMapped = mappings.some((ofColumn) => ofColumn !== undefined);
  function mapped(cell: string, index: number): string {
    const value = mappings[index]?.get(cell.trim());
    return value === undefined ? cell : (value ?? "");
  }

  const productOf = remember(readProductCell);
  const vidOf = remember((text) => ({ vid: parseVid(text), unread: afterVid(text) }));
  const loadOf = remember(readLoadCell);
  const runningOf = remember(parseRunningFirmware);

  let line = 0;
  let issues: RowIssue[] | null = null;
  let noPhone: NoPhoneKind | null = null;

  function report(severity: RowIssue["severity"], index: number, code: string, value: string, message: string): void {
    const column = columnNames[index]?.trim() || (index < 0 ? "" : `Column ${index + 1}`);
    issues ??= [];
    issues.push({ severity, line, index, column, field: uses[index] ?? null, code, value: shown(value), message });
  }

  /** Reads a cell whose text may turn out meaningless: then the field stays empty and a warning names the text. */
  function understood<Value>(
    cells: readonly string[],
    index: number,
    parse: (text: string) => Value | null,
    code: string,
    hint: string,
  ): Value | null {
    const text = textAt(cells, index);
    if (text === null) return null;
    const value = parse(text);
    const field = uses[index];
    if (value === null && field) report("warning", index, code, text, `${labelOfField(field)} is left empty: ${hint}`);
    return value;
  }

  /** The cell's text, unless it is one character: what a faulty program left of a longer word is no code of anything. */
  function wordAt(cells: readonly string[], index: number): string | null {
    const text = textAt(cells, index);
    const field = uses[index];
    if (text === null || text.length > 1 || !field) return text;
    report(
      "warning",
      index,
      "one-character",
      text,
      `${labelOfField(field)} is left empty: one character says nothing.`,
    );
    return null;
  }

  /** A row whose MAC cannot be read is an error, unless it is expectedly no phone: then it is left out, and named by its kind. */
  function refuse(cells: readonly string[], code: string, text: string, message: string): void {
    noPhone = MAY_BE_NO_PHONE.has(code) && !hasIssues() ? noPhoneOf(cells) : null;
    const name = text === "" ? "The row" : `“${shown(text)}”`;
    if (noPhone === null) report("error", at.mac, code, text, message);
    else report("warning", at.mac, noPhone, text, `${name} is ${NO_PHONE_KINDS[noPhone].one}: left out.`);
  }

  /** Where several columns hold a field, what those that are not used say against the one that is. */
  function reportDifferences(cells: readonly string[]): void {
    for (const sources of shared) {
      const used = at[sources.field];
      const taken = `“${shown(cells[used]?.trim() ?? "")}” of “${columnNames[used]?.trim() || `Column ${used + 1}`}” is used.`;
      for (const { index, text, isUnread } of differencesFrom(used, sources, cells)) {
        const label = labelOfField(sources.field);
        const message = isUnread
          ? `“${shown(text)}” is no ${label}; ${taken}`
          : `Two columns name a different ${label}: “${shown(text)}” here; ${taken} Were two phones swapped?`;
        report("warning", index, isUnread ? "column-unread" : "columns-differ", text, message);
      }
    }
  }

  /** The VID of its own column, or else the one that stands beside the product ID. */
  function readVid(cells: readonly string[], besidePid: number | null): number | null {
    const text = textAt(cells, at.vid);
    if (text === null) return besidePid;
    const { vid, unread } = vidOf(text);
    if (!vid.ok) {
      report("warning", at.vid, vid.error.code, text, vid.error.message);
      return besidePid;
    }
    reportUnread(at.vid, text, unread);
    if (besidePid !== null && vid.value !== besidePid && vid.value !== null) {
      const message = `This column says ${formatVid(vid.value)}, the cell of the product ID ${formatVid(besidePid)}. This column is used: check the label.`;
      report("warning", at.vid, "vid-conflict", text, message);
    }
    return vid.value ?? besidePid;
  }

  function reportUnread(index: number, text: string, unread: string | null): void {
    if (unread !== null) report("warning", index, "part-unread", text, `“${unread}” in this cell is stored nowhere.`);
  }

  function productAt(cells: readonly string[], index: number): ProductCell | null {
    const text = wordAt(cells, index);
    if (text === null) return null;
    const cell = productOf(text);
    if (!cell.product) {
      const hint = "is not a model we know. It is kept as it came and can be mapped once for all rows that carry it.";
      report("warning", index, "model-unrecognised", text, `“${shown(text)}” ${hint}`);
    }
    reportUnread(index, text, cell.unread);
    return cell;
  }

  type ReadProduct = { pid: string | null; product: Product | null; vid: number | null; serial: string | null };

  function readProduct(cells: readonly string[]): ReadProduct {
    const byPid = productAt(cells, at.pid);
    const byModel = productAt(cells, at.model);
    const vid = byPid?.vid ?? byModel?.vid ?? null;
    const serial = byPid?.serial ?? byModel?.serial ?? null;
    const pid = byPid?.text ?? null;
    if (byPid?.product && byModel?.product) {
      if (byPid.product.model !== byModel.product.model) {
        const message = `The product ID says ${byPid.product.model}, the model says ${byModel.product.model}. The product ID is used.`;
        report("warning", at.model, "model-conflict", textAt(cells, at.model) ?? "", message);
      } else if (byPid.product.precision === "model-name" && byModel.product.precision === "pid") {
        return { pid: byModel.text, product: byModel.product, vid, serial }; // the columns are swapped: the order code says more
      }
      return { pid, product: byPid.product, vid, serial };
    }
    if (byPid?.product) return { pid, product: byPid.product, vid, serial };
    if (byModel?.product) {
      return { pid: byModel.product.precision === "pid" ? byModel.text : pid, product: byModel.product, vid, serial };
    }
    return { pid: pid ?? byModel?.text ?? null, product: null, vid, serial };
  }

  function readSerial(
    cells: readonly string[],
    besidePid: string | null,
  ): { serial: string | null; manufacturedYear: number | null } {
    const text = wordAt(cells, at.serial) ?? besidePid;
    if (text === null) return { serial: null, manufacturedYear: null };
    const { manufactured, warning } = parseSerial(text);
    if (warning !== null) report("warning", at.serial, "serial-unusual", text, warning);
    return { serial: plainSerial(text), manufacturedYear: manufactured?.year ?? null };
  }

  function readMac(cells: readonly string[], numeric: readonly number[] | undefined): InventoryPhone["mac"] | null {
    const text = textAt(cells, at.mac);
    if (text !== null && numeric?.includes(at.mac)) {
      report("error", at.mac, "mac-is-a-number", text, MAC_IS_A_NUMBER);
      return null;
    }
    if (text === null) {
      const isEmpty = cells.every((cell) => cell.trim() === "");
      if (isEmpty) report("error", at.mac, "empty-row", "", "The row is empty.");
      else refuse(cells, "mac-missing", cells[at.mac]?.trim() ?? "", "The row has no MAC address.");
      return null;
    }
    const mac = parseMac(text);
    if (mac.ok) return mac.value;
    refuse(cells, mac.error.code, text, mac.error.message);
    return null;
  }

  /** A row of another shape than its header: cells may stand in the wrong column, so nothing in it can be trusted. */
  function checkShape(cells: readonly string[]): void {
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? "";
      if (cell.includes("\0")) {
        report(
          "error",
          index,
          "nul-character",
          cell,
          "The cell holds a NUL character: the file is damaged or not text.",
        );
      } else if (index >= width && cell.trim() !== "") {
        const message = `The row has more filled cells than the header has columns (${width}).`;
        report("error", index, "too-many-cells", cell.trim(), message);
        return;
      }
    }
  }

  /** What a column of its own says, or else a load column that holds no load but the word. */
  function readStated(cells: readonly string[], load: LoadCell | null): RunningFirmware | null {
    const hint = "it reads neither as Enterprise nor as MPP.";
    const column = understood(cells, at.runningFirmware, runningOf, "running-firmware-unrecognised", hint);
    return column ?? load?.stated ?? null;
  }

  /** Any text counts as a type, so one that the guide does not name is said: it may be of another column. */
  function readAuthorizationType(cells: readonly string[]): string | null {
    const hint = "it is too long to be one; the phone shows Classic or WxC.";
    const index = at.transitionAuthorizationType;
    const type = understood(cells, index, parseTransitionAuthorizationType, "transition-type-unrecognised", hint);
    if (type !== null && authorizationFactOf(type) === "other") {
      const message = `“${type}” is neither Classic nor WxC. It is kept and counts as a type the phone shows: see that the column is the right one.`;
      report("warning", index, "transition-type-other", type, message);
    }
    return type;
  }

  function readExtra(cells: readonly string[]): InventoryPhone["extra"] {
    const extra: Record<string, string> = Object.create(null); // a column may be called "__proto__"
    for (const { index, name } of extras) {
      const text = cells[index]?.trim() ?? "";
      if (text !== "") extra[name] = text.toWellFormed();
    }
    return Object.keys(extra).length > 0 ? extra : null;
  }

  return (given, atLine, numeric) => {
    line = atLine;
    issues = null;
    noPhone = null;
    const cells = isMapped ? given.map(mapped) : given;
    checkShape(cells);
    for (const sources of shared) at[sources.field] = sourceOf(sources, cells);
    const mac = readMac(cells, numeric);
    if (mac === null || hasIssues()) return { phone: null, issues: issues ?? NO_ISSUES, noPhone };
    if (shared.length > 0) reportDifferences(cells);
    if (cells.length < width) {
      const message = `The row has ${cells.length} cells, the header ${width}: the missing ones are taken as empty.`;
      report("warning", cells.length, "too-few-cells", String(cells.length), message);
    }
    const { pid, product, vid: vidBeside, serial: serialBeside } = readProduct(cells);
    const { serial, manufacturedYear } = readSerial(cells, serialBeside);
    const loadText = textAt(cells, at.load);
    const load = loadText === null ? null : loadOf(loadText);
    if (load && !load.isRead) {
      const message = "The load is kept as it came: neither a load name nor a version can be read in it.";
      report("warning", at.load, "load-unrecognised", loadText ?? "", message);
    }
    const conflict = product && load ? familyConflict(product.model, load) : null;
    if (conflict !== null) report("warning", at.load, "load-of-another-family", loadText ?? "", conflict);
    const phone: InventoryPhone = {
      mac,
      pid,
      model: product?.model ?? null,
      productKind: product?.kind ?? null,
      soldAs: product?.soldAs ?? null,
      precision: product?.precision ?? null,
      vid: readVid(cells, vidBeside),
      serial,
      manufacturedYear,
      ip: understood(cells, at.ip, phoneIpv4In, "ip-invalid", "it is not an IPv4 address."),
      site: textAt(cells, at.site),
      floor: textAt(cells, at.floor),
      owner: textAt(cells, at.owner),
      directoryNumber: textAt(cells, at.directoryNumber),
      description: textAt(cells, at.description),
      devicePool: textAt(cells, at.devicePool),
      load: load?.load ?? null,
      version: load?.version ?? null,
      loadFirmware: load?.byLoad ?? null,
      statedFirmware: readStated(cells, load),
      productName: textAt(cells, at.productName),
      registrationState: textAt(cells, at.registrationState),
      kemCount: understood(cells, at.kemCount, parseKemCount, "kem-count-invalid", "it is not a whole number."),
      transitionAuthorizationType: readAuthorizationType(cells),
      earlierConversion: understood(
        cells,
        at.earlierConversion,
        parseEarlierConversion,
        "earlier-conversion-unrecognised",
        "write the release it was converted with (11.3.3, 11.2.3), “left MPP at 11.3.5”, or “by Control Hub”.",
      ),
      hasLicenseWarning: understood(cells, at.hasLicenseWarning, parseYesNo, "yes-no-unrecognised", YES_NO),
      isRmaReplacement: understood(cells, at.isRmaReplacement, parseYesNo, "yes-no-unrecognised", YES_NO),
      notes: textAt(cells, at.notes),
      extra: readExtra(cells),
    };
    return { phone, issues: issues ?? NO_ISSUES, noPhone };
  };

  function hasIssues(): boolean {
    return issues !== null;
  }
}

/** The cell's text, trimmed; `null` where it is empty or says "unknown", "n/a" and the like. */
function textAt(cells: readonly string[], index: number): string | null {
  if (index < 0) return null;
  const cell = cells[index];
  if (cell === undefined || cell === "") return null;
  const text = cell.trim();
  return text === "" || isBlank(text) ? null : text;
}
