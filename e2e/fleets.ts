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

/** A project with one batch of these phones whose preparatory steps are done: a technician can begin. */
export async function batchAtHand(
  manager: Page,
  name: string,
  rows: readonly string[],
): Promise<{ project: string; batch: string }> {
  const { id: project } = await api<{ id: string }>(manager, "POST", "/api/projects", {
    ...{ name, customer: "ACME", direction: "E2M", target: "approved-third-party", timeZone: "UTC" },
    ucmAddress: "10.1.1.10",
  });
  await importList(manager, project, "few.csv", ["MAC,PID,VID,Site,Floor,IP,Load", ...rows].join("\n"));
  await api(manager, "POST", `/api/projects/${project}/batches/apply`, { pilotSize: 0 });
  const { items } = await api<{ items: { id: string }[] }>(manager, "GET", `/api/projects/${project}/batches`);
  const batch = items[0]?.id ?? "";
  const ofProject = ["e2m-third-party.read-cloud-upgrader", "shared.proof-of-concept"];
  const ofBatch = ["shared.announce", "e2m-ucm.put-load-on-ucm", "e2m-third-party.upload-license-files"];
  const at = new Date().toISOString();
  await api(manager, "POST", "/api/step-events", [
    ...ofProject.map((step) => ({ operationId: crypto.randomUUID(), projectId: project, step, action: "tick", at })),
    ...ofBatch.map((step) => ({ operationId: crypto.randomUUID(), batchId: batch, step, action: "tick", at })),
  ]);
  return { project, batch };
}
