import type { Route } from "./step";

/** What a project says of one step of its procedure: a text of its own beside it, or that it is not shown here. */
export type StepChange = { note?: string | undefined; isHidden?: true | undefined };
/** By the id of the step. The steps themselves are those of the rules, whatever edition comes. */
export type StepChanges = Readonly<Record<string, StepChange>>;

/**
 * The procedure as a project has it: hidden steps are left out of lists, counts and gates, texts stand beside their steps. What
 * evidence alone fulfils is never hidden: without it nothing is verified.
 */
export function routeWith(route: Route, changes: StepChanges): Route {
  if (Object.keys(changes).length === 0) return route;
  const steps = route.steps.flatMap((step) => {
    const { note, isHidden } = changes[step.id] ?? {};
    if (isHidden && !step.isEvidence) return [];
    return [note ? { ...step, note } : step];
  });
  return { ...route, steps };
}
