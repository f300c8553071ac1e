import "server-only";
import { isTar } from "@/lib/files/tar";
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
  ["425a68", "a bzip2 archive. Unpack it and upload the list of phones inside"],
  ["fd377a58", "an xz archive. Unpack it and upload the list of phones inside"],
  ["7f454c46", "a program. Choose a workbook, a CSV or a text file"],
  ["4d5a9000", "a program. Choose a workbook, a CSV or a text file"],
  ["49492a00", "a TIFF picture. Choose a workbook, a CSV or a text file"],
  ["4d4d002a", "a TIFF picture. Choose a workbook, a CSV or a text file"],
  ["7b5c7274", "an RTF document. Copy its table into a workbook, or save it as text"],
  ["25215053", "a PostScript document. Export the list it was printed from as .xlsx or CSV and upload that"],
  ["53514c69", "a SQLite database. Export the table of phones as CSV and upload that"],
  ["d4c3b2a1", "a network capture. Choose a workbook, a CSV or a text file"],
  ["0a0d0d0a", "a network capture. Choose a workbook, a CSV or a text file"],
];
/** `ftyp` stands behind a length. */
const FILM_OR_PHOTO = "66747970";

/** What a file is by its first bytes, whatever its name says. Throws an AppError that names what it is when we cannot read it. */
export function kindOfFile(head: Uint8Array): "text" | "zip" | "tar" {
  const start = Buffer.from(head.subarray(0, 8)).toString("hex");
  if (start.startsWith(ZIP)) return "zip";
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known) throw new AppError("unsupported_type", `This is ${known[1]}.`);
  if (start.startsWith(FILM_OR_PHOTO, 8))
    throw new AppError("unsupported_type", "This is a photo or a film. Choose a workbook, a CSV or a text file.");
  if (isTar(head)) return "tar";
  return "text";
}
