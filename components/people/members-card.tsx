import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { ROLE_LABELS } from "@/lib/domain/access";
import type { Member } from "@/lib/schemas/people";
import { RemoveMemberButton } from "./remove-member-button";

type MembersCardProps = { projectId: string; members: readonly Member[]; ownUserId: string };

/** People with a role in this project, and those whose role in the organisation reaches it. */
export function MembersCard({ projectId, members, ownUserId }: MembersCardProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Members</CardTitle>
      </CardHeader>
      <Table label="Members">
        <THead>
          <tr>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th>For</Th>
            <Th>
              <span className="sr-only">Action</span>
            </Th>
          </tr>
        </THead>
        <TBody>
          {members.map((member) => (
            <Tr key={member.membershipId}>
              <Td className="min-w-40">
                <p className="font-medium">
                  {member.name}
                  {member.userId === ownUserId && <span className="font-normal text-muted"> (you)</span>}
                </p>
                <p className="wrap-anywhere text-muted text-xs">{member.email}</p>
              </Td>
              <Td className="whitespace-nowrap">
                {ROLE_LABELS[member.role]}
                {member.isDisabled && (
                  <Badge tone="warn" className="ml-2">
                    Account closed
                  </Badge>
                )}
              </Td>
              <Td className="whitespace-nowrap text-muted">
                {member.projectId === null ? "All projects" : "This project"}
              </Td>
              <Td className="text-right">
                {member.projectId !== null && (
                  <RemoveMemberButton projectId={projectId} userId={member.userId} name={member.name} />
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}
