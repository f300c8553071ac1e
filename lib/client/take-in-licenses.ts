import type { Intake } from "@/lib/schemas/licenses";
import { offline, pathOf, toError } from "./api";

type TakeIn = { projectId: string; filename: string; onUcm: boolean; order: string | undefined };

/** Sends a zip of licence files, or one of them, as it is. Throws ApiError. */
export async function takeInLicenses(file: Blob, { projectId, filename, onUcm, order }: TakeIn): Promise<Intake> {
  const query = { filename, onUcm: onUcm ? "yes" : "no", order };
  const address = pathOf("POST /api/projects/{projectId}/license-files", { params: { projectId }, query });
  const response = await fetch(address, {
    method: "POST",
    body: file,
    headers: { "content-type": "application/octet-stream" },
    redirect: "error",
  }).catch(() => {
    throw offline("The upload broke off. Check the connection and send the files again.");
  });
  if (!response.ok) throw toError(response.status, await response.text());
  return response.json();
}
