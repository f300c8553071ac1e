import { Notice } from "@/components/ui/notice";
import { DateTime } from "@/components/ui/time";
import type { Quote } from "@/lib/schemas/quotes";

const WAYS = {
  link: "by the link",
  viewer: "signed in",
  recorded: "as a colleague recorded it",
} as const;

/** What the customer answered: who, when, how. */
export function AnswerNotice({
  quote: { answer, state, timeZone },
}: {
  quote: Pick<Quote, "answer" | "state" | "timeZone">;
}) {
  if (!answer) return null;
  const isDeclined = state === "declined";
  return (
    <Notice
      tone={state === "accepted" ? "ok" : isDeclined ? "bad" : "idle"}
      title={state === "superseded" ? "It was answered before it was superseded" : isDeclined ? "Declined" : "Accepted"}
    >
      <p>
        {answer.by}, {answer.function}, {WAYS[answer.via]}, <DateTime value={answer.at} timeZone={timeZone} />
      </p>
      {answer.note && <p className="whitespace-pre-line break-words">{answer.note}</p>}
    </Notice>
  );
}
