"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";

type WithdrawInvitationButtonProps = {
  invitation: { id: string; email: string };
  /** Where the person acts as a manager of this project, not of the organisation. */
  projectId: string | undefined;
};

export function WithdrawInvitationButton({ invitation, projectId }: WithdrawInvitationButtonProps) {
  const router = useRouter();
  const { id: invitationId, email } = invitation;

  async function withdraw() {
    if (projectId === undefined) await call("DELETE /api/invitations/{invitationId}", { params: { invitationId } });
    else
      await call("DELETE /api/projects/{projectId}/invitations/{invitationId}", {
        params: { projectId, invitationId },
      });
    toast.success("Invitation withdrawn");
    router.refresh();
  }
  return (
    <ConfirmDialog
      tone="bad"
      title="Withdraw this invitation?"
      description={`The link sent to ${email} stops working. You can invite again at any time.`}
      confirmLabel="Withdraw"
      onConfirm={withdraw}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Withdraw the invitation of ${email}`}>
          Withdraw
        </Button>
      }
    />
  );
}
