"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextAreaField, TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { ACKNOWLEDGEMENT_WAY_LABELS, RECORDED_WAYS } from "@/lib/domain/work/losses";
import { plural } from "@/lib/format/text";
import type { AcknowledgeLossesInput, Losses } from "@/lib/schemas/losses";

type AcknowledgeFormProps = {
  projectId: string;
  about: { batch?: string; site?: string };
  /** What is read on the page. */
  read: Pick<Losses, "losses" | "phones" | "fingerprint">;
  /** The name of a customer who is signed in and acknowledges it themself; null: it is recorded what the customer said. */
  ownName: string | null;
  /** Today by the clock of the project. */
  today: string;
};

const WAYS = RECORDED_WAYS.map((value) => ({ value, label: ACKNOWLEDGEMENT_WAY_LABELS[value] }));

/** The customer acknowledges what is lost, or it is recorded that they did. */
export function AcknowledgeForm({ projectId, about, read, ownName, today }: AcknowledgeFormProps) {
  const router = useRouter();
  const { losses, phones, fingerprint } = read;
  const form = useForm({
    start: { name: "", function: "", day: today, how: "on-paper", note: "" },
    schema: () => import("@/lib/schemas/losses").then(({ acknowledgeLossesInput }) => acknowledgeLossesInput),
    inputOf: ({ name, how, day, note, ...values }) => ({
      ...about,
      ...values,
      losses: losses.map(({ code }) => code),
      phones,
      fingerprint,
      ...(ownName === null ? { name, how, day } : {}),
      ...(note.trim() === "" ? {} : { note }),
    }),
    save: async (body: AcknowledgeLossesInput) => {
      const { acknowledgements } = await call("POST /api/projects/{projectId}/acknowledgements", {
        params: { projectId },
        body,
      });
      const covered = acknowledgements[0]?.phones ?? phones;
      const description =
        covered < phones ? `${plural(phones - covered, "phone")} came after that day, so not for them.` : undefined;
      toast.success(`Acknowledged for ${plural(covered, "phone")}`, { description });
      form.reset();
      router.refresh();
    },
  });
  const forAll = `for ${plural(phones, "phone")}`;
  const recordLabel = form.values.day < today ? "Record" : `Record ${forAll}`; // some may have come after an earlier day
  const buttonLabel = ownName === null ? recordLabel : `Acknowledge ${forAll}`;
  return (
    <form {...form.formProps} className="grid gap-4 sm:grid-cols-2">
      <FormProblem form={form} title="Nothing was stored" className="sm:col-span-2" />
      {ownName === null ? (
        <TextField form={form} name="name" label="Name" hint="The customer’s person." maxLength={120} />
      ) : (
        <p className="self-center">
          As <span className="font-medium">{ownName}</span>
        </p>
      )}
      <TextField form={form} name="function" label="Function" maxLength={120} autoComplete="organization-title" />
      {ownName === null && (
        <>
          <TextField
            form={form}
            name="day"
            label="Date"
            hint="Phones that came into the project after it are not covered."
            type="date"
            max={today}
          />
          <SelectField form={form} name="how" label="How it came" options={WAYS} />
        </>
      )}
      <TextAreaField
        form={form}
        name="note"
        label="Note"
        isOptional
        maxLength={2000}
        rows={2}
        fieldClassName="sm:col-span-2"
      />
      <div className="sm:col-span-2">
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          {buttonLabel}
        </Button>
      </div>
    </form>
  );
}
