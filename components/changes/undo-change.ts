import { followJob } from "@/components/live/followed-jobs";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { UndoAnswer } from "@/lib/schemas/phone-changes";

/** Takes a change back. Null: it touched many phones, so a job does it and the page shows how far that is. */
export async function undoChange(projectId: string, requestId: string, reason = ""): Promise<UndoAnswer | null> {
  const answer = await call("POST /api/projects/{projectId}/changes/{requestId}/undo", {
    params: { projectId, requestId },
    body: reason === "" ? {} : { reason },
  });
  if (!("job" in answer)) return answer;
  followJob(answer.job);
  return null;
}

/** “Undone: 12 phones as before” and how many stayed. */
export function undoneWords({
  what,
  restored,
  left,
  withoutBatch,
}: Pick<UndoAnswer, "what" | "restored" | "left" | "withoutBatch">) {
  const phones = (count: number) => (what === "phones" ? plural(count, "phone") : plural(count, "batch", "batches"));
  return {
    title: restored > 0 ? `Undone: ${phones(restored)} as before` : "Undone",
    rest: [
      left > 0 && `${phones(left)} left as ${left === 1 ? "it is" : "they are"}: changed again since.`,
      withoutBatch > 0 &&
        `${phones(withoutBatch)} ${withoutBatch === 1 ? "stays" : "stay"} in no batch: theirs is gone or closed.`,
    ]
      .filter(Boolean)
      .join(" "),
  };
}
