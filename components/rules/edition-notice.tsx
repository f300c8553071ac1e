import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { may, type Role } from "@/lib/domain/access";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";

type EditionNoticeProps = { project: { id: string; ruleSetVersion: string }; role: Role };

/** A newer edition of the rules waits for somebody who has seen what it changes. */
export function EditionNotice({ project, role }: EditionNoticeProps) {
  if (project.ruleSetVersion === RULE_SET_VERSION) return null;
  return (
    <Notice
      tone="accent"
      title={`A newer edition of the rules is here: ${RULE_SET_VERSION}`}
      actions={
        may(role, "plan.compare") && (
          <LinkButton href={`/projects/${project.id}/rules/renew`}>See what it changes</LinkButton>
        )
      }
    >
      This project is judged by {project.ruleSetVersion} until{" "}
      {may(role, "project.edit") ? "you apply the newer one." : "somebody who may edit it applies the newer one."}
    </Notice>
  );
}
