import type { PhoneFieldKey } from "@/lib/domain/phone/fields";
import { PHONE_FIELDS } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { stepTitle } from "@/lib/domain/procedure/routes";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { problemLabel } from "@/lib/domain/work/problems";
import { STEP_ACTION_LABELS } from "@/lib/domain/work/step-actions";
import { CONFLICT_CAUSE_TEXTS } from "@/lib/domain/work/work-conflict";
import type { Conflict } from "@/lib/schemas/conflicts";

/** A conflict in words, made where the titles of all steps are at hand: one line for each thing that is said. */
export type ConflictWords = { title: string; cause: string; sent: string[]; found: string[] };

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  verified: "Evidence that the phone is done",
  moved: "Evidence that the phone has moved, without the licence",
  contradicted: "Evidence that contradicts",
  insufficient: "Evidence that does not suffice",
};

/** What came and what stood when it came, side by side. */
export function conflictWords(conflict: Conflict): ConflictWords {
  const { kind, cause, sent, found } = conflict;
  if (cause === "decision")
    return {
      title: "A correction would forbid the begun work",
      cause: "Nobody is stopped until it is settled.",
      sent: [...lines(sent.text), ...quoted(sent.note)],
      found: [...lines(found.text), ...stateLine(conflict)],
    };
  const said = kind === "correction" ? fieldLines(sent.fields) : kind === "evidence" ? outcome(sent) : step(sent);
  return {
    title: titleOf(conflict),
    cause: CONFLICT_CAUSE_TEXTS[cause],
    sent: said,
    found: [...fieldLines(found.fields), ...stateLine(conflict), ...placeLine(conflict)],
  };
}

function titleOf({ kind, sent }: Conflict): string {
  if (kind === "correction") return "A correction made at the phone";
  if (kind === "evidence") return "A status text";
  return sent.step ? stepTitle(sent.step) : "A step";
}

const lines = (text: string | null): string[] => (text ? [text] : []);
const quoted = (text: string | null): string[] => (text ? [`“${text}”`] : []);
const outcome = ({ outcome: word }: Conflict["sent"]): string[] => lines(word && (OUTCOME_WORDS[word] ?? word));

function step({ action, problem, note }: Conflict["sent"]): string[] {
  return [...(action ? [STEP_ACTION_LABELS[action]] : []), ...lines(problem && problemLabel(problem)), ...quoted(note)];
}

const LABELS: ReadonlyMap<string, string> = new Map(
  PHONE_FIELDS.map(({ key, label }): [PhoneFieldKey, string] => [key, label]),
);

function fieldLines(fields: Conflict["sent"]["fields"]): string[] {
  return Object.entries(fields ?? {}).map(([key, value]) => {
    const text = key === "vid" && typeof value === "number" ? formatVid(value) : value === null ? "empty" : `${value}`;
    return `${LABELS.get(key) ?? key}: ${text}`;
  });
}

const stateLine = ({ found }: Conflict): string[] => (found.state ? [PHONE_STATE_LABELS[found.state]] : []);

function placeLine({ kind, found, batch }: Conflict): string[] {
  if (kind === "correction" || !found.state || found.batch?.id === batch?.id) return [];
  return [found.batch ? `In ${found.batch.name}` : "In no batch"];
}
