import { randomUUID } from "node:crypto";
import { DEFAULT_POLICY } from "@/lib/domain/conversion";
import { db } from "@/lib/server/database/db";
import { commitImport } from "@/lib/server/imports/commit-import";
import { getImport } from "@/lib/server/imports/list-imports";
import { runImport } from "@/lib/server/imports/run-import";
import { uploadImport } from "@/lib/server/imports/upload-import";
import { createProject } from "@/lib/server/projects/create-project";

/** A new organisation with a project, for measuring in. */
export async function newBenchProject() {
  const organization = await db.organization.create({ data: { name: `Bench ${randomUUID()}` } });
  const user = await db.user.create({ data: { email: `${randomUUID()}@example.com`, name: "Bench" } });
  await db.membership.create({ data: { organizationId: organization.id, userId: user.id, role: "administrator" } });
  const project = await createProject({
    input: {
      name: "Bench",
      customer: "Example Corp",
      direction: "E2M",
      target: "approved-third-party",
      method: "ucm",
      policy: DEFAULT_POLICY,
      loads: {},
      ucmAddress: null,
      timeZone: "UTC",
    },
    organizationId: organization.id,
    actorId: user.id,
    requestId: "bench",
  });
  return { organizationId: organization.id, userId: user.id, projectId: project.id };
}

type Where = Awaited<ReturnType<typeof newBenchProject>>;

/** Uploads a file, as the browser does; returns its import. */
export async function upload({ organizationId, userId: actorId, projectId }: Where, csv: string) {
  const bytes = Buffer.from(csv, "utf8");
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
    bytes.subarray(index * 65_536, (index + 1) * 65_536),
  );
  return uploadImport({
    source: { bytes: chunks, announced: bytes.length },
    filename: "bench.csv",
    project: { id: projectId, organizationId },
    actorId,
    requestId: "bench",
  });
}

/** The whole way of a file, upload to committed, in this process; returns its import. */
export async function importAll(where: Where, csv: string) {
  const { organizationId, userId: actorId, projectId } = where;
  const job = { actorId, requestId: "bench" };
  const { id } = await upload(where, csv);
  await commitImport({ project: { id: projectId, organizationId }, id, mode: "valid-rows", ...job });
  await runImport({ projectId, importId: id, ...job });
  return getImport(projectId, id);
}
