"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";

type OnUcmButtonProps = { batchId: string; name: string; held: number };

/** Says that the licence files of a batch lie on UCM: one press instead of a tick at each phone. */
export function OnUcmButton({ batchId, name, held }: OnUcmButtonProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      title={`The files of “${name}” lie on UCM?`}
      description={`They were uploaded in TFTP File Management and the TFTP service was restarted. The step “Have this phone’s licence file on UCM” is ticked for ${plural(held, "phone")} whose file is in hand; their work begins by that.`}
      confirmLabel="Tick the step"
      onConfirm={async () => {
        const { marked } = await call("POST /api/batches/{batchId}/licenses-on-ucm", { params: { batchId } });
        toast.success(marked > 0 ? `Ticked for ${plural(marked, "phone")}` : "It was ticked already");
        router.refresh();
      }}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Files of ${name} are on UCM…`}>
          On UCM…
        </Button>
      }
    />
  );
}
