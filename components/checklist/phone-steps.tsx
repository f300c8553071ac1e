"use client";
import { type Route, STEP_PHASE_LABELS, STEP_PHASES } from "@/lib/domain/procedure/step";
import { DoneBar } from "./done-bar";
import { EVIDENCE_FORM } from "./evidence-form";
import type { PhonePanelProps } from "./phone-panel";
import { PhoneUnit } from "./phone-unit";
import { READ_AT, READ_AT_FORM } from "./read-at-phone";
import { usePhoneWalk } from "./use-phone-walk";

/** The phone's steps by phase, what is at hand open, and the bar that does it. */
export function PhoneSteps({ route, ...props }: PhonePanelProps & { route: Route | null }) {
  const walk = usePhoneWalk({ route, ...props });
  const { units, target, openId, canTick, isDone, isShut } = walk;
  const [first] = target?.steps ?? [];
  const isProof = first?.isEvidence ?? false;
  const canDo = target !== null && (isProof ? props.canRecord : canTick && !target.steps.some(isShut));
  // A form that is not open cannot be sent: then the bar opens the evidence, or ticks.
  const form = openId !== first?.id ? null : isProof ? EVIDENCE_FORM : first && READ_AT[first.id] ? READ_AT_FORM : null;
  return (
    <>
      {STEP_PHASES.map((phase) => {
        const ofPhase = units.filter(({ steps }) => steps[0]?.phase === phase);
        if (ofPhase.length === 0) return null;
        const applying = ofPhase.flatMap(({ steps }) => steps).filter(({ applies }) => applies);
        return (
          <section
            key={phase}
            aria-labelledby={`phase-${phase}`}
            className="border-line border-b last-of-type:border-b-0"
          >
            <h3
              id={`phase-${phase}`}
              className="flex items-baseline justify-between gap-2 border-line border-b bg-bg px-3 py-1.5 lg:px-4"
            >
              <span className="font-semibold">{STEP_PHASE_LABELS[phase]}</span>
              <span className="text-muted text-xs tabular-nums">
                {applying.length > 0 ? `${applying.filter(isDone).length} of ${applying.length}` : "Nothing to do"}
              </span>
            </h3>
            <ol>
              {ofPhase.map((unit) => (
                <PhoneUnit key={unit.id} unit={unit} walk={walk} {...props} />
              ))}
            </ol>
          </section>
        );
      })}
      {canDo && first && (
        <DoneBar
          words={isProof ? "Paste and check" : `Done: ${target.title}`}
          form={form}
          onDone={() => (isProof ? walk.open(first.id) : walk.tickUnit(target))}
        />
      )}
    </>
  );
}
