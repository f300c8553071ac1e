"use client";
import { CircleCheck, Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { Summary } from "@/components/ui/summary";
import { pathOf } from "@/lib/client/api";
import { formatNumber, plural } from "@/lib/format/text";
import type { ImportCheck, InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import { CheckedAt } from "./check-card";
import { GroupsDone } from "./group-done";
import { ProblemGroupItem } from "./problem-group";
import type { ReviewActions } from "./use-import-review";
import { ValueChoices } from "./value-choices";

type ProblemsCardProps = {
  item: InventoryImport;
  check: ImportCheck;
  actions: ReviewActions | null;
  sites: readonly string[];
};

const SHOWN = [
  { value: "all", label: "All" },
  { value: "error", label: "Errors" },
  { value: "warning", label: "Warnings" },
] as const;

/** Everything that is wrong or doubtful, by kind: settled once for many rows, or row by row. */
export function ProblemsCard({ item, check, actions, sites }: ProblemsCardProps) {
  const [shown, setShown] = useState<(typeof SHOWN)[number]["value"]>("all");
  const { problems, newSites, counts } = check;
  const rowsOf = (severity: ProblemGroup["severity"]) =>
    problems.filter((group) => group.severity === severity).reduce((sum, group) => sum + group.count, 0);
  const groups = problems.filter(({ severity }) => shown === "all" || severity === shown);
  const focus = useFocusThatStays(groups.map(groupKey));
  if (problems.length === 0 && newSites.length === 0) {
    return (
      <Card>
        {actions && <GroupsDone actions={actions} />}
        <p className="flex items-center gap-2 px-4 py-3">
          <CircleCheck aria-hidden className="size-4 text-ok" /> Every row can be read, and nothing looks odd.
        </p>
      </Card>
    );
  }
  return (
    <Card>
      <CardHeader
        actions={
          <>
            <CheckedAt check={check} isCurrent={item.check !== null} />
            {counts.rejected > 0 && (
              <a
                href={pathOf("GET /api/imports/{importId}/rejects.csv", { params: { importId: item.id } })}
                download
                className={buttonStyles({ size: "sm" })}
              >
                <Download aria-hidden /> Rejected rows as CSV
              </a>
            )}
            {rowsOf("error") > 0 && rowsOf("warning") > 0 && (
              <Segmented label="Show" items={SHOWN} value={shown} onChange={setShown} />
            )}
          </>
        }
      >
        <CardTitle
          description={[
            counts.rejected > 0 &&
              `${plural(counts.rejected, "row")} cannot be stored as ${counts.rejected === 1 ? "it is" : "they are"}.`,
            counts.warnings > 0 && `${plural(counts.warnings, "row")} would be stored with a remark.`,
          ]
            .filter(Boolean)
            .join(" ")}
        >
          <span ref={focus.title} tabIndex={-1}>
            Problems
          </span>
        </CardTitle>
      </CardHeader>
      {actions && <GroupsDone actions={actions} />}
      <ul className="divide-y divide-line">
        {groups.map((group) => (
          <li key={groupKey(group)} onFocusCapture={() => focus.enter(groupKey(group))}>
            <ProblemGroupItem item={item} group={group} actions={actions} checkedAt={check.at} />
          </li>
        ))}
        {newSites.length > 0 && shown === "all" && (
          <li>
            <details>
              <Summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
                <span className="font-medium">Sites that the project does not know yet</span>
                <span className="text-muted tabular-nums">{formatNumber(newSites.length)}</span>
              </Summary>
              <p className="px-4 pb-2 text-muted">
                They are added. Is one of them another spelling of a known site? Say so once for all its rows.
              </p>
              <ValueChoices field="site" values={newSites} suggestions={sites} actions={actions} checkedAt={check.at} />
            </details>
          </li>
        )}
      </ul>
    </Card>
  );
}

/** Warnings of rows that are left out by a choice are the same group as the errors they were. */
const groupKey = ({ severity, code, index }: ProblemGroup) =>
  code === "duplicate-mac" ? code : `${severity} ${code} ${index}`;

/** When the group with the focus is settled and gone, the focus goes to the heading and not to the top of the page. */
function useFocusThatStays(keys: readonly string[]) {
  const title = useRef<HTMLSpanElement>(null);
  const last = useRef<string | null>(null);
  const all = keys.join("\n");
  useEffect(() => {
    const isGone = last.current !== null && !all.split("\n").includes(last.current);
    if (!isGone) return;
    last.current = null;
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, [all]);
  return {
    title,
    enter: (key: string) => {
      last.current = key;
    },
  };
}
