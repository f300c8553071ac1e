import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { pathOf } from "@/lib/client/api";
import type { WhatIf } from "@/lib/schemas/what-if";

type WhatIfDownloadProps = { projectId: string; plan: WhatIf["plan"]; children?: string };

/** Every phone that would change, before and after, as a file. */
export function WhatIfDownload({ projectId, plan, children = "Download the phones (CSV)" }: WhatIfDownloadProps) {
  const query = {
    direction: plan.direction,
    target: plan.target,
    acceptMissingVid: String(plan.policy.acceptMissingVid),
    loads: Object.entries(plan.loads)
      .map(([family, load]) => `${family}=${load}`)
      .join(","),
  };
  return (
    <a
      href={pathOf("GET /api/projects/{projectId}/what-if.csv", { params: { projectId }, query })}
      download
      className={buttonStyles({ size: "sm" })}
    >
      <Download aria-hidden />
      {children}
    </a>
  );
}
