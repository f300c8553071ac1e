"use client";
import { Badge } from "@/components/ui/badge";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { ROLE_LABELS } from "@/lib/domain/access";
import type { Member } from "@/lib/schemas/people";
import { AccountSwitch, RoleSelect } from "./account-controls";
import { RemoveMemberButton } from "./remove-member-button";

type MembersTableProps = {
  members: readonly Member[];
  ownUserId: string;
  /** The project whose members these are; without it, those of the organisation. */
  projectId?: string;
  /** Names of the projects people belong to; unknown ones are of no interest inside a project. */
  projects?: readonly { id: string; name: string }[];
};

/** People and their roles: of one project, where they can be removed, or of the organisation, where accounts are kept. */
export function MembersTable({ members, ownUserId, projectId, projects = [] }: MembersTableProps) {
  const placeOf = (id: string | null) => {
    if (id === null) return "All projects";
    return id === projectId ? "This project" : (projects.find((project) => project.id === id)?.name ?? "A project");
  };
  return (
    <Table label="Members">
      <THead>
        <tr>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>In</Th>
          <Th>
            <span className="sr-only">Action</span>
          </Th>
        </tr>
      </THead>
      <TBody>
        {members.map((member) => {
          const isSelf = member.userId === ownUserId;
          return (
            <Tr key={member.membershipId}>
              <Td className="min-w-40">
                <p className="font-medium">
                  {member.name}
                  {isSelf && <span className="font-normal text-muted"> (you)</span>}
                </p>
                <p className="wrap-anywhere text-muted text-xs">{member.email}</p>
              </Td>
              <Td className="whitespace-nowrap">
                {projectId === undefined && member.projectId === null && !isSelf ? (
                  <RoleSelect member={member} />
                ) : (
                  ROLE_LABELS[member.role]
                )}
                {member.isDisabled && (
                  <Badge tone="warn" className="ml-2">
                    Account closed
                  </Badge>
                )}
              </Td>
              <Td className="text-muted">{placeOf(member.projectId)}</Td>
              <Td className="text-right">
                {projectId === undefined && !isSelf && <AccountSwitch member={member} />}
                {projectId !== undefined && member.projectId !== null && (
                  <RemoveMemberButton projectId={projectId} userId={member.userId} name={member.name} />
                )}
              </Td>
            </Tr>
          );
        })}
      </TBody>
    </Table>
  );
}
