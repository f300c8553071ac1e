"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { routeOf } from "@/components/ui/route-of";
import { call } from "@/lib/client/api";
import type { BatchKind } from "@/lib/domain/work/batch-life";

const KINDS = [
  { value: "wave", title: "Wave", description: "Phones that are converted together." },
  { value: "pilot", title: "Pilot", description: "The proof of concept, before the first wave." },
] as const;

const EMPTY: { name: string; kind: BatchKind } = { name: "", kind: "wave" };

export function CreateBatchDialog({ projectId }: { projectId: string }) {
  return (
    <Dialog
      trigger={<Button>New empty batch</Button>}
      title="New empty batch"
      description="It comes last in the order. Fill it from another batch’s page or from the inventory."
    >
      <CreateBatchForm projectId={projectId} />
    </Dialog>
  );
}

function CreateBatchForm({ projectId }: { projectId: string }) {
  const router = useRouter();
  const form = useForm({
    start: EMPTY,
    schema: () => import("@/lib/schemas/batches").then(({ createBatchInput }) => createBatchInput),
    isLeaving: true,
    save: async (body, idempotencyKey) => {
      const params = { projectId };
      const batch = await call("POST /api/projects/{projectId}/batches", { params, body, idempotencyKey });
      router.push(routeOf(`/projects/${projectId}/batches/${batch.id}`));
    },
  });
  return (
    <DialogForm form={form} submitLabel="Create">
      <TextField form={form} name="name" label="Name" required maxLength={120} />
      <RadioCards
        legend="Kind"
        name="kind"
        items={KINDS}
        value={form.values.kind}
        onChange={(kind) => form.set({ kind })}
        className="sm:grid-cols-2"
      />
      <FormProblem form={form} title="The batch was not created" />
    </DialogForm>
  );
}
