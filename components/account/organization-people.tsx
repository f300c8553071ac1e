"use client";
import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { NativeSelect } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { ROLE_LABELS, ROLES, type Role } from "@/lib/domain/access";
import type { Invitation, Member } from "@/lib/schemas/people";

type Props = {
  members: readonly Member[];
  invitations: readonly Invitation[];
  projects: readonly { id: string; name: string }[];
  ownUserId: string;
};

export function OrganizationPeople({ members, invitations, projects, ownUserId }: Props) {
  const router = useRouter();
  const projectName = (id: string | null) =>
    id ? (projects.find((project) => project.id === id)?.name ?? "A project") : "All projects";

  async function change(userId: string, body: { role?: Role; isDisabled?: boolean }) {
    await call("PATCH /api/members/{userId}", { params: { userId }, body });
    router.refresh();
  }
  const changeRole = (userId: string, role: Role) =>
    change(userId, { role }).catch((failure) => toast.error(messageOf(failure)));

  async function withdraw(invitationId: string) {
    await call("DELETE /api/invitations/{invitationId}", { params: { invitationId } });
    router.refresh();
  }

  return (
    <>
      <Table label="People">
        <THead>
          <Tr>
            <Th>Name</Th>
            <Th>E-mail</Th>
            <Th>In</Th>
            <Th>Role</Th>
            <Th>Account</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </Tr>
        </THead>
        <TBody>
          {members.map((member) => (
            <Tr key={member.membershipId}>
              <Td className="font-medium">{member.name}</Td>
              <Td>{member.email}</Td>
              <Td>{projectName(member.projectId)}</Td>
              <Td>
                {member.projectId === null && member.userId !== ownUserId ? (
                  <NativeSelect
                    aria-label={`Role of ${member.name}`}
                    value={member.role}
                    onChange={(event) => void changeRole(member.userId, event.target.value as Role)}
                  >
                    {ROLES.map((role) => (
                      <option key={role} value={role}>
                        {ROLE_LABELS[role]}
                      </option>
                    ))}
                  </NativeSelect>
                ) : (
                  ROLE_LABELS[member.role]
                )}
              </Td>
              <Td>
                <Badge tone={member.isDisabled ? "bad" : "ok"}>{member.isDisabled ? "Disabled" : "Active"}</Badge>
              </Td>
              <Td>
                {member.userId !== ownUserId && (
                  <ConfirmDialog
                    trigger={
                      <Button size="sm" variant="ghost">
                        {member.isDisabled ? "Enable" : "Disable"}
                      </Button>
                    }
                    title={`${member.isDisabled ? "Enable" : "Disable"} ${member.name}?`}
                    description={
                      member.isDisabled
                        ? "The person can sign in again."
                        : "All sessions end at once, and tokens stop working."
                    }
                    confirmLabel={member.isDisabled ? "Enable" : "Disable"}
                    tone={member.isDisabled ? "accent" : "bad"}
                    onConfirm={() => change(member.userId, { isDisabled: !member.isDisabled })}
                  />
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {invitations.length > 0 && (
        <section aria-labelledby="open-invitations">
          <h2 id="open-invitations" className="mb-2 font-semibold">
            Open invitations
          </h2>
          <Table label="Open invitations">
            <THead>
              <Tr>
                <Th>E-mail</Th>
                <Th>Role</Th>
                <Th>In</Th>
                <Th>Valid until</Th>
                <Th>
                  <span className="sr-only">Actions</span>
                </Th>
              </Tr>
            </THead>
            <TBody>
              {invitations.map((invitation) => (
                <Tr key={invitation.id}>
                  <Td>{invitation.email}</Td>
                  <Td>{ROLE_LABELS[invitation.role]}</Td>
                  <Td>{projectName(invitation.projectId)}</Td>
                  <Td>
                    <DateTime value={invitation.expiresAt} show="date" />
                  </Td>
                  <Td>
                    <ConfirmDialog
                      trigger={
                        <Button size="sm" variant="ghost">
                          Withdraw
                        </Button>
                      }
                      title={`Withdraw the invitation of ${invitation.email}?`}
                      description="The link stops working at once."
                      confirmLabel="Withdraw"
                      tone="bad"
                      onConfirm={() => withdraw(invitation.id)}
                    />
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        </section>
      )}
    </>
  );
}
