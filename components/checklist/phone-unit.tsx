import type { FilledStep, FilledValue } from "@/lib/domain/procedure/checklist-for";
import type { Unit } from "@/lib/domain/procedure/units";
import { remarksOf } from "@/lib/domain/work/step-log";
import { EvidenceForm } from "./evidence-form";
import { GateNotice } from "./gate-notice";
import type { PhonePanelProps } from "./phone-panel";
import { READ_AT, ReadAtPhone } from "./read-at-phone";
import { StepItem } from "./step-item";
import type { PhoneWalk } from "./use-phone-walk";

type PhoneUnitProps = PhonePanelProps & { unit: Unit; walk: PhoneWalk };

/** A step, or a card: its steps below each other, with their values while it is at hand. */
export function PhoneUnit({ unit, ...props }: PhoneUnitProps) {
  const { walk } = props;
  if (!unit.isCard) return unit.steps.map((step) => <PhoneStep key={step.id} step={step} {...props} />);
  const isAtHand = walk.isAtHand(unit);
  const shut = unit.steps.find(walk.isShut);
  return (
    <li className="border-line border-t first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-2 px-3 pt-2.5 pl-11">
        <span className="font-semibold">{unit.title}</span>
        <span className="text-muted text-xs">
          {unit.steps.filter(({ applies }) => applies).length} steps, done with one tap
        </span>
      </p>
      {isAtHand && shut && (
        <div className="pt-2 pr-3 pl-11">
          <Gate {...props} />
        </div>
      )}
      <ol>
        {unit.steps.map((step, index) => (
          <PhoneStep
            key={step.id}
            step={step}
            brief={isAtHand && step.applies ? newValues(step, unit.steps.slice(0, index)) : undefined}
            isOnCard
            {...props}
          />
        ))}
      </ol>
    </li>
  );
}

/** On a card a value stands once, where it is needed first. */
const newValues = ({ values }: FilledStep, before: readonly FilledStep[]): FilledValue[] =>
  values.filter(
    ({ label, value }) => !before.some((step) => step.values.some((one) => one.label === label && one.value === value)),
  );

const Gate = ({ walk, canOverride }: Pick<PhoneUnitProps, "walk" | "canOverride">) => (
  <GateNotice waits={walk.waits} onOverride={canOverride ? () => walk.override() : null} />
);

type PhoneStepProps = Omit<PhoneUnitProps, "unit"> & {
  step: FilledStep;
  brief?: readonly FilledValue[] | undefined;
  isOnCard?: boolean;
};

function PhoneStep({ step, brief, isOnCard = false, ...props }: PhoneStepProps) {
  const { work, phone, state, queue, canRecord, onNextOpen, walk } = props;
  const what = READ_AT[step.id];
  return (
    <StepItem
      step={step}
      mark={walk.markOf(step)}
      remarks={remarksOf(work.remarks, queue.operations, { phoneId: phone.id }, step.id)}
      isOpen={walk.openId === step.id}
      brief={brief}
      onToggle={() => walk.toggle(step)}
      onTick={walk.canChange(step) ? (isTicked) => walk.tick(step, isTicked) : null}
      onRetry={queue.retry}
      actions={walk.actionsOf(step)}
      onAction={(action) => walk.ask(step, action)}
      isVerified={state === "verified"}
    >
      {!isOnCard && walk.isShut(step) && <Gate {...props} />}
      {canRecord && what && (
        <ReadAtPhone
          phone={phone}
          queue={queue}
          what={what}
          onDone={() => walk.tickUnit({ ...step, isCard: false, steps: [step] })}
        />
      )}
      {step.isEvidence && canRecord && (
        <EvidenceForm
          work={work}
          phone={phone}
          queue={queue}
          onNextOpen={onNextOpen}
          onChecked={() => walk.open(step.id)} // the checks stay in sight
        />
      )}
    </StepItem>
  );
}
