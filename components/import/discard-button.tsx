"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { routeOf } from "@/components/ui/route-of";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import type { InventoryImport } from "@/lib/schemas/imports";

export function DiscardButton({ item }: { item: Pick<InventoryImport, "id" | "projectId" | "filename"> }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      title="Discard this upload?"
      description={`${item.filename} is removed from the server. The inventory does not change; you can upload the file again.`}
      confirmLabel="Discard"
      tone="bad"
      onConfirm={async () => {
        await call("DELETE /api/imports/{importId}", { params: { importId: item.id } });
        toast.success(`${item.filename} was discarded.`);
        router.push(routeOf(`/projects/${item.projectId}/imports`));
        router.refresh();
      }}
      trigger={<Button>Discard</Button>}
    />
  );
}
