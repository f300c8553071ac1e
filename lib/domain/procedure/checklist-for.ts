import {
  type Applicability,
  type ChecklistPhone,
  type ChecklistProject,
  type ConditionId,
  conditionForBatch,
  conditionForPhone,
  conditionForProject,
  type LicenseCounts,
  needsLicenseFile,
} from "./conditions";
import {
  batchFillings,
  type Filling,
  type Fillings,
  fillTemplate,
  phoneFillings,
  projectFillings,
} from "./fill-template";
import type { Route, Step, StepScope, StepValue } from "./step";

/** A value ready to copy, or `missing`: what to find out and where. */
export type FilledValue = Pick<StepValue, "label" | "kind"> & Filling;

export type FilledStep = Omit<Step, "values"> & {
  values: FilledValue[];
  applies: boolean;
  /** Why a conditional step applies or not; `null` for a step that always does. */
  appliesBecause: string | null;
};

export type ChecklistBatch = { name: string; phones: readonly ChecklistPhone[] };

/** The phone's steps with its own values. Steps that do not apply are in the list too, with the reason. */
export function checklistForPhone(route: Route, phone: ChecklistPhone, project: ChecklistProject): FilledStep[] {
  const fillings = phoneFillings(project, phone);
  const isForSeries = ({ series }: StepValue) => !series || phone.model.startsWith(series.slice(0, 2));
  return stepsOf(
    route,
    "phone",
    fillings,
    ({ values }) => values.filter(isForSeries).map((value) => fillValue(value, fillings)),
    (condition) => conditionForPhone(condition, phone),
  );
}

/** The steps done once a batch: its loads and licence files are named one by one. */
export function checklistForBatch(route: Route, batch: ChecklistBatch, project: ChecklistProject): FilledStep[] {
  const fillings = batchFillings(project, batch.name);
  return stepsOf(
    route,
    "batch",
    fillings,
    ({ values }) => values.flatMap((value) => fillForBatch(value, fillings, batch, project)),
    (condition) => conditionForBatch(condition, batch.phones),
  );
}

/** The steps done once a project. `licenses` tells which licence steps apply; without it they all do. */
export function checklistForProject(
  route: Route,
  project: ChecklistProject,
  licenses: LicenseCounts | null = null,
): FilledStep[] {
  const fillings = projectFillings(project);
  return stepsOf(
    route,
    "project",
    fillings,
    ({ values }) => values.map((value) => fillValue(value, fillings)),
    (condition) => conditionForProject(condition, licenses),
  );
}

function stepsOf(
  route: Route,
  scope: StepScope,
  fillings: Fillings,
  fill: (step: Step) => FilledValue[],
  judge: (condition: ConditionId) => Applicability,
): FilledStep[] {
  return route.steps
    .filter((step) => step.scope === scope)
    .map((step) => {
      const { applies, because } = step.when ? judge(step.when) : { applies: true, because: null };
      const { value: instruction } = fillTemplate(step.instruction, fillings);
      return {
        ...step,
        instruction: instruction ?? step.instruction,
        values: fill(step),
        applies,
        appliesBecause: because,
      };
    });
}

function fillValue({ label, kind, template }: StepValue, fillings: Fillings): FilledValue {
  return { label, kind, ...fillTemplate(template, fillings) };
}

/** One value, or one for each load or phone; the same text is shown once. */
function fillForBatch(
  value: StepValue,
  fillings: Fillings,
  batch: ChecklistBatch,
  project: ChecklistProject,
): FilledValue[] {
  if (!value.forEach) return [fillValue(value, fillings)];
  const phones = value.forEach === "licensed-phone" ? batch.phones.filter(needsLicenseFile) : batch.phones;
  const filled = phones.map((phone) => fillValue(value, phoneFillings(project, phone)));
  return [...new Map(filled.map((one) => [one.value ?? one.missing, one])).values()];
}
