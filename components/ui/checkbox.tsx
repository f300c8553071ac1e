"use client";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./cn";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "size" | "ref"> & {
  /** Without it the box needs an `aria-label`. */
  label?: ReactNode;
  description?: ReactNode;
  isIndeterminate?: boolean;
};

/** A native check box: forms, the keyboard and screen readers know it. `className` goes to the outermost element. */
export function Checkbox({ label, description, isIndeterminate = false, className, ...props }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  const hintId = useId();
  useEffect(() => {
    if (box.current) box.current.indeterminate = isIndeterminate; // a property only: HTML has no attribute for it
  }, [isIndeterminate]);

  if (label === undefined) return <input {...props} ref={box} type="checkbox" className={cn("tick", className)} />;
  return (
    <label className={cn("flex items-start gap-2.5 py-1 has-disabled:opacity-60 pointer-coarse:min-h-11", className)}>
      <input
        {...props}
        ref={box}
        type="checkbox"
        aria-describedby={description ? hintId : props["aria-describedby"]}
        className="tick mt-0.5 pointer-coarse:mt-0"
      />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {description && (
          <span id={hintId} className="block text-muted text-xs leading-4">
            {description}
          </span>
        )}
      </span>
    </label>
  );
}
