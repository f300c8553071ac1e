import { type ChecklistProject, checklistForPhone, type FilledStep } from "@/lib/domain/checklist/checklist-for";
import type { PhoneState } from "@/lib/domain/checklist/phone-states";
import type { Route } from "@/lib/domain/checklist/step";
import type { WorkPhone } from "@/lib/schemas/work";
import { type Mark, stepKey } from "./step-log";

export type PhoneProgress = { steps: readonly FilledStep[]; done: number; total: number; next: FilledStep | null };

/** How far a phone is. Evidence counts for its own step; a verified phone is done, whatever was ticked. */
export function progressOf(
  route: Route | null,
  phone: WorkPhone,
  project: ChecklistProject,
  marks: ReadonlyMap<string, Mark>,
  state: PhoneState,
): PhoneProgress {
  const steps = route ? checklistForPhone(route, phone, project) : [];
  const isDone = (step: FilledStep) =>
    step.isEvidence ? state === "verified" : (marks.get(stepKey({ phoneId: phone.id }, step.id))?.isTicked ?? false);
  const applying = steps.filter(({ applies }) => applies);
  return {
    steps,
    done: applying.filter(isDone).length,
    total: applying.length,
    next: state === "verified" ? null : (applying.find((step) => !isDone(step)) ?? null),
  };
}

/** What people search by: the MAC in any notation, or any word they see on the phone or the desk. */
export function isMatch(phone: WorkPhone, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return true;
  const digits = wanted.replace(/^sep/, "").replace(/[\s:.-]/g, "");
  if (/^[0-9a-f]{3,}$/.test(digits) && phone.mac.toLowerCase().includes(digits)) return true;
  const { description, owner, directoryNumber, site, floor, model, serial, ip } = phone;
  return [description, owner, directoryNumber, site, floor, model, serial, ip].some((value) =>
    value?.toLowerCase().includes(wanted),
  );
}

/** The line under the MAC: who and where. */
export const placeOf = ({ description, owner, directoryNumber, site, floor }: WorkPhone): string =>
  [description, owner, directoryNumber, site, floor].filter(Boolean).join(" · ");
