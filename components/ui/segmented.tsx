import { useId } from "react";
import { cn } from "./cn";

type SegmentedProps<Value extends string> = {
  /** Names the group for screen readers. */
  label: string;
  items: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  isDisabled?: boolean;
  className?: string;
};

/** One of two or three short choices in a row. Native radios: arrow keys just work. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, items, value, onChange, isDisabled = false, className } = props;
  const name = useId();
  return (
    <fieldset className={cn("min-w-0", className)} disabled={isDisabled}>
      <legend className="sr-only">{label}</legend>
      <div className="inline-flex max-w-full rounded-md border border-line bg-bg p-0.5">
        {items.map((item) => (
          <label
            key={item.value}
            className="whitespace-nowrap rounded px-2.5 py-0.5 text-muted text-xs leading-5 transition-colors has-checked:bg-surface has-checked:font-medium has-checked:text-fg has-checked:shadow-sm has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:opacity-60 pointer-coarse:py-2.5 hover:not-has-disabled:text-fg"
          >
            <input
              type="radio"
              name={name}
              value={item.value}
              checked={item.value === value}
              onChange={() => onChange(item.value)}
              className="sr-only"
            />
            {item.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
