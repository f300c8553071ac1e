import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** 16 px where a finger points: below that iOS zooms into the field. */
const control =
  "w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-[13px] text-fg transition-colors focus-visible:outline-offset-0 [&[readonly]]:bg-idle-soft disabled:cursor-not-allowed disabled:bg-idle-soft disabled:opacity-70 aria-invalid:border-bad pointer-coarse:text-base";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  "use no memo"; // to draw it again costs less than to remember it
  return (
    <input
      type={type}
      {...props}
      className={cn(
        control,
        "h-8 file:mr-3 file:h-full file:border-0 file:bg-transparent file:font-medium file:text-fg pointer-coarse:h-11",
        className,
      )}
    />
  );
}

export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  "use no memo"; // to draw it again costs less than to remember it
  return <textarea rows={rows} {...props} className={cn(control, "block py-1.5 leading-5", className)} />;
}

/** One of a few. The browser draws the list, so it works everywhere and costs nothing. */
export function NativeSelect({ className, children, ...props }: ComponentProps<"select">) {
  "use no memo"; // to draw it again costs less than to remember it
  return (
    <span className={cn("relative block", className)}>
      <select {...props} className={cn(control, "h-8 appearance-none truncate bg-surface pr-8 pointer-coarse:h-11")}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
