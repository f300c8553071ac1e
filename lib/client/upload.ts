import type { InventoryImport } from "@/lib/schemas/imports";
import { offline, pathOf, toError } from "./api";

/** Sends a file as it is, with progress from 0 to 1; fetch() cannot tell how far an upload is. */
export function uploadInventory(
  projectId: string,
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<InventoryImport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      "POST",
      pathOf("POST /api/projects/{projectId}/imports", { params: { projectId }, query: { filename: file.name } }),
    );
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else reject(toError(request.status, request.responseText));
    };
    request.onerror = () => reject(offline("The upload broke off. Check the connection and send the file again."));
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
