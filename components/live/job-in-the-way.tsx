import { Notice } from "@/components/ui/notice";
import type { Job } from "@/lib/schemas/jobs";
import { progressWords, RUNNING_WORDS } from "./job-words";

/** In the place of a button that would start work on many phones while other such work is under way. */
export function JobInTheWay({ job }: { job: Job }) {
  return (
    <Notice role="status" title={`Not now: ${RUNNING_WORDS[job.kind].toLowerCase()}`}>
      <span className="tabular-nums">{progressWords(job)}</span> When it is done, this can be started.
    </Notice>
  );
}
