"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "@/components/form/form-problem";
import { TextAreaField, TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { call } from "@/lib/client/api";
import { filledAnswer } from "./answer-schema";

type AnswerFormProps = {
  /** A quote of a person who is signed in, or the link of one who is not. */
  of: { quoteId: string } | { token: string };
  name: string;
};

const CHOICES = [
  { value: "accept", label: "Accept" },
  { value: "decline", label: "Decline" },
] as const;
type Answer = (typeof CHOICES)[number]["value"];

/** The customer's answer: accepted with name and function, or declined with a reason. */
export function AnswerForm({ of, name }: AnswerFormProps) {
  const router = useRouter();
  const [answer, setAnswer] = useState<Answer>("accept");
  const isAccepting = answer === "accept";
  const form = useForm({
    start: { by: name, function: "", note: "" },
    schema: () => filledAnswer(isAccepting),
    save: async (body) => {
      if ("quoteId" in of) await call(`POST /api/quotes/{quoteId}/${answer}`, { params: of, body });
      else await call(`POST /api/quote-links/{token}/${answer}`, { params: of, body });
      router.refresh();
    },
  });
  return (
    <form {...form.formProps} className="grid gap-4 sm:grid-cols-2">
      <Segmented label="Your answer" items={CHOICES} value={answer} onChange={setAnswer} className="sm:col-span-2" />
      <FormProblem form={form} title="Your answer was not stored" className="sm:col-span-2" />
      <TextField form={form} name="by" label="Name" required autoComplete="name" />
      <TextField form={form} name="function" label="Function" required autoComplete="organization-title" />
      <TextAreaField
        form={form}
        name="note"
        label={isAccepting ? "Note" : "Reason"}
        isOptional={isAccepting}
        fieldClassName="sm:col-span-2"
      />
      <div className="sm:col-span-2">
        <Button type="submit" variant={isAccepting ? "primary" : "danger"} isBusy={form.isBusy}>
          {isAccepting ? "Accept this quote" : "Decline this quote"}
        </Button>
      </div>
    </form>
  );
}
