"use client";
import { useRouter } from "next/navigation";
import { undoWithToast } from "@/components/changes/undo-button";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextAreaField, TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { followJob, useRunningJob } from "@/components/live/followed-jobs";
import { JobInTheWay } from "@/components/live/job-in-the-way";
import { requireSendable } from "@/components/phone/phone-selection";
import { RadioCards } from "@/components/ui/radio-cards";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { EXCEPTION_LABELS, type ExceptionChoice } from "@/lib/domain/work/exception";
import { decidedWords } from "@/lib/format/decided-words";
import { plural } from "@/lib/format/text";
import type { DecideExceptionsAnswer, DecideExceptionsInput } from "@/lib/schemas/exceptions";
import type { DecideDialogProps } from "./decide-dialog";

const CHOICES = [
  { value: "replace", title: EXCEPTION_LABELS.replace, description: "Another phone is bought in its place." },
  { value: "leave", title: EXCEPTION_LABELS.leave, description: "It stays where it is, on the firmware it has." },
  { value: "ask", title: EXCEPTION_LABELS.ask, description: "Somebody has to answer first: it stays open." },
] as const;

type Draft = { choice: ExceptionChoice | ""; askedOf: string; note: string };

/** Loaded by DecideDialog. */
export function DecideForm(props: Omit<DecideDialogProps, "trigger">) {
  const { projectId, selection, count, decided = null, onDecided } = props;
  const router = useRouter();
  const job = useRunningJob(projectId);
  const start: Draft = { choice: decided?.choice ?? "", askedOf: decided?.askedOf ?? "", note: decided?.note ?? "" };
  const form = useForm<Draft, DecideExceptionsInput>({
    start,
    schema: () => import("@/lib/schemas/exceptions").then(({ decideExceptionsInput }) => decideExceptionsInput),
    inputOf: (values) => ({ selection: requireSendable(selection), decision: decisionOf(values) }),
    save: async (body) => {
      const answer = await call("POST /api/projects/{projectId}/exceptions/decide", { params: { projectId }, body });
      if ("job" in answer) followJob(answer.job);
      else tell({ projectId, answer, isTakenBack: false, onUndone: () => router.refresh() });
      router.refresh();
      onDecided();
    },
  });
  const { values, errors } = form;
  return (
    <DialogForm
      form={form}
      submitLabel={count === 1 ? "Decide" : `Decide ${plural(count, "phone")}`}
      isDisabled={job !== null}
    >
      <FormProblem form={form} title="Nothing was decided" />
      {job && <JobInTheWay job={job} />}
      <RadioCards
        legend="What becomes of them"
        name="choice"
        items={CHOICES}
        value={values.choice === "" ? null : values.choice}
        onChange={(choice) => form.set({ choice })}
        {...(errors["decision.choice"] ? { error: "Choose one of the three." } : {})}
      />
      {values.choice === "ask" && (
        <TextField
          form={{ ...form, errors: { askedOf: errors["decision.askedOf"] ?? "" } }}
          name="askedOf"
          label="Asked of"
          placeholder="Customer, Cisco, a colleague…"
          maxLength={200}
        />
      )}
      <TextAreaField
        form={{ ...form, errors: { note: errors["decision.note"] ?? "" } }}
        name="note"
        label="Note"
        hint="Everybody who sees the project reads it, the customer too."
        isOptional
        maxLength={2000}
        rows={3}
      />
    </DialogForm>
  );
}

function decisionOf({ choice, askedOf, note }: Draft) {
  const said = note.trim() === "" ? {} : { note };
  return choice === "ask" ? { choice, askedOf, ...said } : { choice, ...said };
}

type Told = { projectId: string; answer: DecideExceptionsAnswer; isTakenBack: boolean; onUndone: () => void };

/** Says what came of it, with the way back. */
export function tell({ projectId, answer, isTakenBack, onUndone }: Told): void {
  const { requestId, changed, unchanged, refused } = answer;
  const rest = [
    unchanged > 0 && `${plural(unchanged, "phone")} ${isTakenBack ? "undecided" : "decided so"} before.`,
    refused > 0 && `${plural(refused, "phone")} left out: there is nothing to decide.`,
  ];
  const description = rest.filter(Boolean).join(" ") || undefined;
  if (requestId === null) return void toast.info("Nothing was changed", { description });
  const onClick = () => void undoWithToast(projectId, requestId, onUndone);
  toast.success(decidedWords(changed, isTakenBack), { description, action: { label: "Undo", onClick } });
}
