"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";

type WithdrawButtonProps = { projectId: string; acknowledgementId: string; name: string };

/** Takes an acknowledgement back with a reason; it stays in the list. */
export function WithdrawButton({ projectId, acknowledgementId, name }: WithdrawButtonProps) {
  const router = useRouter();
  async function withdraw(reason: string) {
    const params = { projectId, acknowledgementId };
    await call("POST /api/projects/{projectId}/acknowledgements/{acknowledgementId}/withdraw", {
      params,
      body: { reason },
    });
    toast.success("The acknowledgement is withdrawn.");
    router.refresh();
  }
  return (
    <ConfirmDialog
      title={`Withdraw what ${name} acknowledged?`}
      description="It stays on record with your reason and counts for no phone any more."
      confirmLabel="Withdraw"
      requireReason
      onConfirm={withdraw}
      trigger={<Button size="sm">Withdraw…</Button>}
    />
  );
}
