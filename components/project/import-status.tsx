import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { plural } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";

type ImportStatusProps = { projectId: string; lastImport: InventoryImport };

/** Tells of an upload that is being read, waits for a decision, or broke off. Silent about one that went well. */
export function ImportStatus({ projectId, lastImport }: ImportStatusProps) {
  const { id, filename, status, progress, counts, problem } = lastImport;
  const href = `/projects/${projectId}/imports/${id}`;
  switch (status) {
    case "queued":
    case "running":
      return (
        <Notice role="status" title={`Reading ${filename}`}>
          <p>
            {progress > 0 ? `${plural(progress, "row")} so far` : "Waiting for its turn"}. This page follows by itself.
          </p>
          {counts.rows > 0 && <Progress className="mt-2" label="Rows read" value={progress} max={counts.rows} />}
        </Notice>
      );
    case "ready":
      return (
        <Notice
          tone="warn"
          title={`${filename} is not in the inventory yet`}
          actions={<LinkButton href={href}>Check and commit it</LinkButton>}
        >
          It was uploaded; its columns wait to be looked at.
        </Notice>
      );
    case "failed":
      return (
        <Notice
          tone="bad"
          title={`${filename} could not be read`}
          actions={<LinkButton href={href}>Open it</LinkButton>}
        >
          {problem?.detail ?? "Open it to see why."} Nothing of it was stored.
        </Notice>
      );
    case "committed":
    case "cancelled":
      return null;
  }
}
