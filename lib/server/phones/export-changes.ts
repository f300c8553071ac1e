import "server-only";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { BOM, csvLine } from "@/lib/format/csv";
import type { ChangesFilter } from "@/lib/schemas/phone-changes";
import { csvDownload } from "@/lib/server/files/csv/csv-writer";
import { listChangedPhones, listChanges } from "@/lib/server/phones/list-changes";

const HEADERS = ["When", "Who", "What", "Reason", "MAC Address", "Field", "Old", "New", "Undone"];
const PAGE = 200;

/** The changes as a file: one row for each field of each phone, and one for a change that touched no phone. */
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
  const own = Object.entries(changes);
  if (own.length > 0 || group.phones === 0) {
    for (const [field, pair] of own) yield row(null, field, pair);
    if (own.length === 0) yield row(null, null);
  }
  if (group.phones === 0) return;
  let cursor: string | undefined;
  do {
    const page = await listChangedPhones(projectId, requestId, { limit: PAGE, cursor });
    let text = "";
    for (const { mac, changes: fields } of page.items)
      for (const [field, pair] of Object.entries(fields)) text += row(mac, field, pair);
    yield text;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

const worded = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === "object" ? JSON.stringify(value) : String(value);
