"use client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { EvidenceItem } from "@/lib/client/outbox/items";
import { AboutPhones } from "./about-phones";
import { EvidenceChecks } from "./evidence-checks";
import { FoundFacts } from "./found-facts";
import type { JudgedHere } from "./judge-here";

const OUTCOMES = {
  verified: { tone: "ok", title: "Verified: this text shows that the phone is done." },
  moved: { tone: "warn", title: "Not verified yet: the phone has moved, but its licence does not show." },
  contradicted: { tone: "bad", title: "Not verified: the text contradicts what is expected." },
  insufficient: { tone: "warn", title: "Not verified yet: something is missing in the text." },
  "other-phone": { tone: "warn", title: "Nothing changed: the text is about another phone." },
} as const;

type EvidenceResultProps = {
  projectId: string;
  phoneId: string;
  here: JudgedHere | null;
  sent: EvidenceItem | null;
  onNextOpen: (() => void) | null;
};

/** What a status text showed: as the server judged it, or until it has, as this device did. */
export function EvidenceResult({ projectId, phoneId, here, sent, onNextOpen }: EvidenceResultProps) {
  const answer = sent?.answer ?? null;
  const shown = answer ?? here;
  const isWaiting = sent?.status === "waiting";
  const isNotTaken = sent?.status === "refused" || sent?.status === "kept";
  if (!shown && !isWaiting && !isNotTaken) return null;
  return (
    <div ref={showResult} className="grid scroll-mt-40 gap-2">
      {isNotTaken && (
        <Notice
          tone={sent.status === "kept" ? "warn" : "bad"}
          role="alert"
          title={sent.status === "kept" ? "Kept for the project manager" : "The server did not take this text"}
        >
          {sent.why}
        </Notice>
      )}
      {shown && (
        <Notice
          tone={OUTCOMES[shown.outcome].tone}
          role="status"
          title={OUTCOMES[shown.outcome].title}
          actions={
            shown.outcome === "verified" &&
            onNextOpen && (
              <Button variant="primary" onClick={onNextOpen}>
                Next phone to do
              </Button>
            )
          }
        >
          {shown.about && <AboutPhones projectId={projectId} about={shown.about} />}
        </Notice>
      )}
      {isWaiting && (
        <p className="text-muted" role="status">
          {shown ? "Judged on this device." : "The text waits on this device."}{" "}
          {shown === null || shown.outcome === "verified"
            ? "The phone counts when the server has it."
            : "The server gets it too."}
        </p>
      )}
      {answer && answer.found.length > 0 && (
        <FoundFacts key={answer.id} phoneId={phoneId} found={answer.found} revision={answer.revision} />
      )}
      {shown && shown.outcome !== "other-phone" && <EvidenceChecks checks={shown.checks} />}
    </div>
  );
}

/** On a small display the answer would come below the fold. */
function showResult(result: HTMLElement | null) {
  result?.scrollIntoView({ block: "start" });
}
