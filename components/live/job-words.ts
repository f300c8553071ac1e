import { decidedWords } from "@/lib/format/decided-words";
import { PROBE_WORDS } from "@/lib/format/probe-words";
import { formatNumber, plural } from "@/lib/format/text";
import type { Job, JobKind } from "@/lib/schemas/jobs";

type Words = {
  title: string;
  text: string | null;
  tone: "ok" | "warn" | "bad" | "idle";
  /** The change that can be undone from here. */
  undo: string | null;
};

/** What a job does while it is under way. */
export const RUNNING_WORDS = {
  "apply-plan": "Placing phones into batches",
  "edit-phones": "Changing phones",
  "decide-exceptions": "Deciding on exceptions",
  undo: "Undoing a change",
  decide: "Deciding every phone again",
  "judge-after-inventory": "Judging the begun phones by an after-inventory",
  "apply-after-inventory": "Applying an after-inventory",
  "probe-phones": "Asking phones for their pages",
} as const satisfies Record<JobKind, string>;

/** How far a job is that is under way. */
export function progressWords({ status, done, total }: Job): string {
  if (status === "queued") return "It waits for its turn.";
  if (total === 0) return "Looking which phones are meant.";
  return done > 0 ? `${formatNumber(done)} of ${plural(total, "phone")} so far.` : `${plural(total, "phone")}.`;
}

/** What came of a job that has ended. */
export function resultWords(job: Job): Words {
  if (job.status === "failed")
    return { title: FAILED[job.kind], text: job.problem?.detail ?? "Nothing was changed.", tone: "bad", undo: null };
  if (job.status === "cancelled" && job.kind === "probe-phones")
    return { title: "Cancelled: what was read before stays", text: null, tone: "idle", undo: null };
  if (job.status === "cancelled")
    return { title: "Cancelled: nothing was changed", text: null, tone: "idle", undo: null };
  return DONE[job.kind](job.result ?? {});
}

const FAILED = {
  "apply-plan": "Nothing was planned",
  "edit-phones": "No phone was changed",
  "decide-exceptions": "Nothing was decided",
  undo: "Nothing was undone",
  decide: "The phones were not decided again",
  "judge-after-inventory": "The file was not judged",
  "apply-after-inventory": "The after-inventory was not applied",
  "probe-phones": "The probe broke off; what was read before stays",
} as const satisfies Record<Job["kind"], string>;

type Result = Readonly<Record<string, unknown>>;

const countOf = (result: Result, key: string): number => {
  const value = result[key];
  return typeof value === "number" ? value : 0;
};
const requestOf = ({ requestId }: Result): string | null => (typeof requestId === "string" ? requestId : null);

const DONE: Record<Job["kind"], (result: Result) => Words> = {
  "apply-plan": (result) => ({
    title: plannedTitle(result),
    text: null,
    tone: "ok",
    undo: requestOf(result),
  }),
  "edit-phones": (result) => {
    const changed = countOf(result, "changed");
    return {
      title: `${plural(changed, "phone")} changed`,
      text: null,
      tone: changed > 0 ? "ok" : "warn",
      undo: changed > 0 ? requestOf(result) : null,
    };
  },
  "decide-exceptions": (result) => ({
    title: decidedWords(countOf(result, "changed"), result.isTakenBack === true),
    text: null,
    tone: "ok",
    undo: requestOf(result),
  }),
  undo: (result) => {
    const left = countOf(result, "left");
    return {
      title: `Undone: ${plural(countOf(result, "restored"), "phone")} as before`,
      text:
        left > 0 ? `${plural(left, "phone")} left as ${left === 1 ? "it is" : "they are"}: changed again since.` : null,
      tone: left > 0 ? "warn" : "ok",
      undo: null,
    };
  },
  decide: (result) => ({
    title: "Every phone was decided again",
    text: keptText(countOf(result, "kept")),
    tone: "ok",
    undo: null,
  }),
  "judge-after-inventory": (result) => ({
    title: `${plural(countOf(result, "begun"), "begun phone")} judged`,
    text: "No phone was changed. The report stands under Imports, after-inventories.",
    tone: "ok",
    undo: null,
  }),
  "apply-after-inventory": (result) => ({
    title: `${plural(countOf(result, "verified"), "phone")} verified by the after-inventory`,
    text: appliedText(result),
    tone: countOf(result, "failed") > 0 ? "warn" : "ok",
    undo: null,
  }),
  "probe-phones": (result) => ({
    title: `${plural(countOf(result, "asked"), "phone")} asked`,
    text: probedText(result),
    tone: "ok",
    undo: null,
  }),
};

function probedText({ outcomes }: Result): string {
  const counts = new Map(typeof outcomes === "object" && outcomes !== null ? Object.entries(outcomes) : []);
  const parts = Object.entries(PROBE_WORDS).flatMap(([outcome, words]) => {
    const count = counts.get(outcome);
    return typeof count === "number" && count > 0 ? [`${formatNumber(count)} ${words}`] : [];
  });
  return `${parts.join(", ")}.`;
}

function appliedText(result: Result): string | null {
  const [moved, failed, left] = ["moved", "failed", "left"].map((key) => countOf(result, key));
  const parts = [
    moved && `${plural(moved, "phone")} moved, not licensed`,
    failed && `${plural(failed, "phone")} failed: contradicted`,
    left && `${plural(left, "phone")} left alone: changed since`,
  ].filter(Boolean);
  return parts.length === 0 ? null : `${parts.join("; ")}.`;
}

const keptText = (kept: number): string =>
  kept === 0
    ? "The history of each phone that changed says so."
    : `${plural(kept, "phone")} under way ${kept === 1 ? "keeps its" : "keep their"} decision; the history of the others says what changed.`;

/** “3 new batches, 2 filled: 431 phones planned”. */
export function plannedTitle(result: Result): string {
  const [created, filled, replaced] = ["created", "filled", "replaced"].map((key) => countOf(result, key));
  const parts = [
    created && plural(created, "new batch", "new batches"),
    filled && `${plural(filled, "batch", "batches")} filled`,
    replaced && `${plural(replaced, "batch", "batches")} replaced`,
  ].filter(Boolean);
  return `${plural(countOf(result, "phones"), "phone")} planned: ${parts.join(", ") || "no batch changed"}`;
}
