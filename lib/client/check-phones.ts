import type { ConversionTarget } from "@/lib/domain/conversion";
import { type PastedLine, type PastedRow, readPasted, readTable } from "@/lib/domain/inventory-file/read-pasted";
import { toFacts } from "@/lib/domain/inventory-file/to-facts";
import { formatVid } from "@/lib/domain/phone/format-vid";
import type { Decision } from "@/lib/domain/rules/decision";
import { createEvaluator } from "@/lib/domain/rules/eligibility/evaluate";
import { type DecidedPhones, decidedPhones, type Tally, tally } from "@/lib/domain/rules/eligibility/tally";
import { BOM, csvLine } from "@/lib/format/csv";

/** Decides a pasted inventory in the browser: nothing is sent, nothing is kept. */

/** What a text field or a file holds: a text, or a table that was found in it. */
export type CheckPart = { name: string } & (
  | { text: string }
  | { header: readonly string[]; rows: readonly PastedRow[] }
);

export type CheckedPhone = PastedLine & { phone: NonNullable<PastedLine["phone"]>; decision: Decision };
export type CheckProblem = { line: number; column: string; value: string; message: string; isLeftOut: boolean };
export type Checked = { phones: CheckedPhone[]; problems: CheckProblem[]; tally: Tally };

/** So many lines are read before the page gets a turn. */
const SLICE = 1_000;

/** All lines of all parts; of several a problem names its part. */
function* linesOf(parts: readonly CheckPart[]): Generator<PastedLine> {
  for (const part of parts) {
    for (const line of "text" in part ? readPasted(part.text) : readTable(part)) {
      const issues = line.issues.map((issue) => ({ ...issue, message: `${part.name}: ${issue.message}` }));
      yield parts.length > 1 && issues.length > 0 ? { ...line, issues } : line;
    }
  }
}

/** Reads and judges all lines; `null` when it was stopped on the way. */
export async function checkPhones(
  parts: readonly CheckPart[],
  plan: ConversionTarget,
  { isStopped, onProgress }: { isStopped: () => boolean; onProgress: (lines: number) => void },
): Promise<Checked | null> {
  const evaluate = createEvaluator(plan);
  const phones: CheckedPhone[] = [];
  const problems: CheckProblem[] = [];
  const seen = new Map<string, number>();
  let read = 0;
  for (const line of linesOf(parts)) {
    read += 1;
    if (read % SLICE === 0) {
      onProgress(read);
      await new Promise((resolve) => setTimeout(resolve));
      if (isStopped()) return null;
    }
    for (const { line: at, column, value, message } of line.issues)
      problems.push({ line: at, column, value, message, isLeftOut: line.phone === null });
    if (line.phone === null) continue;
    const first = line.mac === null ? undefined : seen.get(line.mac);
    if (line.mac !== null && first !== undefined) {
      const message = `This MAC stands in line ${first} already; it is counted once.`;
      problems.push({ line: line.line, column: "MAC", value: line.mac, message, isLeftOut: true });
      continue;
    }
    if (line.mac !== null) seen.set(line.mac, line.line);
    phones.push({ ...line, phone: line.phone, decision: evaluate(toFacts(line.phone)) });
  }
  return { phones, problems, tally: tally(countedOf(phones)) };
}

/** Equal phones share their decision, so they are counted by it. */
function countedOf(phones: readonly CheckedPhone[]): DecidedPhones[] {
  const counts = new Map<Decision, number>();
  for (const { decision } of phones) counts.set(decision, (counts.get(decision) ?? 0) + 1);
  return [...counts].map(([decision, count]) => decidedPhones(decision, count));
}

const HEADER = [
  ...["Line", "MAC Address", "Product ID", "Model", "VID", "Verdict", "Reason", "Requirements"],
  ...["License", "SKU", "Support SKU", "May be free", "Advisories", "Rule"],
];

/** The answer as a file, one phone a row, the values as they were read. */
export function checkedCsv(phones: readonly CheckedPhone[]): string {
  const texts = (findings: Decision["reasons"]) => findings.map(({ text }) => text).join(" ");
  const rows = phones.map(({ line, mac, phone, decision }) => {
    const { verdict, reasons, requirements, advisories, license } = decision;
    return csvLine([
      ...[line, mac, phone.pid, phone.model, phone.vid === null ? null : formatVid(phone.vid)],
      ...[verdict, texts(reasons), texts(requirements), license.kind, license.sku, license.supportSku],
      ...[license.mayBeFree ? "yes" : "no", texts(advisories), reasons[0]?.ruleId ?? null],
    ]);
  });
  return BOM + csvLine(HEADER) + rows.join("");
}
