import "server-only";
import { DEFAULT_POLICY } from "@/lib/domain/conversion";
import { commitImport } from "@/lib/server/commands/commit-import";
import { createProject } from "@/lib/server/commands/create-project";
import { uploadImport } from "@/lib/server/commands/upload-import";
import { sampleFleetCsv } from "@/lib/server/sample-fleet";

type Create = { organizationId: string; actorId: string; requestId: string };

/** A project to try things out on: a made-up fleet that takes the same way as any upload. */
export async function createSampleProject({ organizationId, actorId, requestId }: Create) {
  const project = await createProject({
    input: {
      name: "Sample: move to a hosted PBX",
      customer: "Example Corp",
      direction: "E2M",
      target: "approved-third-party",
      method: "ucm",
      policy: DEFAULT_POLICY,
      loads: {},
      ucmAddress: "ucm.example.com",
      timeZone: "UTC",
    },
    organizationId,
    actorId,
    requestId,
  });
  const bytes = Buffer.from(sampleFleetCsv(), "utf8");
  const source = { bytes: [bytes], announced: bytes.length };
  const { id } = await uploadImport({
    source,
    filename: "sample-fleet.csv",
    project: { id: project.id, organizationId },
    actorId,
    requestId,
  });
  await commitImport({ project: { id: project.id, organizationId }, id, mode: "valid-rows", actorId, requestId });
  return project;
}
