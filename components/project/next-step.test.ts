import { expect, test } from "vitest";
import type { Role } from "@/lib/domain/access";
import type { Summary } from "@/lib/schemas/summary";
import { nextStepOf } from "./next-step";

const STATES = {
  ...{ "not-started": 100, "in-progress": 0, moved: 0, "on-hold": 0, failed: 0, verified: 0, withdrawn: 0 },
};
const BATCH: Summary["batches"][number] = {
  ...{ id: "b1", name: "Leeds", kind: "wave", state: "planned", startsAt: null, phones: 60, verified: 0, stale: 0 },
};
const SUMMARY: Summary = {
  phones: 100,
  verdicts: { eligible: 100, ineligible: 0, "needs-information": 0, "not-required": 0 },
  reasons: [],
  missing: { vid: 0, pid: 0 },
  licenses: [],
  licenseKinds: { order: 100, automatic: 0, none: 0, "glo-case": 0, undecided: 0 },
  states: STATES,
  exceptions: { undecided: 0, ask: 0, replace: 0, leave: 0 },
  batches: [BATCH],
  planned: 60,
  stale: { phones: 0, batches: 0 },
  unplanned: 40,
  conflicts: 0,
  brought: 0,
  rejected: [],
};
const MANAGER: Role = "project-manager";
const STALE = { batches: [{ ...BATCH, stale: 3 }], stale: { phones: 3, batches: 1 } };

test.each<{ role: Role; now: Partial<Summary>; title: string | null; because: string }>([
  { role: MANAGER, now: {}, title: "Next: plan the 40 phones without a batch", because: "nothing else is open" },
  {
    ...{ role: MANAGER, now: STALE, because: "a batch that cannot be worked on outranks planning" },
    title: "Mend 1 batch: 3 phones in it can no longer move",
  },
  {
    ...{ role: MANAGER, now: { ...STALE, conflicts: 2 }, because: "begun work in doubt outranks batches" },
    title: "Settle 2 phones: a correction would forbid the begun work",
  },
  {
    ...{
      role: MANAGER,
      now: { ...STALE, conflicts: 2, brought: 3 },
      because: "what devices brought is settled with them",
    },
    title: "Settle 5 conflicts",
  },
  {
    ...{
      role: MANAGER,
      now: { conflicts: 2, states: { ...STATES, failed: 1 } },
      because: "a phone that failed comes first",
    },
    title: "Look at 1 phone that failed",
  },
  {
    role: "technician",
    now: { ...STALE, conflicts: 2 },
    title: "Work through your batches",
    because: "they plan nothing",
  },
  { role: "viewer", now: STALE, title: null, because: "they only look" },
])("$role, $because", ({ role, now, title }) => {
  expect(nextStepOf("p1", role, { ...SUMMARY, ...now })?.title ?? null).toBe(title);
});
