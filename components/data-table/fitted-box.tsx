"use client";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

/** Below the box: the lower margin of the page, in pixels. */
const MARGIN = 48;

/** Reaches from where it begins to the end of the window at most, whatever stands above it. */
export function FittedBox({ className, children }: { className?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const top = Math.round(element.getBoundingClientRect().top + window.scrollY);
      element.style.setProperty("--room", `calc(100dvh - ${top + MARGIN}px)`);
    };
    measure();
    const observer = new ResizeObserver(measure); // filters that wrap, a notice that appears
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={cn("flex max-h-[max(24rem,var(--room,calc(100dvh-13rem)))] flex-col", boxStyles, className)}
    >
      {children}
    </div>
  );
}

export const boxStyles = "relative min-h-0 overflow-hidden rounded-lg border border-line bg-surface";
