"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { call } from "@/lib/client/api";
import { useDraft } from "@/lib/client/outbox/use-draft";
import type { Work, WorkPhone } from "@/lib/schemas/work";
import { EvidenceResult } from "./evidence-result";
import type { JudgedHere } from "./judge-here";
import { loadJudge } from "./load-judge";
import type { StepQueue } from "./use-step-queue";

/** A phone has one. */
export const EVIDENCE_FORM = "evidence";

type EvidenceFormProps = {
  work: Work;
  phone: WorkPhone;
  queue: StepQueue;
  /** A text was taken: what it shows comes below the field. */
  onChecked?: () => void;
  /** To the next phone that is not done. */
  onNextOpen: (() => void) | null;
};

/** Takes a phone's status text: judged here at once, sent through the outbox, and judged again by the server. */
export function EvidenceForm({ work, phone, queue, onChecked, onNextOpen }: EvidenceFormProps) {
  const [text, setText] = useDraft(queue.userId, `status text ${phone.id}`);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [spent, setSpent] = useState<string>();
  /** What it showed here; of a text about another phone all there is. */
  const [here, setHere] = useState<JudgedHere | null>(null);

  async function check(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    // Nothing is typed, or only what was about another phone: what was copied counts.
    const isTyped = text.trim() !== "" && text !== spent;
    const said = (isTyped ? "" : await copied()) || text;
    if (said.trim() === "") {
      setProblem("Paste the phone’s status text. The browser gave nothing that was copied.");
      return setIsBusy(false);
    }
    setText(said);
    await judge(said);
    setIsBusy(false);
  }

  async function judge(said: string) {
    const judged = await loadJudge().then(({ judgeHere }) => judgeHere(said, work, phone));
    if (typeof judged === "string") setProblem(judged);
    else {
      setProblem(undefined);
      onChecked?.();
      if (judged.outcome === "other-phone") {
        setSpent(said);
        setHere(await askAbout(judged, { text: said, work, phone }));
      } else {
        setHere(judged);
        queue.addEvidence(phone.id, said);
        setText("");
      }
    }
  }

  return (
    <form noValidate id={EVIDENCE_FORM} onSubmit={(event) => void check(event)} className="grid gap-3">
      <Field
        label="The phone’s status text"
        hint="On the phone’s web page: Info → Status, select all, copy, paste here. The authorization’s status stands under Info → Download Status; both pages can stand here, one below the other."
        error={problem}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={5}
            spellCheck={false}
            autoComplete="off"
            className="code"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      <Button type="submit" isBusy={isBusy} className="justify-self-start">
        Check the text
      </Button>
      <EvidenceResult
        projectId={work.project.id}
        phoneId={phone.id}
        here={here}
        sent={here?.outcome === "other-phone" ? null : queue.evidenceOf(phone.id)}
        onNextOpen={onNextOpen}
      />
    </form>
  );
}

/** What was copied last; empty where the browser does not tell: over plain http, or when it was not allowed. */
const copied = (): Promise<string> =>
  Promise.resolve(navigator.clipboard?.readText())
    .then((text) => text ?? "")
    .catch(() => "");

type Pasted = { text: string; work: Work; phone: WorkPhone };

/** Nothing of it is stored, so it needs no outbox; the server knows more phones than this list. */
async function askAbout(judged: JudgedHere, { text, work, phone }: Pasted): Promise<JudgedHere> {
  const params = { projectId: work.project.id };
  return call("POST /api/projects/{projectId}/evidence", { params, body: { phoneId: phone.id, text } }).catch(
    () => judged,
  );
}
