import "server-only";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { BOM, csvLine } from "@/lib/format/csv";
import type { ChangesFilter } from "@/lib/schemas/phone-changes";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { listChanges, readChangedPhones } from "@/lib/server/phones/list-changes";

const HEADERS = ["When", "Who", "What", "Reason", "MAC Address", "Field", "Old", "New", "Undone"];
const PAGE = 200;

/** The changes as a file: one row for each field of each phone, and one for a change without old and new, such as an import of new phones. */
export async function exportChanges(projectId: string, filter: ChangesFilter): Promise<Response> {
  async function* lines() {
    yield BOM + csvLine(HEADERS);
    let cursor: string | undefined;
    for (;;) {
      const page = await listChanges(projectId, { ...filter, limit: PAGE, cursor });
      for (const group of page.items) yield* linesOf(projectId, group);
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
  return csvDownload("changes.csv", lines());
}

type Group = Awaited<ReturnType<typeof listChanges>>["items"][number];

async function* linesOf(projectId: string, group: Group): AsyncGenerator<string> {
  const { at, actor, title, reason, undone, requestId, changes } = group;
  const row = (mac: string | null, field: string | null, pair: readonly unknown[] = []) =>
    csvLine([
      at,
      actor,
      title,
      reason,
      mac,
      field === null ? null : labelOfPhoneField(field),
      worded(pair[0]),
      worded(pair[1]),
      undone ? undone.at : null,
    ]);
  let isNamed = false;
  for (const [field, pair] of Object.entries(changes)) {
    isNamed = true;
    yield row(null, field, pair);
  }
  for await (const rows of readChangedPhones(projectId, requestId)) {
    let text = "";
    for (const { mac, changes: fields } of rows)
      for (const [field, pair] of Object.entries(fields)) text += row(mac, field, pair);
    isNamed ||= text !== "";
    yield text;
  }
  if (!isNamed) yield row(null, null);
}

const worded = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === "object" ? JSON.stringify(value) : String(value);
