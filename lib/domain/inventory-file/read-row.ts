import { authorizationFactOf } from "@/lib/domain/phone/authorization";
import { isBlank } from "@/lib/domain/phone/blank";
import { parseLoad, parseRunningFirmware } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import type { Product, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseSerial } from "@/lib/domain/phone/serial";
import { parseVid } from "@/lib/domain/phone/vid";
import {
  isPhoneIpv4,
  parseEarlierConversion,
  parseKemCount,
  parseTransitionAuthorizationType,
  parseYesNo,
  shown,
} from "./cell-values";
import { extraColumns } from "./extra-columns";
import { type InventoryField, labelOfField } from "./fields";
import type { InventoryPhone, ReadRow, RowIssue } from "./inventory-phone";
import type { ColumnMapping } from "./map-columns";
import { remember } from "./remember";
import { NO_VALUE_MAPPINGS, type ValueMappings } from "./value-mappings";

/** Even where twelve digits are left, nobody can tell what stood there: `012E45678901` and `12` followed by zeros end up alike. */
const MAC_IS_A_NUMBER =
  "The workbook holds this MAC as a number or a date, so zeros and letters may be lost. Format the column as text and enter the address again, or export the list again with the column as text.";

const YES_NO = "write yes or no.";

const NO_ISSUES: readonly RowIssue[] = Object.freeze([]);

/** What a load cell says: a load name, a bare version, or only which firmware. */
type LoadCell = {
  load: string | null;
  version: string | null;
  byLoad: RunningFirmware | null;
  stated: RunningFirmware | null;
  isRead: boolean;
};

function readLoad(text: string): LoadCell {
  const parsed = parseLoad(text);
  if (parsed?.family || parsed?.version || parsed?.firmware === "in-transition") {
    return { load: text, version: parsed.version?.text ?? null, byLoad: parsed.firmware, stated: null, isRead: true };
  }
  const stated = parseRunningFirmware(text); // "Firmware" is also a header above "MPP" and "Enterprise"
  return stated
    ? { load: null, version: null, byLoad: null, stated, isRead: true }
    : { load: text, version: null, byLoad: null, stated: null, isRead: false };
}

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
  const place = (field: InventoryField): number => mapping.indexOf(field);
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

  const extras = extraColumns(mapping, columnNames);
  const mappings = mapping.map((use) => (use === null || use === "extra" ? undefined : valueMappings.get(use)));

  const isMapped = mappings.some((ofColumn) => ofColumn !== undefined);
  function mapped(cell: string, index: number): string {
    const value = mappings[index]?.get(cell.trim());
    return value === undefined ? cell : (value ?? "");
  }

  const productOf = remember(parseProduct);
  const vidOf = remember(parseVid);
  const loadOf = remember(readLoad);
  const runningOf = remember(parseRunningFirmware);

  let line = 0;
  let issues: RowIssue[] | null = null;

  function report(severity: RowIssue["severity"], index: number, code: string, value: string, message: string): void {
    const column = columnNames[index]?.trim() || (index < 0 ? "" : `Column ${index + 1}`);
    issues ??= [];
    issues.push({ severity, line, index, column, field: mapping[index] ?? null, code, value: shown(value), message });
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
    const field = mapping[index];
    if (value === null && field) report("warning", index, code, text, `${labelOfField(field)} is left empty: ${hint}`);
    return value;
  }

  function readVid(cells: readonly string[]): number | null {
    const text = textAt(cells, at.vid);
    if (text === null) return null;
    const vid = vidOf(text);
    if (vid.ok) return vid.value;
    report("warning", at.vid, vid.error.code, text, vid.error.message);
    return null;
  }

  function readProduct(cells: readonly string[]): { pid: string | null; product: Product | null } {
    const pidText = textAt(cells, at.pid);
    const modelText = textAt(cells, at.model);
    const byPid = pidText === null ? null : productOf(pidText);
    const byModel = modelText === null ? null : productOf(modelText);
    const hint = "is not a model we know. It is kept as it came and can be mapped once for all rows that carry it.";
    if (pidText !== null && !byPid) {
      report("warning", at.pid, "model-unrecognised", pidText, `“${shown(pidText)}” ${hint}`);
    }
    if (modelText !== null && !byModel) {
      report("warning", at.model, "model-unrecognised", modelText, `“${shown(modelText)}” ${hint}`);
    }
    if (byPid && byModel) {
      if (byPid.model !== byModel.model) {
        const message = `The product ID says ${byPid.model}, the model says ${byModel.model}. The product ID is used.`;
        report("warning", at.model, "model-conflict", modelText ?? "", message);
      } else if (byPid.precision === "model-name" && byModel.precision === "pid") {
        return { pid: modelText, product: byModel }; // the columns are swapped: the order code says more
      }
      return { pid: pidText, product: byPid };
    }
    if (byPid) return { pid: pidText, product: byPid };
    if (byModel) return { pid: byModel.precision === "pid" ? modelText : pidText, product: byModel };
    return { pid: pidText ?? modelText, product: null };
  }

  function readSerial(cells: readonly string[]): { serial: string | null; manufacturedYear: number | null } {
    const text = textAt(cells, at.serial);
    if (text === null) return { serial: null, manufacturedYear: null };
    const { manufactured, warning } = parseSerial(text);
    if (warning !== null) report("warning", at.serial, "serial-unusual", text, warning);
    return { serial: text, manufacturedYear: manufactured?.year ?? null };
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
      else report("error", at.mac, "mac-missing", cells[at.mac]?.trim() ?? "", "The row has no MAC address.");
      return null;
    }
    const mac = parseMac(text);
    if (mac.ok) return mac.value;
    report("error", at.mac, mac.error.code, text, mac.error.message);
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
    const cells = isMapped ? given.map(mapped) : given;
    checkShape(cells);
    const mac = readMac(cells, numeric);
    if (mac === null || hasIssues()) return { phone: null, issues: issues ?? NO_ISSUES };
    if (cells.length < width) {
      const message = `The row has ${cells.length} cells, the header ${width}: the missing ones are taken as empty.`;
      report("warning", cells.length, "too-few-cells", String(cells.length), message);
    }
    const { pid, product } = readProduct(cells);
    const { serial, manufacturedYear } = readSerial(cells);
    const loadText = textAt(cells, at.load);
    const load = loadText === null ? null : loadOf(loadText);
    if (load && !load.isRead) {
      const message = "The load is kept as it came: neither a load name nor a version can be read in it.";
      report("warning", at.load, "load-unrecognised", loadText ?? "", message);
    }
    const phone: InventoryPhone = {
      mac,
      pid,
      model: product?.model ?? null,
      productKind: product?.kind ?? null,
      soldAs: product?.soldAs ?? null,
      precision: product?.precision ?? null,
      vid: readVid(cells),
      serial,
      manufacturedYear,
      ip: understood(
        cells,
        at.ip,
        (text) => (isPhoneIpv4(text) ? text : null),
        "ip-invalid",
        "it is not an IPv4 address.",
      ),
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
    return { phone, issues: issues ?? NO_ISSUES };
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
