import type { ReactNode } from "react";
import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Table } from "@/components/ui/table";
import { DIRECTION_ARROWS, TARGET_SHORT } from "@/lib/format/project-words";
import { formatNumber } from "@/lib/format/text";
import type { Project } from "@/lib/schemas/projects";
import type { WhatIf } from "@/lib/schemas/what-if";
import { ApplyPlanDialog } from "./apply-plan-dialog";
import { comparisonRows, type Row } from "./comparison-rows";
import { PlanHead } from "./plan-head";
import { WhatIfDownload } from "./what-if-download";

type ComparisonTableProps = {
  present: Project;
  canApply: boolean;
  answers: readonly WhatIf[];
  today: WhatIf["today"];
};

/** The present plan and others side by side; what differs from the present is marked, with the difference in numbers. */
export function ComparisonTable({ present, canApply, answers, today }: ComparisonTableProps) {
  const projectId = present.id;
  const tallies = [today, ...answers.map(({ instead }) => instead)];
  return (
    <Card>
      <Table label="Plans side by side">
        <thead>
          <tr className="border-line border-b align-top">
            <td className="px-4 py-3" />
            <PlanHead title="As the project is" plan={present} />
            {answers.map((answer, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a plan is its place in the row; two may be alike
              <PlanHead key={index} title={`Plan ${index + 1}`} plan={answer.plan}>
                <WhatIfDownload projectId={projectId} plan={answer.plan}>
                  Phones that change
                </WhatIfDownload>
                {canApply && !isSamePlan(answer.plan, present) && (
                  <ApplyPlanDialog
                    project={present}
                    plan={answer.plan}
                    label="Use this plan…"
                    button={{ size: "sm" }}
                    title={`Use plan ${index + 1} for this project?`}
                    description={`${DIRECTION_ARROWS[answer.plan.direction]}, ${TARGET_SHORT[answer.plan.target]}. It replaces the plan under Settings, where it can be changed back.`}
                    confirmLabel="Use this plan"
                    doneLabel={`Plan ${index + 1} is the project’s plan`}
                  />
                )}
              </PlanHead>
            ))}
          </tr>
        </thead>
        {comparisonRows(tallies).map(({ title, rows }) => (
          <tbody key={title} className="border-line border-b last:border-0">
            <tr>
              <th
                scope="rowgroup"
                colSpan={tallies.length + 1}
                className="px-4 pt-3 pb-1 text-left font-medium text-muted text-xs"
              >
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.key} className="hover:bg-hover">
                <th scope="row" className="min-w-32 max-w-96 sm:min-w-44 px-4 py-1.5 text-left font-normal">
                  {row.tone ? <Badge tone={row.tone}>{row.label}</Badge> : row.label}
                  {row.detail && <span className="block text-muted text-xs">{row.detail}</span>}
                </th>
                {row.counts.map((count, index) => (
                  <Count
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    key={index}
                    count={count}
                    difference={index === 0 ? 0 : count - (row.counts[0] ?? 0)}
                  >
                    {index === 0 && count > 0 && row.filter && <Phones projectId={projectId} row={row} count={count} />}
                  </Count>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}

function Phones({ projectId, row, count }: { projectId: string; row: Row; count: number }) {
  return <CountLink count={count} href={inventoryHref(projectId, row.filter)} label={`phones: ${row.label}`} />;
}

function Count({ count, difference, children }: { count: number; difference: number; children: ReactNode }) {
  return (
    <td className={cn("px-4 py-1.5 text-right tabular-nums", difference !== 0 && "bg-accent-soft")}>
      {difference !== 0 && (
        <span className="mr-2 text-accent text-xs">
          <span className="sr-only">differs by </span>
          {difference > 0 ? "+" : "−"}
          {formatNumber(Math.abs(difference))}
        </span>
      )}
      {children || (
        <span className={cn(difference !== 0 && "font-semibold", count === 0 && "text-muted")}>
          {formatNumber(count)}
        </span>
      )}
    </td>
  );
}

const isSamePlan = (one: WhatIf["plan"], other: WhatIf["plan"]): boolean =>
  one.direction === other.direction &&
  one.target === other.target &&
  one.policy.acceptMissingVid === other.policy.acceptMissingVid;
