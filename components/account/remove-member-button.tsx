"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";

type RemoveMemberButtonProps = { projectId: string; userId: string; name: string };

export function RemoveMemberButton({ projectId, userId, name }: RemoveMemberButtonProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      tone="bad"
      title={`Take ${name} out of this project?`}
      description="Access ends at once, batches assigned to this person are free again. What was done stays in the history."
      confirmLabel="Remove"
      onConfirm={async () => {
        await call("DELETE /api/projects/{projectId}/members/{userId}", { params: { projectId, userId } });
        toast.success(`${name} was removed`);
        router.refresh();
      }}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
    />
  );
}
