import { downloadZip } from "client-zip";
import { kindOfTextFile, type TextKind } from "@/lib/domain/inventory-file/texts/known-text";
import { isStatusPage } from "@/lib/domain/inventory-file/texts/status-pages";
import { TEXT_HEAD } from "@/lib/domain/inventory-file/texts/text-table";
import { MOST_ENTRIES } from "@/lib/files/archive";

/** What makes files one inventory: they are pages of phones, or what switches print by one command. */
type Group = "pages" | TextKind;

/**
 * Of files chosen together, those that are one inventory become one zip archive, whose tables the server joins; the others stay
 * by themselves. client-zip writes it: stored, named in UTF-8, of any size.
 */
export async function packTogether(files: readonly File[]): Promise<File[]> {
  const alone: File[] = [];
  const groups = new Map<Group, File[]>();
  for (const file of files) {
    const group = groupOf(await file.slice(0, TEXT_HEAD).text());
    if (group === null) alone.push(file);
    else if (groups.get(group)?.push(file) === undefined) groups.set(group, [file]);
  }
  for (const [group, together] of groups) alone.push(...(await packAll(group, together)));
  return alone;
}

async function packAll(group: Group, files: readonly File[]): Promise<readonly File[]> {
  if (files.length === 1) return files;
  const what = group === "pages" ? "saved pages" : "texts of switches and servers";
  const packed: File[] = [];
  for (let from = 0; from < files.length; from += MOST_ENTRIES) {
    const some = files.slice(from, from + MOST_ENTRIES);
    packed.push(await pack(`${some.length} ${what}.zip`, some));
  }
  return packed;
}

function groupOf(head: string): Group | null {
  if (isStatusPage(head)) return "pages";
  const kind = kindOfTextFile(head);
  return kind?.columns ? kind : null;
}

async function pack(name: string, files: readonly File[]): Promise<File> {
  const taken = new Set<string>();
  const entries = files.map((input, index) => {
    // Files of two folders may have one name; an archive has each but once.
    const entry = taken.has(input.name.toLowerCase()) ? `${index + 1}/${input.name}` : input.name;
    taken.add(entry.toLowerCase());
    return { name: entry, input };
  });
  return new File([await downloadZip(entries).blob()], name, { type: "application/zip" });
}
