import type { Batch } from "@/lib/schemas/batches";

/** A batch of ten phones that nobody began, for tests. */
export const madeUpBatch = (given: Partial<Batch> = {}): Batch => ({
  id: "1",
  projectId: "project",
  kind: "wave",
  order: 1,
  name: "Leeds",
  site: "Leeds",
  loadFamily: null,
  reason: "",
  state: "planned",
  isByHand: false,
  startsAt: null,
  endsAt: null,
  version: 1,
  assignees: [],
  phones: 10,
  begun: 0,
  started: 0,
  moved: 0,
  failed: 0,
  verified: 0,
  stale: 0,
  pilotOpen: 0,
  notReady: [],
  ...given,
});
