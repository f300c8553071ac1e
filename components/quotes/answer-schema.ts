import type { Checker } from "@/components/form/use-form";

type Answer = { by: string; function: string; note: string };

/** The schema of an answer, loaded when the form is used. */
export const filledAnswer = async (isAccepting: boolean): Promise<Checker<Answer>> => {
  const { acceptInput, declineInput } = await import("@/lib/schemas/quotes");
  return isAccepting ? acceptInput : declineInput;
};
