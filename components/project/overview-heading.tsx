import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { type Role, seesOnlyAssigned } from "@/lib/domain/access";
import { CAN_MOVE } from "@/lib/format/project-words";
import { formatNumber, formatPercent, plural } from "@/lib/format/text";
import type { Project } from "@/lib/schemas/projects";
import type { Summary } from "@/lib/schemas/summary";

type OverviewHeadingProps = { project: Project; role: Role; summary: Summary };

/** The one sentence people come for. */
export function OverviewHeading({ project, role, summary }: OverviewHeadingProps) {
  const { eligible } = summary.verdicts;
  const open = summary.verdicts["needs-information"];
  const done = summary.states.verified;
  return (
    <header>
      <h1 className="font-semibold text-xl leading-8 tracking-tight">
        <CountLink
          count={eligible}
          href={inventoryHref(project.id, { verdict: "eligible" })}
          label=""
          className="text-fg"
        />{" "}
        of {plural(summary.phones, "phone")} {CAN_MOVE[project.direction]}
      </h1>
      <p className="text-muted">
        {formatPercent(eligible, summary.phones)} as the inventory stands
        {open > 0 && `, ${formatNumber(open)} more may follow once what is missing is known`}
        {done > 0 && `. ${formatNumber(done)} of ${formatNumber(eligible)} verified`}
        {seesOnlyAssigned(role) ? ". You see the phones of the batches assigned to you." : "."}
      </p>
    </header>
  );
}
