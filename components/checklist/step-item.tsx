"use client";
import { ChevronDown, CircleCheck, CircleMinus, FileSearch } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { TimeAgo } from "@/components/ui/time";
import type { FilledStep, FilledValue } from "@/lib/domain/procedure/checklist-for";
import { STEP_OWNER_LABELS } from "@/lib/domain/procedure/step";
import { STEP_ACTION_LABELS, type StepAction } from "@/lib/domain/work/step-actions";
import type { Mark, Remark } from "@/lib/domain/work/step-log";
import { StepValues } from "./step-values";

type StepItemProps = {
  step: FilledStep;
  mark: Mark | undefined;
  remarks: readonly Remark[];
  isOpen: boolean;
  onToggle: () => void;
  /** null: nobody may tick it now. */
  onTick: ((isTicked: boolean) => void) | null;
  onRetry: () => void;
  actions: readonly StepAction[];
  onAction: (action: StepAction) => void;
  /** Evidence takes the place of the tick. */
  isVerified?: boolean;
  /** On a card at hand: what it needs stands here although it is not open. */
  brief?: readonly FilledValue[] | undefined;
  /** There is no bar that does it. */
  hasDone?: boolean;
  children?: ReactNode;
};

export function StepItem(props: StepItemProps) {
  const {
    step,
    mark,
    remarks,
    isOpen,
    onToggle,
    onTick,
    onRetry,
    actions,
    onAction,
    isVerified = false,
    brief,
    hasDone,
    children,
  } = props;
  const id = `step-${step.id}`;
  const isProved = isVerified && (step.isEvidence || step.followsEvidence === true);
  const isDone = isProved || (!step.isEvidence && (mark?.isTicked ?? false));
  const note = step.note && <p className="whitespace-pre-line border-accent border-l-2 pl-2">{step.note}</p>;
  return (
    <li className={cn("border-line border-t first:border-t-0", isOpen && "bg-surface")}>
      <div className="flex items-start">
        <span className="grid size-11 shrink-0 place-items-center">
          {!step.applies ? (
            <CircleMinus aria-hidden className="size-4 text-muted" />
          ) : step.isEvidence ? (
            <EvidenceMark isVerified={isDone} />
          ) : (
            <Checkbox
              aria-labelledby={`${id}-title`}
              checked={isDone}
              disabled={onTick === null}
              onChange={({ target }) => onTick?.(target.checked)}
              className="size-5"
            />
          )}
        </span>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-body` : undefined}
          onClick={onToggle}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2 py-2 pr-3 text-left focus-visible:-outline-offset-2"
        >
          <span className="min-w-0 flex-1">
            <span id={`${id}-title`} className={cn("block", isDone || !step.applies ? "text-muted" : "font-medium")}>
              {step.title}
            </span>
            {!step.applies && <span className="block text-muted text-xs">Not needed. {step.appliesBecause}</span>}
            {step.followsEvidence && !mark?.isTicked && (
              <span className="block text-muted text-xs">
                {isProved ? "Shown by its status text" : "Follows from the evidence"}
              </span>
            )}
            <MarkLine mark={mark} />
          </span>
          <ChevronDown aria-hidden className={cn("size-4 shrink-0 text-muted", isOpen && "rotate-180")} />
        </button>
      </div>
      {mark?.sending?.status === "unsent" && (
        <p className="flex items-center justify-between gap-2 pr-3 pb-2 pl-11 font-medium text-warn">
          Not sent yet
          <Button size="sm" onClick={onRetry}>
            Send again
          </Button>
        </p>
      )}
      {!isOpen && brief && !isDone && (
        <div className="grid gap-2 pr-3 pb-3 pl-11">
          <p className="text-muted">{step.instruction}</p>
          {note}
          <StepValues values={brief} />
        </div>
      )}
      {isOpen && (
        <div id={`${id}-body`} className="grid gap-3 pr-3 pb-3 pl-11">
          <p>{step.instruction}</p>
          {note}
          {step.applies && step.appliesBecause && <p className="text-muted">Needed here: {step.appliesBecause}</p>}
          <StepValues values={step.values} />
          {children}
          {remarks.length > 0 && (
            <ul className="grid gap-1">
              {remarks.map(({ operationId, action, note, audience, by, isUnsent }) => (
                <li key={operationId} className="border-warn-fill border-l-2 pl-2">
                  <span className="font-medium">{STEP_ACTION_LABELS[action]}:</span> {note}
                  <span className="text-muted">
                    {" "}
                    ({by ?? "you"}
                    {audience === "customer" && "; the customer may read it"})
                  </span>
                  {isUnsent && <span className="text-warn"> (not sent)</span>}
                </li>
              ))}
            </ul>
          )}
          <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
            {hasDone && step.applies && !isDone && onTick && (
              <Button variant="primary" onClick={() => onTick(true)} className="mr-1">
                Done
              </Button>
            )}
            {actions.map((action) => (
              <Button key={action} variant="ghost" size="sm" onClick={() => onAction(action)}>
                {action === "untick" && mark?.isOverridden ? "Wait for it after all" : ACTION_WORDS[action]}
              </Button>
            ))}
          </div>
          <p className="text-muted text-xs">
            {STEP_OWNER_LABELS[step.owner]}. Source: {step.source}
          </p>
        </div>
      )}
    </li>
  );
}

const ACTION_WORDS = {
  tick: "Done",
  untick: "Not done after all",
  note: "Add note",
  fail: "Failed",
  hold: "Hold",
  resume: "Resume",
  override: "Go on without it",
} as const satisfies Record<StepAction, string>;

/** Nobody ticks it: the phone itself has to show that it is done. */
function EvidenceMark({ isVerified }: { isVerified: boolean }) {
  return isVerified ? (
    <CircleCheck aria-hidden className="size-5 text-ok" />
  ) : (
    <FileSearch aria-hidden className="size-5 text-muted" />
  );
}

function MarkLine({ mark }: { mark: Mark | undefined }) {
  if (!mark || (!mark.isTicked && !mark.note)) return null;
  if (mark.sending?.status === "sending") return <span className="block text-muted text-xs">Sending…</span>;
  return (
    <span className="block text-muted text-xs">
      {mark.from && `From “${mark.from}” of the batch: `}
      {mark.isTicked ? "" : mark.isOverridden ? "Phones go on without it, by " : "Taken back by "}
      {mark.by ?? (mark.isTicked ? "You" : "you")}, <TimeAgo value={mark.at} />
      {mark.note && <>: {mark.note}</>}
    </span>
  );
}
