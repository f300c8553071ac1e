import "server-only";
import { commitImport } from "@/lib/server/imports/commit-import";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { uploadImport } from "@/lib/server/imports/upload-import";

type Into = { project: { id: string; organizationId: string }; actorId: string; requestId: string };

/** Imports a made-up fleet into a project, by the same way as any upload. */
export async function importSampleFleet(into: Into): Promise<void> {
  const bytes = Buffer.from(sampleFleetCsv(), "utf8");
  const source = { bytes: [bytes], announced: bytes.length };
  const { id } = await uploadImport({ source, filename: "sample-fleet.csv", ...into });
  await commitImport({ id, mode: "valid-rows", ...into });
}
