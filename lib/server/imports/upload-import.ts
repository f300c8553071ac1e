import "server-only";
import { DEFAULT_IMPORT_OPTIONS } from "@/lib/schemas/imports";
import { asJson, insertRow } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
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
    const columns = await applySavedMapping(project, read.columns);
    await inTransaction(async (tx) => {
      await insertRow(tx, "Import", {
        projectId: project.id,
        id,
        filename,
        fileSha256: sha256,
        bytes,
        ...read,
        columns: asJson(columns),
        preview: asJson(read.preview),
        options: asJson(DEFAULT_IMPORT_OPTIONS),
        counts: asJson(NO_COUNTS),
        createdById: actorId,
      });
      await tx.audit({
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
