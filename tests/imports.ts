import type { ImportRow, InventoryImport } from "@/lib/schemas/imports";
import { expectJson, runJobs } from "./api";

type Workspace = { token: string; project: { id: string } };

/** Uploads a file and answers how it would be read. */
export function upload(
  { token, project }: Workspace,
  file: string | Uint8Array,
  filename = "fleet.csv",
): Promise<InventoryImport> {
  return expectJson<InventoryImport>(201, "POST /api/projects/{projectId}/imports", {
    token,
    params: { projectId: project.id },
    query: { filename },
    body: file as BodyInit,
  });
}

/** Upload, commit and the job, as a person sees them: the import as it ended. */
export async function importFile(
  workspace: Workspace,
  file: string | Uint8Array,
  mode: "valid-rows" | "all-or-nothing" = "valid-rows",
): Promise<InventoryImport> {
  const { id } = await upload(workspace, file);
  return commit(workspace, id, mode);
}

export async function commit(
  { token }: Workspace,
  importId: string,
  mode: "valid-rows" | "all-or-nothing" = "valid-rows",
): Promise<InventoryImport> {
  await expectJson(202, "POST /api/imports/{importId}/commit", { token, params: { importId }, json: { mode } });
  await runJobs();
  return expectJson<InventoryImport>(200, "GET /api/imports/{importId}", { token, params: { importId } });
}

export async function rowsOf(
  { token }: Workspace,
  importId: string,
  outcome?: "rejected" | "stored",
): Promise<ImportRow[]> {
  const query: Record<string, string> = { limit: "500", ...(outcome ? { outcome } : {}) };
  const { items } = await expectJson<{ items: ImportRow[] }>(200, "GET /api/imports/{importId}/rows", {
    token,
    params: { importId },
    query,
  });
  return items;
}
