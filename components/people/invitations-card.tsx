import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { ROLE_LABELS } from "@/lib/domain/access";
import type { Invitation } from "@/lib/schemas/people";
import { WithdrawInvitationButton } from "./withdraw-invitation-button";

type InvitationsCardProps = { projectId: string; invitations: readonly Invitation[] };

/** Invitations nobody has accepted yet. */
export function InvitationsCard({ projectId, invitations }: InvitationsCardProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Open invitations</CardTitle>
      </CardHeader>
      {invitations.length === 0 ? (
        <CardBody className="text-muted">None. Whoever you invite is listed here until the link is used.</CardBody>
      ) : (
        <Table label="Open invitations">
          <THead>
            <tr>
              <Th>E-mail</Th>
              <Th>Role</Th>
              <Th>Valid until</Th>
              <Th>
                <span className="sr-only">Action</span>
              </Th>
            </tr>
          </THead>
          <TBody>
            {invitations.map(({ id, email, role, expiresAt, projectId: of }) => (
              <Tr key={id}>
                <Td className="wrap-anywhere min-w-36">{email}</Td>
                <Td className="whitespace-nowrap">{ROLE_LABELS[role]}</Td>
                <Td className="text-muted">
                  <DateTime value={expiresAt} show="date" />
                </Td>
                <Td className="text-right">
                  {of === null ? (
                    <span className="whitespace-nowrap text-muted text-xs">For all projects</span>
                  ) : (
                    <WithdrawInvitationButton projectId={projectId} invitationId={id} email={email} />
                  )}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
    </Card>
  );
}
