"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";

type WithdrawInvitationButtonProps = { projectId: string; invitationId: string; email: string };

export function WithdrawInvitationButton({ projectId, invitationId, email }: WithdrawInvitationButtonProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      tone="bad"
      title="Withdraw this invitation?"
      description={`The link sent to ${email} stops working. You can invite again at any time.`}
      confirmLabel="Withdraw"
      onConfirm={async () => {
        const params = { projectId, invitationId };
        await call("DELETE /api/projects/{projectId}/invitations/{invitationId}", { params });
        toast.success("Invitation withdrawn");
        router.refresh();
      }}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Withdraw the invitation of ${email}`}>
          Withdraw
        </Button>
      }
    />
  );
}
