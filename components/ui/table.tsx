import type { ComponentProps } from "react";
import { cn } from "./cn";

type TableProps = ComponentProps<"table"> & {
  /** Names the table and the area it scrolls in. */
  label: string;
  /** Of the scrolling area around the table. */
  wrapperClassName?: string;
};

/** A small table with all its rows in the document. For thousands of rows there is DataTable. */
export function Table({ label, wrapperClassName, className, children, ...props }: TableProps) {
  return (
    // relative: the words for screen readers in far cells would widen the page otherwise
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn("relative min-w-0 overflow-x-auto focus-visible:-outline-offset-2", wrapperClassName)}
    >
      <table {...props} className={cn("w-full border-collapse text-left", className)}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </section>
  );
}

export function THead({ className, ...props }: ComponentProps<"thead">) {
  return <thead {...props} className={cn("border-line border-b text-muted text-xs", className)} />;
}

export function TBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody {...props} className={cn("[&>tr:not(:last-child)]:border-b", className)} />;
}

export function Tr({ className, ...props }: ComponentProps<"tr">) {
  return <tr {...props} className={cn("border-line [tbody>&]:hover:bg-hover", className)} />;
}

type CellProps = { isNumeric?: boolean };

export function Th({ className, isNumeric = false, scope = "col", ...props }: ComponentProps<"th"> & CellProps) {
  return (
    <th
      scope={scope}
      {...props}
      className={cn(
        "whitespace-nowrap px-3 py-1.5 font-medium first:pl-4 last:pr-4",
        isNumeric && "text-right",
        className,
      )}
    />
  );
}

export function Td({ className, isNumeric = false, ...props }: ComponentProps<"td"> & CellProps) {
  return (
    <td
      {...props}
      className={cn("h-9 px-3 py-1.5 first:pl-4 last:pr-4", isNumeric && "text-right tabular-nums", className)}
    />
  );
}
