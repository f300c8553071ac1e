import { ApplyPlanDialog } from "@/components/what-if/apply-plan-dialog";
import { may, type Role } from "@/lib/domain/access";
import { ADVISORIES } from "@/lib/domain/rules/eligibility/advisories";
import { formatNumber, plural } from "@/lib/format/text";
import type { Project } from "@/lib/schemas/projects";

/** The first reason of phones that the policy would let go without a VID. */
const ANY_VERSION = "vid-missing-required";
const ADVICE = ADVISORIES.find(({ code }) => code === "vid-missing-accepted")?.text;

type Counted = readonly { code: string; count: number }[];

/** How many phones wait for a VID though every version of their model converts; 0 for people who cannot let them go without. */
export const acceptableOf = (role: Role, reasons: Counted): number =>
  may(role, "project.edit") ? (reasons.find(({ code }) => code === ANY_VERSION)?.count ?? 0) : 0;

/** What may be said before the button that lets them go. */
export const acceptableText = (phones: number): string =>
  `${formatNumber(phones)} of these can move at every hardware version: the project may accept them without a VID.`;

type AcceptMissingVidProps = { project: Project; phones: number };

/** The policy of Settings where it counts: what it would change, the advice about it, and one confirmation. */
export function AcceptMissingVid({ project, phones }: AcceptMissingVidProps) {
  return (
    <ApplyPlanDialog
      project={project}
      plan={{ policy: { ...project.policy, acceptMissingVid: true } }}
      label={`Accept ${formatNumber(phones)} without VID…`}
      title={`Accept ${plural(phones, "phone")} without a VID?`}
      description="Every hardware version of their models converts, so the VID would not change the verdict. Where the version decides, it is still asked for."
      confirmLabel="Accept them without VID"
      doneLabel="A missing VID is accepted where every version converts"
    >
      <div className="flex flex-col gap-1">
        {ADVICE && (
          <p>
            Each of them then carries this advice: <q>{ADVICE}</q>
          </p>
        )}
        <p className="text-muted">Under Settings the same policy is switched off again.</p>
      </div>
    </ApplyPlanDialog>
  );
}
