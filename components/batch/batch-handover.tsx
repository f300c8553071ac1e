import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { asFilter } from "@/components/batch/handover-sites";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";

type Props = { batchId: string; projectId: string; site: string | null; isDone: boolean };

/** The customer's paper on this batch, to be drawn up at any time. */
export function BatchHandover({ batchId, projectId, site, isDone }: Props) {
  return (
    <Card data-screen-only className="mt-5">
      <CardHeader
        actions={
          <>
            <Report href={`/api/batches/${batchId}/handover.pdf`} isMain={isDone}>
              Handover PDF
            </Report>
            <Report href={`/api/batches/${batchId}/handover.csv`}>Handover CSV</Report>
            {site && (
              <Report href={`/api/projects/${projectId}/handover.pdf?${new URLSearchParams({ site: asFilter(site) })}`}>
                All of {site}, PDF
              </Report>
            )}
          </>
        }
      >
        <CardTitle
          description={`${isDone ? "Every phone is done." : "Not every phone is done: the report names each exception."} What was found and done, by whom and when, the proof, and whether the way back is free.`}
        >
          Handover report
        </CardTitle>
      </CardHeader>
    </Card>
  );
}

function Report({ href, isMain = false, children }: { href: string; isMain?: boolean; children: ReactNode }) {
  return (
    <a href={href} download className={buttonStyles({ variant: isMain ? "primary" : "outline" })}>
      <Download aria-hidden /> {children}
    </a>
  );
}
