"use client";
import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, lazy, Suspense } from "react";
import { buttonStyles } from "./button";
import { cn } from "./cn";
import { moveFocus, popoverStyles, usePopover } from "./use-popover";

export type MultiSelectItem = {
  value: string;
  label: string;
  /** How many there are of it; 0 stays choosable, it may be chosen already. */
  count?: number;
};

export type MultiSelectProps = {
  label: string;
  items: readonly MultiSelectItem[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  className?: string;
};

const STOPS = "input";

/** The list comes with the first opening. */
const Choices = lazy(() => import("./multi-select-choices").then((module) => ({ default: module.Choices })));

/** Several of a few: a filter. The trigger counts what is chosen; each tick counts at once. */
export function MultiSelect(props: MultiSelectProps) {
  const { label, value, className } = props;
  const { isOpen, popup, trigger, popover } = usePopover("start", STOPS);
  return (
    <>
      <button
        type="button"
        {...trigger}
        aria-haspopup="dialog"
        className={cn(buttonStyles(), "gap-1 border-dashed px-2.5 font-normal aria-expanded:bg-hover", className)}
      >
        {label}
        {value.length > 0 && (
          <span className="rounded-sm bg-accent-soft px-1 font-medium text-accent text-xs leading-4">
            {value.length}
            <span className="sr-only"> chosen</span>
          </span>
        )}
        <ChevronDown aria-hidden className="text-muted" />
      </button>
      <div
        {...popover}
        ref={popup}
        role="dialog"
        aria-label={label}
        onKeyDown={onKeyDown}
        className={cn(popoverStyles, "w-60")}
      >
        {isOpen && (
          <Suspense fallback={null}>
            <Choices {...props} />
          </Suspense>
        )}
      </div>
    </>
  );
}

function onKeyDown(event: KeyboardEvent<HTMLElement>) {
  event.stopPropagation(); // a table around it has arrow keys of its own
  const isInText = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (isInText && (event.key === "Home" || event.key === "End")) return;
  if (moveFocus(event.currentTarget, STOPS, event.key)) event.preventDefault();
}
