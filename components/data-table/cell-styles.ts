import type { CSSProperties } from "react";
import { cn } from "@/components/ui/cn";

/** Of the column with the check boxes, in pixels. */
export const CHECK_WIDTH = 40;

/** Columns share spare room by their size, and scroll sideways where there is none; a width that a person set stays. */
export function columnStyle(size: number, isFixed = false): CSSProperties {
  return isFixed ? { flex: `0 0 ${size}px` } : { flex: `${size} 0 ${size}px` };
}

/** The first column stays in sight: it says which row one reads. */
export function stickyStyle(index: number, hasSelection: boolean): CSSProperties {
  return index === 0 ? { left: hasSelection ? CHECK_WIDTH : 0 } : {};
}

export function cellStyles(index: number): string {
  return cn("flex min-w-0 items-center overflow-hidden px-3", index === 0 && "sticky z-10 bg-inherit");
}
