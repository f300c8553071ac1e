"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { ApiError, call, messageOf } from "@/lib/client/api";
import type { SavedView } from "@/lib/schemas/views";

type SaveViewDialogProps = {
  projectId: string;
  /** To rename; null: a new one of what is shown. */
  view: SavedView | null;
  shown: Pick<SavedView, "query" | "columns">;
  onClose: () => void;
};

/** Loaded by ViewsMenu. */
export function SaveViewDialog({ projectId, view, shown, onClose }: SaveViewDialogProps) {
  const formId = useId();
  const router = useRouter();
  const [name, setName] = useState(view?.name ?? "");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return setProblem("Give it a name.");
    setIsBusy(true);
    setProblem(undefined);
    try {
      if (view) {
        const params = { projectId, viewId: view.id };
        const body = { name: name };
        await call("PATCH /api/projects/{projectId}/views/{viewId}", { params, body, version: view.version });
      } else {
        const body = { name: name, ...shown };
        await call("POST /api/projects/{projectId}/views", { params: { projectId }, body });
      }
      toast.success(view ? "View renamed" : "View saved", { description: "Everybody in the project can use it." });
      setName("");
      onClose();
      router.refresh();
    } catch (error) {
      setProblem((error instanceof ApiError ? error.of("name") : undefined) ?? messageOf(error));
    }
    setIsBusy(false);
  }

  return (
    <Dialog
      size="sm"
      open
      onOpenChange={(open) => !open && onClose()}
      title={view ? "Rename the view" : "Save this view"}
      description="Search, filters, sort and columns, for everybody in the project."
      footer={
        <>
          <DialogClose />
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={save}>
        <Field label="Name of the view" error={problem}>
          {(control) => (
            <Input {...control} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
