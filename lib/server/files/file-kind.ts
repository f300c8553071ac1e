import "server-only";
import { AppError } from "@/lib/server/errors";

const ZIP = "504b0304";
const MAGIC: [string, string][] = [
  [
    "d0cf11e0",
    "an old Excel workbook (.xls), or one that is protected with a password. Open it, save it as .xlsx without a password, and upload that",
  ],
  ["504b0506", "an empty zip archive. Choose a workbook, a CSV or a text file"],
  ["89504e47", "a PNG picture. Choose a workbook, a CSV or a text file"],
  ["ffd8ff", "a JPEG picture. Choose a workbook, a CSV or a text file"],
  ["47494638", "a GIF picture. Choose a workbook, a CSV or a text file"],
  ["52494646", "a picture, a sound or a film. Choose a workbook, a CSV or a text file"],
  ["25504446", "a PDF. Export the list it was printed from as .xlsx or CSV and upload that"],
  ["1f8b", "a gzip archive. Unpack it and upload the list of phones inside"],
  ["377abcaf", "a 7-Zip archive. Unpack it and upload the list of phones inside"],
  ["52617221", "a RAR archive. Unpack it and upload the list of phones inside"],
  ["7f454c46", "a program. Choose a workbook, a CSV or a text file"],
];
/** What some web pages and old programs hand out under the name of a workbook. */
const MARKUP = /^(?:\uFEFF)?\s*<(?:!doctype|html|table|\?xml|\?mso)/i;

/** What a file is by its first bytes, whatever its name says. Throws an AppError that names what it is when we cannot read it. */
export function kindOfFile(head: Uint8Array): "text" | "zip" {
  const start = Buffer.from(head.subarray(0, 8)).toString("hex");
  if (start.startsWith(ZIP)) return "zip";
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known) throw new AppError("unsupported_type", `This is ${known[1]}.`);
  if (MARKUP.test(Buffer.from(head.subarray(0, 200)).toString("utf8")))
    throw new AppError(
      "unsupported_type",
      "This is a web page or XML, though it may open in Excel. Open it there, save it as .xlsx or CSV, and upload that.",
    );
  return "text";
}
