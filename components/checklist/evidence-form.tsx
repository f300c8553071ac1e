"use client";
import { useState } from "react";
import { filledIn } from "@/components/form/filled-in";
import { FormProblem } from "@/components/form/form-problem";
import { TextAreaField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/client/api";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { Evidence } from "@/lib/schemas/work";
import { AboutPhones } from "./about-phones";
import { EvidenceChecks } from "./evidence-checks";
import { FoundFacts } from "./found-facts";

type EvidenceFormProps = {
  projectId: string;
  phoneId: string;
  onState: (state: PhoneState) => void;
  /** To the next phone that is not done. */
  onNextOpen: (() => void) | null;
};

const OUTCOMES = {
  verified: { tone: "ok", title: "Verified: this text shows that the phone is done." },
  moved: { tone: "warn", title: "Not verified yet: the phone has moved, but its licence does not show." },
  contradicted: { tone: "bad", title: "Not verified: the text contradicts what is expected." },
  insufficient: { tone: "warn", title: "Not verified yet: something is missing in the text." },
  "other-phone": { tone: "warn", title: "Nothing changed: the text is about another phone." },
} as const;

export function EvidenceForm({ projectId, phoneId, onState, onNextOpen }: EvidenceFormProps) {
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const form = useForm({
    start: { text: "" },
    schema: () => filledIn("text"),
    // The key is the same while the text is: sent again after a lost answer it is stored once.
    save: async ({ text }, operationId) => {
      setEvidence(null);
      const params = { projectId };
      const body = { operationId, phoneId, text };
      const answer = await call("POST /api/projects/{projectId}/evidence", { params, body });
      setEvidence(answer);
      if (answer.outcome !== "other-phone") onState(answer.state);
    },
  });

  return (
    <form {...form.formProps} className="grid gap-3">
      <TextAreaField
        form={form}
        name="text"
        label="The phone’s status text"
        hint="On the phone’s web page: Info → Status, select all, copy, paste here. The authorization’s status stands under Info → Download Status; both pages can stand here, one below the other."
        rows={5}
        spellCheck={false}
        autoComplete="off"
        className="code"
      />
      <FormProblem form={form} title="It was not checked; your text is still here" />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isBusy={form.isBusy}
        className="w-full sm:w-auto sm:justify-self-start"
      >
        Check the text
      </Button>
      {evidence && (
        <div ref={showResult} className="grid scroll-mt-40 gap-2">
          <Notice
            tone={OUTCOMES[evidence.outcome].tone}
            role="status"
            title={OUTCOMES[evidence.outcome].title}
            actions={
              evidence.outcome === "verified" &&
              onNextOpen && (
                <Button variant="primary" onClick={onNextOpen}>
                  Next phone to do
                </Button>
              )
            }
          >
            {evidence.about && <AboutPhones projectId={projectId} about={evidence.about} />}
          </Notice>
          <FoundFacts key={evidence.id} phoneId={phoneId} found={evidence.found} revision={evidence.revision} />
          {evidence.outcome !== "other-phone" && <EvidenceChecks checks={evidence.checks} />}
        </div>
      )}
    </form>
  );
}

/** On a small display the answer would come below the fold. */
function showResult(result: HTMLElement | null) {
  result?.scrollIntoView({ block: "start" });
}
