import "server-only";
import {
  BATCH_FILES,
  type BatchFileKind,
  customFile,
  fileServerOf,
  filesFor,
  loadsOf,
  type NamedFile,
  phoneConfigs,
  phoneLoads,
  phonesOf,
  stagingConfigs,
  upgradeRules,
} from "@/lib/domain/batch-files/batch-files";
import { dhcpSnippet } from "@/lib/domain/batch-files/dhcp-options";
import { BOM, csvLine } from "@/lib/format/csv";
import type { BatchFileQuery, BatchFiles } from "@/lib/schemas/documents";
import { readBatch } from "@/lib/server/documents/read-batch";
import { AppError, invalidFields } from "@/lib/server/errors";
import { downloadText } from "@/lib/server/files/download";
import { zipDownload } from "@/lib/server/files/zip/zip-writer";

/** What files a batch has and whom each leaves out. */
export async function listBatchFiles(projectId: string, batchId: string): Promise<BatchFiles> {
  const { project, phones } = await readBatch(projectId, batchId);
  return {
    server: fileServerOf(project),
    items: filesFor(project).map((kind) => {
      const { title, use, source, asks } = BATCH_FILES[kind];
      const { taken, leftOut } = phonesOf(kind, project, phones);
      const loads =
        kind === "bulk-administration"
          ? loadsOf(taken).map(({ load, phones: of }) => ({ load, phones: of.length }))
          : [];
      return { kind, title, use, source, asks, phones: taken.length, leftOut, loads };
    }),
  };
}

type Batch = Awaited<ReturnType<typeof readBatch>>;

/** One file. What the person did not name and the project does not know is asked for, never filled in. */
export async function downloadBatchFile(projectId: string, batchId: string, query: BatchFileQuery): Promise<Response> {
  const batch = await readBatch(projectId, batchId);
  const { kind } = query;
  if (!filesFor(batch.project).includes(kind))
    throw new AppError("invalid_input", `“${BATCH_FILES[kind].title}” is not made for this project's way.`);
  return makeFile(kind, batch, query);
}

function makeFile(kind: BatchFileKind, batch: Batch, query: BatchFileQuery): Response {
  const { project, phones, name } = batch;
  const { taken } = phonesOf(kind, project, phones);
  switch (kind) {
    case "bulk-administration": {
      const { load, phones: of } = loadAsked(loadsOf(taken), query.load);
      return downloadText(`${name} ${load}.txt`, "text/plain; charset=utf-8", customFile(of));
    }
    case "phone-loads":
      return downloadText(`${name} phone loads.csv`, CSV, csv(phoneLoads(taken)));
    case "upgrade-rules":
      return downloadText(`${name} rules.csv`, CSV, csv(upgradeRules(taken, serverOf(batch, query))));
    case "phone-configs":
      return zipped(`${name} configurations.zip`, phoneConfigs(taken, project, serverOf(batch, query)));
    case "staging-configs":
      return zipped(`${name} staging.zip`, stagingConfigs(taken, project, serverOf(batch, query)));
    case "dhcp-options": {
      if (!query.addresses)
        throw invalidFields([{ path: "addresses", message: "Name the address of the TFTP or web server." }]);
      const text = dhcpSnippet({ addresses: query.addresses, url: query.url ?? null });
      return downloadText(`${name} dhcp.txt`, "text/plain; charset=utf-8", text);
    }
  }
}

const CSV = "text/csv; charset=utf-8";
const csv = (rows: readonly (readonly string[])[]): string => BOM + rows.map((cells) => csvLine(cells)).join("");

function loadAsked<Load extends { load: string }>(loads: readonly Load[], asked: string | undefined): Load {
  const found = loads.find(({ load }) => load === asked) ?? (loads.length === 1 && !asked ? loads[0] : undefined);
  if (found) return found;
  const names = loads.map(({ load }) => load).join(", ");
  throw invalidFields([
    { path: "load", message: names ? `Name one of ${names}.` : "No phone of this batch can have its load set now." },
  ]);
}

function serverOf({ project }: Batch, { server }: BatchFileQuery): string {
  const found = server ?? fileServerOf(project);
  if (found) return found;
  throw invalidFields([
    { path: "server", message: "Name the server that holds the files, or the UCM address in the project's settings." },
  ]);
}

function zipped(filename: string, files: readonly NamedFile[]): Response {
  if (files.length === 0) throw new AppError("invalid_input", "No phone of this batch can have such a file now.");
  return zipDownload(filename, files);
}
