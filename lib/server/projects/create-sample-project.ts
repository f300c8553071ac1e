import "server-only";
import { DEFAULT_POLICY } from "@/lib/domain/conversion";
import { createProject } from "@/lib/server/projects/create-project";

type Create = { organizationId: string; actorId: string; requestId: string };

/** A project to try things out on; its fleet is imported by lib/server/imports/import-sample-fleet. */
export function createSampleProject(who: Create) {
  return createProject({
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
    ...who,
  });
}
