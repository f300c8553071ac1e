"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ApiError, call, messageOf } from "@/lib/client/api";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { Evidence } from "@/lib/schemas/work";
import { EvidenceChecks } from "./evidence-checks";

type EvidenceFormProps = {
  projectId: string;
  phoneId: string;
  onState: (state: PhoneState) => void;
  /** To the next phone that is not done. */
  onNextOpen: (() => void) | null;
};

const OUTCOMES = {
  verified: { tone: "ok", title: "Verified: this text shows that the phone is done." },
  contradicted: { tone: "bad", title: "Not verified: the text contradicts what is expected." },
  insufficient: { tone: "warn", title: "Not verified yet: something is missing in the text." },
} as const;

export function EvidenceForm({ projectId, phoneId, onState, onNextOpen }: EvidenceFormProps) {
  const [text, setText] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const [evidence, setEvidence] = useState<Evidence | null>(null);

  async function check(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return setProblem("Paste the phone's status text first.");
    setIsBusy(true);
    setProblem(undefined);
    setEvidence(null);
    try {
      const answer = await call("POST /api/projects/{projectId}/evidence", {
        params: { projectId },
        body: { phoneId, text },
      });
      setEvidence(answer);
      onState(answer.state);
    } catch (error) {
      const detail = error instanceof ApiError ? (error.of("text") ?? error.message) : messageOf(error);
      setProblem(`It was not checked; your text is still here. ${detail}`);
    }
    setIsBusy(false);
  }

  return (
    <form noValidate onSubmit={check} className="grid gap-3">
      <Field
        label="The phone's status text"
        hint="On the phone's web page: Info → Status, select all, copy, paste here."
        error={problem}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={5}
            value={text}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            className="code"
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isBusy={isBusy}
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
          />
          <EvidenceChecks checks={evidence.checks} />
        </div>
      )}
    </form>
  );
}

/** On a small display the answer would come below the fold. */
function showResult(result: HTMLElement | null) {
  result?.scrollIntoView({ block: "start" });
}
