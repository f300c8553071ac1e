import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export type RadioCard<Value extends string> = {
  value: Value;
  title: ReactNode;
  description?: ReactNode;
  /** At the right of the title: a badge, a count. */
  aside?: ReactNode;
  isDisabled?: boolean;
};

type RadioCardsProps<Value extends string> = {
  legend: ReactNode;
  name: string;
  items: readonly RadioCard<Value>[];
  /** With `value` the caller holds the choice, with `defaultValue` the form does. */
  value?: Value | null;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  error?: string;
  isLegendHidden?: boolean;
  /** Of the grid that holds the cards, for example "sm:grid-cols-2". */
  className?: string;
};

/** One of a few choices that need a sentence each. Native radios: arrow keys and forms just work. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { legend, name, items, value, defaultValue, onChange, error, isLegendHidden = false, className } = props;
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={cn("mb-1.5 font-medium", isLegendHidden && "sr-only")}>{legend}</legend>
      <div className={cn("grid gap-2", className)}>
        {items.map((item) => (
          <label
            key={item.value}
            className="flex gap-2.5 rounded-md border border-line bg-surface p-3 transition-colors has-checked:border-accent has-checked:bg-accent-soft has-disabled:opacity-60 hover:not-has-checked:not-has-disabled:bg-hover"
          >
            <input
              type="radio"
              name={name}
              value={item.value}
              checked={value === undefined ? undefined : value === item.value}
              defaultChecked={
                value === undefined && defaultValue !== undefined ? defaultValue === item.value : undefined
              }
              onChange={onChange && (() => onChange(item.value))}
              disabled={item.isDisabled}
              aria-labelledby={`${id}-${item.value}-title`}
              aria-describedby={item.description ? `${id}-${item.value}-text` : undefined}
              className="tick mt-0.5"
            />
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-2">
                <span id={`${id}-${item.value}-title`} className="font-medium">
                  {item.title}
                </span>
                {item.aside && <span className="ml-auto">{item.aside}</span>}
              </span>
              {item.description && (
                <span id={`${id}-${item.value}-text`} className="mt-0.5 block text-muted text-xs leading-4">
                  {item.description}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-bad text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
