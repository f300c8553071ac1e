import type { Form } from "@/components/form/use-form";
import {
  type Direction,
  LOAD_FAMILIES,
  type LoadFamily,
  type Method,
  TARGETS_OF,
  type Target,
} from "@/lib/domain/conversion";
import type { Project } from "@/lib/schemas/projects";

/** What the parts of the form share. */
export type ProjectForm = Form<ProjectDraft>;

/** A project's form as people fill it: every text as typed, an empty one means "none". */
export type ProjectDraft = {
  name: string;
  customer: string;
  direction: Direction;
  target: Target;
  method: Method;
  acceptMissingVid: boolean;
  loads: Record<LoadFamily, string>;
  ucmAddress: string;
  timeZone: string;
};

const NO_LOADS = Object.fromEntries(LOAD_FAMILIES.map((family) => [family, ""])) as Record<LoadFamily, string>;

export const NEW_DRAFT: ProjectDraft = {
  name: "",
  customer: "",
  direction: "E2M",
  target: "webex-calling",
  method: "ucm",
  acceptMissingVid: false,
  loads: NO_LOADS,
  ucmAddress: "",
  timeZone: "",
};

export function draftOf({ policy, loads, ucmAddress, ...project }: Project): ProjectDraft {
  const { name, customer, direction, target, method, timeZone } = project;
  const plan = { name, customer, direction, target, method, timeZone };
  return {
    ...plan,
    acceptMissingVid: policy.acceptMissingVid,
    loads: { ...NO_LOADS, ...loads },
    ucmAddress: ucmAddress ?? "",
  };
}

/** What the API takes; not checked yet. */
export function inputOf({ acceptMissingVid, loads, ucmAddress, ...plan }: ProjectDraft) {
  const named = Object.entries(loads).filter(([, load]) => load.trim() !== "");
  return {
    ...plan,
    policy: { acceptMissingVid },
    loads: Object.fromEntries(named) as Partial<Record<LoadFamily, string>>,
    ucmAddress: ucmAddress.trim() === "" ? null : ucmAddress,
  };
}

/** A target belongs to a direction: another direction takes its first one. */
export function withDirection(draft: ProjectDraft, direction: Direction): ProjectDraft {
  const targets: readonly Target[] = TARGETS_OF[direction];
  const target = targets.includes(draft.target) ? draft.target : (targets[0] ?? draft.target);
  // Loads are those of a direction too.
  return { ...draft, direction, target, loads: direction === draft.direction ? draft.loads : NO_LOADS };
}

/** Changes after which every verdict is decided again; the server applies the same rule. */
export function changesVerdicts(before: ProjectDraft, after: ProjectDraft): boolean {
  return (
    before.direction !== after.direction ||
    before.target !== after.target ||
    before.acceptMissingVid !== after.acceptMissingVid ||
    LOAD_FAMILIES.some((family) => before.loads[family].trim() !== after.loads[family].trim())
  );
}

/** The fields of the API that differ. */
export function changedInput(before: ProjectDraft, after: ProjectDraft) {
  const old = new Map<string, unknown>(Object.entries(inputOf(before)));
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return Object.fromEntries(Object.entries(inputOf(after)).filter(([key, value]) => !isSame(value, old.get(key))));
}
