import type * as z from "zod";
import { ApiError, messageOf } from "@/lib/client/api";

/** What is wrong with a form: messages by field, and one for the whole. */
export type FormProblems = { fields: Record<string, string>; whole: string | null };

export const NO_PROBLEMS: FormProblems = { fields: {}, whole: null };

/** From the schema, before anything is sent. */
export function problemsOfSchema(error: z.ZodError): FormProblems {
  const fields: Record<string, string> = {};
  for (const { path, message } of error.issues) fields[path.join(".")] ??= message;
  return { fields, whole: "Check the marked fields." };
}

/** From the server's answer. */
export function problemsOfAnswer(error: unknown): FormProblems {
  if (!(error instanceof ApiError)) return { fields: {}, whole: messageOf(error) };
  return { fields: Object.fromEntries(error.errors.map(({ path, message }) => [path, message])), whole: error.message };
}

/** Puts the cursor where the first mistake is, once the messages are on the page. */
export function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>("[aria-invalid=true]");
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
  });
}
