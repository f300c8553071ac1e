"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { UndoObstacles } from "./undo-obstacles";

export function UndoImportButton({ item }: { item: Pick<InventoryImport, "id" | "filename" | "counts"> }) {
  const router = useRouter();
  const { created, changed, withdrawn, takenBack } = item.counts;
  if (created + changed + withdrawn + takenBack === 0) return null;
  const parts = [
    created > 0 && `${plural(created, "phone")} it brought will be deleted`,
    changed > 0 && `${plural(changed, "phone")} it changed will get the old values back`,
    withdrawn > 0 && `${plural(withdrawn, "phone")} it withdrew will be taken back`,
    takenBack > 0 && `${plural(takenBack, "phone")} it took back will be withdrawn again`,
  ].filter(Boolean);
  return (
    <ConfirmDialog
      title="Undo this import?"
      description={`${parts.join("; ")}.`}
      confirmLabel="Undo the import"
      tone="bad"
      onConfirm={async () => {
        await call("POST /api/imports/{importId}/undo", { params: { importId: item.id } });
        toast.success(`The import of ${item.filename} was undone.`);
        router.refresh();
      }}
      trigger={<Button>Undo the import…</Button>}
    >
      <UndoObstacles importId={item.id} />
    </ConfirmDialog>
  );
}
