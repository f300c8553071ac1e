"use client";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { ApiError } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/operation-id";
import {
  differing,
  fromError,
  fromIssues,
  type Issue,
  messageOfWhole,
  NO_PROBLEM,
  type Problem,
  without,
} from "./problems";

/** A zod schema, or anything else that checks as one does. */
export type Checker<Input> = {
  safeParse(values: unknown): { success: true; data: Input } | { success: false; error: { issues: readonly Issue[] } };
};

type TextKey<Values> = { [Key in keyof Values]: Values[Key] extends string ? Key : never }[keyof Values] & string;

export type FormOptions<Values extends object, Input> = {
  /** What the fields show until someone changes them. It may follow the page: a change stays on top of it. */
  start: Values;
  /** Loaded when the form is used: zod is 40 kB that no first view needs. */
  schema: () => Promise<Checker<Input>> | Checker<Input>;
  /** The fields as the schema takes them, where the two differ. */
  inputOf?: (values: Values) => unknown;
  /** Sends it. What this throws is shown, and nothing that was typed is lost. The key is the same while the input is. */
  save: (input: Input, key: string) => Promise<void>;
  /** After saving the page is left: the button stays busy until then. */
  isLeaving?: boolean;
};

export type Form<Values extends object> = ReturnType<typeof useForm<Values, unknown>>;

/** Every form of the application: what was typed, what is wrong with it, and sending it once. */
export function useForm<Values extends object, Input>(options: FormOptions<Values, Input>) {
  const { start, schema, inputOf = (values) => values, save, isLeaving = false } = options;
  const [changes, setChanges] = useState<Partial<Values>>({});
  const [problem, setProblem] = useState(NO_PROBLEM);
  const [isBusy, setIsBusy] = useState(false);
  const isSending = useRef(false);
  const sent = useRef({ text: "", key: "" });
  const values: Values = { ...start, ...changes };

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation(); // a dialog's form is inside the page's form for React
    const form = event.currentTarget;
    if (isSending.current) return;
    isSending.current = true;
    setIsBusy(true);
    const found = await send().catch(fromError);
    isSending.current = false;
    if (found === null && isLeaving) return;
    setIsBusy(false);
    setProblem(found ?? NO_PROBLEM);
    if (found) focusProblem(form);
  }

  /** What is wrong, or null when it was saved. */
  async function send(): Promise<Problem | null> {
    const checker = await Promise.resolve(schema()).catch(unreachable);
    const checked = checker.safeParse(inputOf(values));
    if (!checked.success) return fromIssues(checked.error.issues);
    setProblem(NO_PROBLEM);
    await save(checked.data, keyOf(checked.data));
    return null;
  }

  /** Sent again unchanged, it is the same request; what was changed after a refusal is another one. */
  function keyOf(input: Input): string {
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: newOperationId() };
    return sent.current.key;
  }

  function set(change: Partial<Values>) {
    setChanges((before) => differing({ ...before, ...change }, start));
    setProblem((before) => ({ ...before, fields: without(before.fields, Object.keys(change)) }));
  }

  return {
    values,
    set,
    /** For an input, a text area or a select. */
    control: (name: TextKey<Values>) => ({
      name,
      value: String(values[name]),
      onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
        set({ [name]: target.value } as Partial<Values>),
    }),
    errors: problem.fields,
    /** What no field of the form can show beside it. */
    message: messageOfWhole(problem, values),
    cause: problem.cause,
    isStale: problem.cause instanceof ApiError && problem.cause.status === 412,
    isBusy,
    isChanged: Object.keys(differing(changes, start)).length > 0,
    /** Back to what stands on the server. */
    reset: () => {
      setChanges({});
      setProblem(NO_PROBLEM);
    },
    forgetProblem: () => setProblem(NO_PROBLEM),
    show: (error: unknown) => setProblem(fromError(error)),
    formProps: {
      method: "post", // sent before the page's code runs, a password must not stand in an address
      noValidate: true,
      onSubmit: (event: FormEvent<HTMLFormElement>) => void submit(event),
      onFocus: () => void Promise.resolve(schema()).catch(() => {}),
    },
  };
}

const unreachable = (): never => {
  throw new Error("The server cannot be reached. Check the connection and try again.");
};

/** Puts the cursor where the first mistake is, else the message in view, once they are on the page. */
function focusProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>("[aria-invalid=true]");
    if (!field) return form.querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" });
    field.closest("details")?.setAttribute("open", "");
    field.focus();
  });
}
