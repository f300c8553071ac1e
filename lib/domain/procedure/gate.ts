import type { Route, Step } from "./step";

/** The steps of a phone that change its firmware: what the project and the batch prepare must be there first. */
const GATED: ReadonlySet<string> = new Set(["e2m-ucm.set-phone-load", "m2e-ucm.set-upgrade-rule"]);

export const isGated = (stepId: string): boolean => GATED.has(stepId);

/**
 * Whether phones wait for a step: one of the project or the batch that prepares or puts firmware there. Licences and evidence
 * gate nothing: a phone that says "Authorization succeeded" has its licence. Source: our reading of the order of the guide's steps.
 */
export const isWaitedFor = ({ scope, phase }: Pick<Step, "scope" | "phase">): boolean =>
  scope !== "phone" && (phase === "prepare" || phase === "firmware");

/** What the gated steps of a batch's phones wait for. The pilot does not wait for the proof that it is itself. */
export const gateOf = (route: Pick<Route, "steps">, batch: { kind: string }): Step[] =>
  route.steps.filter((step) => isWaitedFor(step) && !(step.isByPilot && batch.kind === "pilot"));

/** What a batch still waits for; each step names who can clear it. It is cleared once it is done, or gone on without. */
export const waitsOf = (
  route: Pick<Route, "steps">,
  batch: { kind: string },
  isCleared: (step: Step) => boolean,
): Step[] => gateOf(route, batch).filter((step) => !isCleared(step));
