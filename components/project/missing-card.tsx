import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";
import { RejectedRows } from "./rejected-rows";

type MissingCardProps = {
  projectId: string;
  summary: Summary;
  /** Offers the upload; not where something else on the page does already. */
  canUpload: boolean;
  /** Phones that need no VID if the project says so; not where something else on the page says it already. */
  shortcut: { text: string; button: ReactNode } | null;
};

/** What to find out, where it can be read, and how it gets into the inventory. */
export function MissingCard({ projectId, summary, canUpload, shortcut }: MissingCardProps) {
  const { vid, pid } = summary.missing;
  const vidReasons = summary.reasons.filter(({ code }) => code.startsWith("vid-missing")).map(({ code }) => code);
  const rejected = summary.rejected.reduce((sum, { rows }) => sum + rows, 0);
  if (vid + pid + rejected === 0) {
    return (
      <Card>
        <CardBody className="flex items-center gap-2.5">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
          <p>Nothing is missing: every phone has a final verdict.</p>
        </CardBody>
      </Card>
    );
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>What is missing</CardTitle>
      </CardHeader>
      <CardBody className="flex flex-col gap-3">
        {vid > 0 && (
          <p>
            <CountLink count={vid} href={inventoryHref(projectId, { reason: vidReasons })} label="without a VID">
              {plural(vid, "phone")}
            </CountLink>{" "}
            without a VID.{" "}
            <span className="text-muted">
              It stands on the label, like V03; Unified CM does not know it. A list of MAC and VID is enough, it fills
              the gaps.
            </span>
          </p>
        )}
        {shortcut && (
          <div className="flex flex-col items-start gap-2">
            <p>{shortcut.text}</p>
            {shortcut.button}
          </div>
        )}
        {pid > 0 && (
          <p>
            <CountLink count={pid} href={inventoryHref(projectId, { reason: "pid-missing" })} label="without a model">
              {plural(pid, "phone")}
            </CountLink>{" "}
            without a readable PID or model.{" "}
            <span className="text-muted">Correct them one by one, or upload a list that names them.</span>
          </p>
        )}
        <RejectedRows projectId={projectId} rejected={summary.rejected} />
        {canUpload && (
          <div>
            <LinkButton href={`/projects/${projectId}/imports`}>Upload a list</LinkButton>
          </div>
        )}
      </CardBody>
    </Card>
  );
}
