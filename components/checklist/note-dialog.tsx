"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { NativeSelect, Textarea } from "@/components/ui/input";
import { useDraft } from "@/lib/client/outbox/use-draft";
import { AUDIENCE_LABELS, type Audience, PROBLEMS, type ProblemCode } from "@/lib/domain/work/problems";
import { requiresReason, type StepAction } from "@/lib/domain/work/step-actions";

export type NoteSaid = {
  /** The reason of a failure or of a hold, where one of the usual ones fits. */
  problem?: ProblemCode;
  audience?: Audience;
};

export type NoteRequest = {
  action: StepAction;
  /** Which phone, batch or project: what is written for one does not appear at another. */
  about: string;
  stepTitle: string;
  onNote: (note: string, said: NoteSaid) => void;
};

const WORDS = {
  tick: { title: "Done", label: "Note", button: "Done" },
  untick: { title: "Not done after all", label: "Why?", button: "Take the tick back" },
  note: { title: "Add a note", label: "Note", button: "Add note" },
  fail: { title: "It failed here", label: "What happened?", button: "Mark as failed" },
  hold: { title: "Put the phone on hold", label: "What is it waiting for?", button: "Put on hold" },
  resume: { title: "Resume", label: "Note", button: "Resume" },
  override: { title: "Let phones go on without it", label: "Why can they?", button: "Go on without" },
} as const satisfies Record<StepAction, { title: string; label: string; button: string }>;

/** As long as the API takes it. */
const LONGEST = 2000;

type NoteDialogProps = { userId: string; request: NoteRequest | null; onClose: () => void };

/** A native dialog: it traps the focus, closes by Escape and costs no script. */
export function NoteDialog({ userId, request, onClose }: NoteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (request) dialog.current?.showModal();
    else dialog.current?.close();
  }, [request]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="note-title"
      onClose={onClose}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-0 text-fg shadow-popup max-sm:mb-4"
    >
      {request && <NoteForm key={keyOf(request)} userId={userId} request={request} onClose={onClose} />}
    </dialog>
  );
}

const keyOf = ({ action, about, stepTitle }: NoteRequest): string => `note ${action} ${about} ${stepTitle}`;

type NoteFormProps = { userId: string; request: NoteRequest; onClose: () => void };

function NoteForm({ userId, request, onClose }: NoteFormProps) {
  const { action, stepTitle, onNote } = request;
  const [text, setText] = useDraft(userId, keyOf(request));
  const [isMissing, setIsMissing] = useState(false);
  const [chosen, setChosen] = useState("");
  const [isForCustomer, setIsForCustomer] = useState(false);
  const problem = PROBLEMS.find(({ id }) => id === chosen);
  const asksProblem = action === "fail" || action === "hold";
  const asksAudience = asksProblem || action === "note";
  const words = WORDS[action];

  function submit(event: FormEvent) {
    event.preventDefault();
    const note = text.trim();
    const saysWhy = problem !== undefined && problem.id !== "other";
    if (note === "" && !saysWhy && (requiresReason(action) || action === "note")) return setIsMissing(true);
    onNote(note, { ...(problem ? { problem: problem.id } : {}), ...(isForCustomer ? { audience: "customer" } : {}) });
    setText("");
    onClose();
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-3 p-4">
      <div>
        <h2 id="note-title" className="font-semibold text-base">
          {words.title}
        </h2>
        <p className="text-muted">{stepTitle}</p>
      </div>
      {asksProblem && (
        <Field label="Reason" hint={problem?.next ?? "One of the usual ones, where it fits."}>
          {(control) => (
            <NativeSelect {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">None of these</option>
              {PROBLEMS.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      <Field
        label={words.label}
        hint="Kept in the phone’s history with your name."
        error={isMissing && text.trim() === "" ? "Write a few words: whoever comes next relies on them." : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            required={!asksProblem}
            maxLength={LONGEST}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {asksAudience && (
        <Checkbox
          label={AUDIENCE_LABELS.customer}
          description="Without it the note is for the team alone. With it it stands in the customer’s papers."
          checked={isForCustomer}
          onChange={({ target }) => setIsForCustomer(target.checked)}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant={action === "fail" ? "danger" : "primary"}>
          {words.button}
        </Button>
      </div>
    </form>
  );
}
