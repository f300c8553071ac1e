import path from "node:path";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import { NO_PHONE_KINDS } from "@/lib/domain/inventory-file/no-phone-kinds";
import { VERDICTS } from "@/lib/domain/rules/decision";
import { keysOf } from "@/lib/domain/typed-object";
import { DIRECTION_LABELS, LICENSE_LABELS, TARGET_LABELS, VERDICT_LABELS } from "@/lib/format/labels";
import { formatNumber, plural } from "@/lib/format/text";
import { codeOf } from "@/lib/server/errors";
import type { CheckOptions, InventoryCheck } from "./inventory-check";
import type { TempFile } from "./temp-file";

const PROBLEMS_SHOWN = 20;

/** For people: counts, what is missing, licences, problems by row. */
export async function printReport(check: InventoryCheck, { file, plan }: CheckOptions): Promise<void> {
  const { counts, tally, read, problemKinds } = check;
  const say = (line = "") => process.stdout.write(`${line}\n`);
  const row = (count: number, text: string) => say(`${formatNumber(count).padStart(11)}  ${text}`);
  say(
    `${path.basename(file)}: ${DIRECTION_LABELS[plan.direction]}, ${TARGET_LABELS[plan.target]}, rules ${check.ruleSetVersion}`,
  );
  const columns = read.columns.flatMap(({ header, field }) => (field ? `${header} (${field})` : []));
  say(
    `${read.sheet === null ? read.encoding : `sheet “${read.sheet}”`}, ${read.headerRow === 0 ? "no header in the file" : `header in line ${read.headerRow}`}: ${columns.join(", ")}`,
  );
  for (const { header, proposal, reason } of read.columns)
    if (proposal) {
      say(`“${header}” is not read: it may be ${labelOfField(proposal)}. ${reason}`);
      say(`  Say so with --column "${header}=${proposal}", if it is.`);
    }
  say(`\nRows ${formatNumber(counts.rows)}`);
  row(counts.judged, "phones judged");
  row(counts.rejected, "rows rejected");
  for (const kind of keysOf(check.noPhones))
    row(check.noPhones[kind] ?? 0, `rows are ${NO_PHONE_KINDS[kind].many}: left out`);
  if (counts.repeated > 0) row(counts.repeated, "rows that repeat a phone with the same data, counted once");
  say("\nVerdicts");
  for (const verdict of VERDICTS) row(tally.verdicts[verdict], VERDICT_LABELS[verdict].label);
  say("\nReasons");
  for (const { count, label, code } of tally.reasons) row(count, `${label} (${code})`);
  if (tally.missing.vid + tally.missing.pid > 0) {
    say("\nMissing");
    row(tally.missing.vid, "VID");
    row(tally.missing.pid, "PID or model");
  }
  say("\nLicences");
  for (const { sku, quantity, supportSku, mayBeFree } of tally.licenses) {
    row(quantity, `${sku}${mayBeFree > 0 ? `, ${formatNumber(mayBeFree)} of them may be free` : ""}`);
    if (supportSku) row(quantity, `${supportSku}, where there is no service contract`);
  }
  for (const kind of ["automatic", "glo-case", "none", "undecided"] as const)
    if (tally.licenseKinds[kind] > 0) row(tally.licenseKinds[kind], LICENSE_LABELS[kind]);
  for (const { text, count } of tally.blocked) say(`\nCannot be started, ${plural(count, "phone")}: ${text}`);
  if (problemKinds.length === 0) return;
  say("\nProblems");
  for (const { count, code, severity } of problemKinds) row(count, `${code} (${severity})`);
  say();
  await printProblems(
    check.problems,
    problemKinds.reduce((sum, { count }) => sum + count, 0),
    say,
  );
}

async function printProblems(problems: TempFile, total: number, say: (line: string) => void): Promise<void> {
  let shown = 0;
  for await (const text of problems.lines()) {
    if (shown === PROBLEMS_SHOWN) break;
    shown += 1;
    const { line, column, message } = JSON.parse(text);
    say(`  line ${line}${column ? `, ${column}` : ""}: ${message}`);
  }
  if (total > shown) say(`  and ${formatNumber(total - shown)} more; --json names them all.`);
}

/** For programs: one document, written while it is made. */
export async function printJson(check: InventoryCheck, { file, plan }: CheckOptions): Promise<void> {
  const { problems, phones, problemKinds, tally, ...rest } = check;
  const { phones: _, ...counted } = tally; // the list has this name
  const kinds = problemKinds.map(({ code, severity, count }) => ({ code, severity, count }));
  const head = JSON.stringify({ file: path.basename(file), plan, ...rest, ...counted, problemKinds: kinds });
  await write(head.slice(0, -1));
  await writeList("problems", problems);
  if (phones) await writeList("phones", phones);
  await write("}\n");
}

async function writeList(name: string, file: TempFile): Promise<void> {
  await write(`,"${name}":[`);
  let separator = "\n";
  for await (const text of file.lines()) {
    await write(separator + text);
    separator = ",\n";
  }
  await write("]");
}

/** Waits for a slow reader; one that has gone away, such as `head`, ends the program quietly. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (codeOf(error) === "EPIPE") process.exit();
      if (error) reject(error);
      else resolve();
    });
  });
}
