import { call } from "@/lib/client/api";
import type { Settlement } from "@/lib/domain/work/work-conflict";
import type { Conflict } from "@/lib/schemas/conflicts";

export type Choice = {
  how: Settlement | "reopen";
  label: string;
  title: string;
  description: string;
  done: string;
};

const KEEP: Choice = {
  how: "keep",
  label: "Keep what stands",
  title: "Keep what stands?",
  description: "Nothing of the phone changes. What came stays on record beside it.",
  done: "what stands was kept.",
};
const APPLY: Choice = {
  how: "apply",
  label: "Apply what came",
  title: "Apply what came?",
  description: "It is stored as if it had come in time, under the name of whoever did it.",
  done: "what came was applied.",
};
const DISMISS: Choice = {
  how: "dismiss",
  label: "Dismiss",
  title: "Dismiss what came?",
  description: "It was a mistake. Nothing of the phone changes.",
  done: "dismissed.",
};
const REOPEN: Choice = {
  how: "reopen",
  label: "Open again",
  title: "Open it again?",
  description: "It waits again as if nobody had settled it.",
  done: "open again.",
};

/** What can be done about all of these: dismissing is for what came from devices, opening again for what stored nothing. */
export function choicesFor(conflicts: readonly Conflict[]): Choice[] {
  const isSettled = conflicts.every(({ settled }) => settled !== null);
  if (isSettled) return conflicts.every(({ settled }) => settled?.how !== "apply") ? [REOPEN] : [];
  return conflicts.some(({ kind }) => kind === "decision") ? [KEEP, APPLY] : [KEEP, APPLY, DISMISS];
}

type Settle = { projectId: string; conflicts: readonly Conflict[]; choice: Choice; reason: string };

/** Settles conflicts of both kinds; gives how many were settled, and why others stayed open. */
export async function settleConflicts({ projectId, conflicts, choice: { how }, reason }: Settle) {
  const params = { projectId };
  const phones = conflicts.flatMap(({ kind, id }) => (kind === "decision" ? [id] : []));
  const brought = conflicts.flatMap(({ kind, id }) => (kind === "decision" ? [] : [id]));
  const answers = [];
  if (how === "reopen") {
    const body = { conflicts: brought, reason };
    answers.push(await call("POST /api/projects/{projectId}/conflicts/reopen", { params, body }));
  } else {
    const settle = "POST /api/projects/{projectId}/conflicts/settle";
    const keep = how === "apply" ? "correction" : "standing";
    if (brought.length > 0) answers.push(await call(settle, { params, body: { conflicts: brought, how, reason } }));
    if (phones.length > 0)
      answers.push(await call(settle, { params, body: { selection: { ids: phones }, keep, reason } }));
  }
  return {
    settled: answers.reduce((sum, answer) => sum + answer.settled, 0),
    refused: answers.flatMap((answer) => answer.refused.map(({ reason: why }) => why)),
  };
}
