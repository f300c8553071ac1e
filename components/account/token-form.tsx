"use client";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/client/api";

const VALIDITIES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
] as const;

type TokenFormProps = { projects: readonly { id: string; name: string }[]; onCreated: (token: string) => void };

/** Makes a token for scripts: of all of one's projects, or of one. */
export function TokenForm({ projects, onCreated }: TokenFormProps) {
  const form = useForm({
    start: { name: "", projectId: "", days: "90" },
    schema: () => import("@/lib/schemas/people").then(({ tokenInput }) => tokenInput),
    inputOf: ({ name, projectId, days }) => ({
      name,
      expiresInDays: Number(days),
      ...(projectId ? { projectId } : {}),
    }),
    save: async (body) => {
      onCreated((await call("POST /api/tokens", { body })).token);
      form.reset();
    },
  });
  return (
    <form {...form.formProps} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_8rem_auto]">
      <FormProblem form={form} title="The token was not created" className="sm:col-span-4" />
      <TextField form={form} name="name" label="Name" placeholder="Nightly export" required />
      <SelectField
        form={form}
        name="projectId"
        label="Limited to"
        options={[
          { value: "", label: "All your projects" },
          ...projects.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField form={form} name="days" label="Valid for" options={VALIDITIES} />
      <Button type="submit" isBusy={form.isBusy}>
        Create token
      </Button>
    </form>
  );
}
