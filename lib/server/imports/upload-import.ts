import "server-only";
import { DEFAULT_IMPORT_OPTIONS } from "@/lib/schemas/imports";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { newId } from "@/lib/server/database/uuid";
import { analyseUpload } from "@/lib/server/files/inventory-file";
import { removeUpload, storeUpload, type UploadSource } from "@/lib/server/files/uploads";
import { getImport, NO_COUNTS } from "@/lib/server/imports/list-imports";
import { applySavedMapping } from "@/lib/server/imports/saved-mappings";

type Upload = {
  source: UploadSource;
  filename: string;
  project: { id: string; organizationId: string };
  actorId: string;
  requestId: string;
};

/** Takes an inventory file to disk and says how it would be read. Nothing reaches the inventory before the commit. */
export async function uploadImport({ source, filename, project, actorId, requestId }: Upload) {
  const id = newId();
  const { bytes, sha256 } = await storeUpload(source, id);
  try {
    const read = await analyseUpload(id);
    await db.$transaction(async (tx) => {
      await tx.import.create({
        data: {
          projectId: project.id,
          id,
          filename,
          fileSha256: sha256,
          bytes,
          ...read,
          columns: await applySavedMapping(project, read.columns),
          options: DEFAULT_IMPORT_OPTIONS,
          counts: NO_COUNTS,
          createdById: actorId,
        },
      });
      await audit(tx, {
        organizationId: project.organizationId,
        projectId: project.id,
        actorId,
        requestId,
        action: "import.upload",
        targetType: "Import",
        targetId: id,
        after: { filename, bytes, sha256 },
      });
    });
  } catch (error) {
    await removeUpload(id); // a file that cannot be read is not kept
    throw error;
  }
  return getImport(project.id, id);
}
