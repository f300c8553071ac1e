"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import type { SavedView } from "@/lib/schemas/views";

type SaveViewDialogProps = {
  projectId: string;
  /** To rename; null: a new one of what is shown. */
  view: SavedView | null;
  shown: Pick<SavedView, "query" | "columns">;
  onClose: () => void;
};

/** Loaded by ViewsMenu. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.view ? "Rename the view" : "Save this view"}
      description="Search, filters, sort and columns, for everybody in the project."
    >
      <SaveViewForm {...props} />
    </Dialog>
  );
}

function SaveViewForm({ projectId, view, shown, onClose }: SaveViewDialogProps) {
  const router = useRouter();
  const form = useForm({
    start: { name: view?.name ?? "" },
    schema: () => import("@/lib/schemas/views").then(({ createViewInput }) => createViewInput),
    inputOf: ({ name }) => ({ name, ...shown }),
    save: async (body) => {
      if (view) {
        const params = { projectId, viewId: view.id };
        const { name } = body;
        await call("PATCH /api/projects/{projectId}/views/{viewId}", { params, body: { name }, version: view.version });
      } else await call("POST /api/projects/{projectId}/views", { params: { projectId }, body });
      toast.success(view ? "View renamed" : "View saved", { description: "Everybody in the project can use it." });
      onClose();
      router.refresh();
    },
  });
  return (
    <DialogForm form={form} submitLabel="Save">
      <TextField form={form} name="name" label="Name of the view" maxLength={80} />
      <FormProblem form={form} title="The view was not saved" />
    </DialogForm>
  );
}
