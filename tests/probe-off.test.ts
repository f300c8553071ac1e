import { expect, test } from "vitest";
import { request } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

test("the probe is off until an administrator lists networks", async () => {
  const workspace = await newWorkspace();
  await importFile(workspace, "MAC,PID,VID,Site,IP Address\n00CCFC123456,CP-8841-K9=,V10,Leeds,127.0.0.1");
  const answer = await request("POST /api/projects/{projectId}/probe", {
    token: workspace.token,
    params: { projectId: workspace.project.id },
    json: { site: "Leeds" },
  });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("REHOME_PROBE_CIDRS") });
});
