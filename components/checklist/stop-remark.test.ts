import { expect, test } from "vitest";
import type { Operation } from "@/lib/domain/work/step-log";
import type { StepRemark } from "@/lib/schemas/work";
import { stopRemarkOf } from "./stop-remark";

const AT = "2026-11-27T12:00:00Z";
const held = (phoneId: string, action: StepRemark["action"], note: string): StepRemark => ({
  ...{ operationId: note, phoneId, batchId: null, step: "load" },
  ...{ action, note, problem: null, audience: "team", by: "Ben", at: AT },
});
const own = (status: Operation["status"], note: string): Operation => ({
  ...{ event: { operationId: note, action: "fail", step: "load", at: AT, note, phoneId: "a" }, status },
  ...{ why: null, storedAt: null, state: null, isSettled: false },
});

test.each([
  {
    ...{ remarks: [held("a", "fail", "It smokes")], operations: [], stop: { note: "It smokes", by: "Ben" } },
    because: "a colleague wrote it",
  },
  {
    ...{ remarks: [held("a", "fail", "It smokes"), held("a", "fail", "No power")], operations: [] },
    ...{ stop: { note: "No power", by: "Ben" }, because: "the last one counts" },
  },
  {
    ...{ remarks: [held("a", "fail", "It smokes"), held("a", "hold", "No key")], operations: [] },
    ...{ stop: { note: "It smokes", by: "Ben" }, because: "why it was once held does not say why it failed" },
  },
  {
    ...{ remarks: [held("a", "fail", "It smokes")], operations: [own("sending", "Wrong desk")] },
    ...{ stop: { note: "Wrong desk", by: null }, because: "what was written here is newer" },
  },
  {
    ...{ remarks: [held("a", "fail", "It smokes")], operations: [own("refused", "Wrong desk")] },
    ...{ stop: { note: "It smokes", by: "Ben" }, because: "a refused entry was taken back" },
  },
  {
    ...{ remarks: [held("b", "fail", "It smokes"), held("a", "note", "Under the desk")], operations: [] },
    ...{ stop: null, because: "another phone, and a note stops nothing" },
  },
])("$because", ({ remarks, operations, stop }) => {
  expect(stopRemarkOf(remarks, operations, { id: "a", state: "failed" })).toEqual(stop);
});
