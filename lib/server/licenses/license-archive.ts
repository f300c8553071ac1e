import "server-only";
import { DIRECTIONS } from "@/lib/domain/conversion";
import { licenseFileName } from "@/lib/domain/procedure/license-file";
import { wordOf } from "@/lib/domain/words";
import { query, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import { zipStream } from "@/lib/server/files/zip/zip-writer";

type Row = { mac: string; direction: string; bytes: Buffer };
const PAGE = 500;

/** The licence files of a batch as a zip, named as UCM looks for them, read while they are sent. */
export async function licenseArchive(projectId: string, batchId: string): Promise<Response> {
  const [batch] = await query<{ name: string; held: number }>(sql`
    SELECT b."name", (SELECT count(*)::int FROM (${filesOf(projectId, batchId, "")}) f) AS "held" FROM "Batch" b
    WHERE b."projectId" = ${projectId}::uuid AND b."id" = ${batchId}::uuid`);
  if (!batch) throw new AppError("not_found", "There is no such batch.");
  if (batch.held === 0)
    throw new AppError(
      "conflict",
      "No licence file of this batch is in hand yet. Take in the zip of the portal first.",
    );
  const filename = `${batch.name.replace(/[\\/:*?"<>|]+/g, "-")} licences.zip`;
  return zipStream(filename, filesIn(projectId, batchId));
}

const filesOf = (projectId: string, batchId: string, after: string) => sql`
  SELECT f."mac", f."direction", f."bytes" FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
  JOIN "Project" r ON r."id" = w."projectId"
  JOIN "License" l ON l."projectId" = p."projectId" AND l."mac" = p."mac" AND l."direction" = r."direction" AND l."state" = 'held'
  JOIN "LicenseFile" f ON f."projectId" = l."projectId" AND f."mac" = l."mac" AND f."direction" = l."direction"
  WHERE w."projectId" = ${projectId}::uuid AND w."batchId" = ${batchId}::uuid AND f."mac" > ${after}`;

async function* filesIn(projectId: string, batchId: string): AsyncGenerator<{ name: string; bytes: Buffer }> {
  let after = "";
  for (;;) {
    const page = await query<Row>(sql`${filesOf(projectId, batchId, after)} ORDER BY f."mac" LIMIT ${PAGE}`);
    for (const { mac, direction, bytes } of page)
      yield { name: licenseFileName(mac, wordOf(DIRECTIONS, direction)), bytes };
    if (page.length < PAGE) return;
    after = page.at(-1)?.mac ?? "";
  }
}
