import { expect } from "@playwright/test";
import { api } from "./people";
import type { Page } from "./test";

/** Brings a list of phones into a project without its review, and waits until it is there. */
export async function importList(page: Page, projectId: string, filename: string, text: string): Promise<void> {
  const uploaded = await page.request.post(`/api/projects/${projectId}/imports?filename=${filename}`, {
    headers: { origin: new URL(page.url()).origin },
    data: text,
  });
  const { id } = await uploaded.json();
  await api(page, "POST", `/api/imports/${id}/commit`, { mode: "valid-rows" });
  const status = async () => (await api<{ status: string }>(page, "GET", `/api/imports/${id}`)).status;
  await expect.poll(status).toBe("committed");
}
