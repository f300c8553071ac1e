"use client";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Segmented } from "@/components/ui/segmented";
import { Summary } from "@/components/ui/summary";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatNumber, plural } from "@/lib/format/text";
import type { ImportCheck, ImportOptions } from "@/lib/schemas/imports";
import type { ShowDifferences } from "./difference-card";
import { underWayText } from "./under-way";

type DifferenceKindsProps = {
  check: ImportCheck;
  options: ImportOptions;
  isDisabled: boolean;
  onChange: (change: Partial<ImportOptions>) => void;
  /** Opens the phones behind a number. */
  onShow: ShowDifferences;
};

/** New, changed, unchanged, absent, withdrawn: how many, and what is to happen with each. */
export function DifferenceKinds({ check, options, isDisabled, onChange: set, onShow }: DifferenceKindsProps) {
  const { created, changed, unchanged } = check.counts;
  const { absent, withdrawnListed } = check;
  const underWay = underWayText(check.counts, false);
  return (
    <ul className="divide-y divide-line">
      <Kind
        count={created}
        title="New phones"
        choice={
          created > 0 && (
            <Segmented
              label="New phones"
              items={[
                { value: "add", label: "Add" },
                { value: "leave", label: "Leave out" },
              ]}
              value={options.newPhones}
              onChange={(newPhones) => set({ newPhones })}
              isDisabled={isDisabled}
            />
          )
        }
      >
        {check.newVerdicts.map(({ verdict, count }) => (
          <BadgeButton key={verdict} tone={VERDICT_LABELS[verdict].tone} onClick={() => onShow("new", { to: verdict })}>
            {formatNumber(count)} {VERDICT_LABELS[verdict].label.toLowerCase()}
          </BadgeButton>
        ))}
      </Kind>
      <Kind
        isHidden={changed === 0}
        count={changed}
        title="Known phones that change"
        choice={
          changed > 0 && (
            <Segmented
              label="Known phones that change"
              items={[
                { value: "apply", label: "Change" },
                { value: "leave", label: "Leave as they are" },
              ]}
              value={options.changedPhones}
              onChange={(changedPhones) => set({ changedPhones })}
              isDisabled={isDisabled}
            />
          )
        }
      >
        <Transitions transitions={check.transitions} onShow={onShow} />
        {underWay && options.changedPhones === "apply" && (
          <span className="basis-full text-muted text-xs">{underWay}</span>
        )}
      </Kind>
      {unchanged > 0 && <Kind count={unchanged} title="Already in the project, no change" />}
      <Kind
        isHidden={absent.phones === 0}
        count={absent.phones}
        title="In the project but not in this file"
        choice={
          absent.phones > absent.begun && (
            <Segmented
              label="In the project but not in this file"
              items={[
                { value: "keep", label: "Keep" },
                { value: "withdraw", label: "Withdraw" },
              ]}
              value={options.absentPhones}
              onChange={(absentPhones) => set({ absentPhones })}
              isDisabled={isDisabled}
            />
          )
        }
      >
        {absent.begun > 0 && (
          <span className="text-muted text-xs">
            {plural(absent.begun, "phone")} on which work has begun {absent.begun === 1 ? "stays" : "stay"} in any case:
            a converted phone leaves the call control’s own lists.
          </span>
        )}
      </Kind>
      {withdrawnListed > 0 && (
        <Kind
          count={withdrawnListed}
          title="Withdrawn, but in this file"
          choice={
            <Segmented
              label="Withdrawn, but in this file"
              items={[
                { value: "keep", label: "Stay withdrawn" },
                { value: "take-back", label: "Take back" },
              ]}
              value={options.withdrawnPhones}
              onChange={(withdrawnPhones) => set({ withdrawnPhones })}
              isDisabled={isDisabled}
            />
          }
        />
      )}
    </ul>
  );
}

const TRANSITIONS_SHOWN = 5;

type TransitionsProps = Pick<ImportCheck, "transitions"> & Pick<DifferenceKindsProps, "onShow">;

function Transitions({ transitions, onShow }: TransitionsProps) {
  const more = transitions.slice(TRANSITIONS_SHOWN);
  const button = (transition: ImportCheck["transitions"][number]) => (
    <TransitionButton
      key={`${transition.from} ${transition.to} ${transition.code}`}
      transition={transition}
      onShow={onShow}
    />
  );
  return (
    <>
      {transitions.slice(0, TRANSITIONS_SHOWN).map(button)}
      {more.length > 0 && (
        <details className="basis-full">
          <Summary className="w-fit text-muted text-xs hover:text-fg">
            {plural(more.length, "smaller group")} of verdicts that change
          </Summary>
          <span className="mt-1.5 flex flex-wrap gap-1.5">{more.map(button)}</span>
        </details>
      )}
    </>
  );
}

type TransitionButtonProps = Pick<DifferenceKindsProps, "onShow"> & { transition: ImportCheck["transitions"][number] };

function TransitionButton({ transition: { from, to, reason, code, count }, onShow }: TransitionButtonProps) {
  const words = `${VERDICT_LABELS[from].label.toLowerCase()} → ${VERDICT_LABELS[to].label.toLowerCase()}`;
  const only = { field: "verdict", from, to, ...(code === null ? {} : { reason: code }), label: words };
  return (
    <BadgeButton tone={VERDICT_LABELS[to].tone} onClick={() => onShow("changed", only)}>
      {formatNumber(count)} {words}
      {reason && `: ${reason}`}
    </BadgeButton>
  );
}

type BadgeButtonProps = { tone: Tone; onClick: () => void; children: ReactNode };

function BadgeButton({ tone, onClick, children }: BadgeButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="max-w-full rounded-full hover:brightness-95 hover:underline pointer-coarse:py-2.5 dark:hover:brightness-125"
    >
      <Badge tone={tone}>{children}</Badge>
    </button>
  );
}

type KindProps = { count: number; title: string; isHidden?: boolean; choice?: ReactNode; children?: ReactNode };

function Kind({ count, title, isHidden = false, choice, children }: KindProps) {
  if (isHidden) return null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <span className="w-16 shrink-0 text-right font-semibold text-base tabular-nums">{formatNumber(count)}</span>
      <span className={count === 0 ? "text-muted" : undefined}>{title}</span>
      {choice && <span className="ml-auto">{choice}</span>}
      {children && (
        <span className="flex min-w-0 basis-full flex-wrap gap-1.5 pl-20 empty:hidden max-sm:pl-0">{children}</span>
      )}
    </li>
  );
}
