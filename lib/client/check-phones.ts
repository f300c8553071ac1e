import type { ConversionTarget } from "@/lib/domain/conversion";
import { type PastedLine, readPasted } from "@/lib/domain/inventory-file/read-pasted";
import { toFacts } from "@/lib/domain/inventory-file/to-facts";
import { formatVid } from "@/lib/domain/phone/format-vid";
import type { Decision } from "@/lib/domain/rules/decision";
import { createEvaluator } from "@/lib/domain/rules/eligibility/evaluate";
import { type DecidedPhones, decidedPhones, type Tally, tally } from "@/lib/domain/rules/eligibility/tally";
import { BOM, csvLine } from "@/lib/format/csv";

/** Decides a pasted inventory in the browser: nothing is sent, nothing is kept. */

export type CheckedPhone = PastedLine & { phone: NonNullable<PastedLine["phone"]>; decision: Decision };
export type CheckProblem = { line: number; column: string; value: string; message: string; isLeftOut: boolean };
export type Checked = { phones: CheckedPhone[]; problems: CheckProblem[]; tally: Tally };

/** So many lines are read before the page gets a turn. */
const SLICE = 1_000;

/** Reads and judges all lines; `null` when it was stopped on the way. */
export async function checkPhones(
  text: string,
  plan: ConversionTarget,
  { isStopped, onProgress }: { isStopped: () => boolean; onProgress: (lines: number) => void },
): Promise<Checked | null> {
  const evaluate = createEvaluator(plan);
  const phones: CheckedPhone[] = [];
  const problems: CheckProblem[] = [];
  const seen = new Map<string, number>();
  let read = 0;
  for (const line of readPasted(text)) {
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

/** A text file of any of the usual encodings; strict, so that a wrong guess is not shown as letters. */
export async function readTextFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new Error("This is an Excel workbook. Copy its cells and paste them here, or save the sheet as CSV.");
  const encodings = [
    ...(bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : []),
    ...(bytes[0] === 0xfe && bytes[1] === 0xff ? ["utf-16be"] : []),
    ...["utf-8", "windows-1252"],
  ];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // the next one
    }
  }
  throw new Error("This is not a text file. Choose a CSV or text file.");
}
