import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { ROLE_LABELS } from "@/lib/domain/access";
import type { Invitation } from "@/lib/schemas/people";
import { WithdrawInvitationButton } from "./withdraw-invitation-button";

type InvitationsTableProps = {
  invitations: readonly Invitation[];
  /** The project they are for; without it, those of the organisation. */
  projectId?: string;
  projects?: readonly { id: string; name: string }[];
};

/** Invitations nobody has accepted yet. Those for all projects are withdrawn on the organisation's page. */
export function InvitationsTable({ invitations, projectId, projects = [] }: InvitationsTableProps) {
  const placeOf = (id: string | null) => {
    if (id === null) return "All projects";
    return id === projectId ? "This project" : (projects.find((project) => project.id === id)?.name ?? "A project");
  };
  return (
    <Table label="Open invitations">
      <THead>
        <tr>
          <Th>E-mail</Th>
          <Th>Role</Th>
          <Th>In</Th>
          <Th>Valid until</Th>
          <Th>
            <span className="sr-only">Action</span>
          </Th>
        </tr>
      </THead>
      <TBody>
        {invitations.map((invitation) => (
          <Tr key={invitation.id}>
            <Td className="wrap-anywhere min-w-36">{invitation.email}</Td>
            <Td className="whitespace-nowrap">{ROLE_LABELS[invitation.role]}</Td>
            <Td className="text-muted">{placeOf(invitation.projectId)}</Td>
            <Td className="text-muted">
              <DateTime value={invitation.expiresAt} show="date" />
            </Td>
            <Td className="text-right">
              {(projectId === undefined || invitation.projectId !== null) && (
                <WithdrawInvitationButton invitation={invitation} projectId={projectId} />
              )}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
