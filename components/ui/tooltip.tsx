"use client";
import { type PointerEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";

type TipProps = { label: ReactNode; children: ReactElement; side?: "top" | "bottom" };

const OPENS_AFTER_MS = 400;
/** Long enough to move the pointer onto the tip itself (WCAG 1.4.13). */
const CLOSES_AFTER_MS = 150;
const GAP = 6;
const EDGE = 8;

/** For sighted help only; the trigger still needs a name of its own. Shown on hover and on keyboard focus. */
export function Tip({ label, children, side = "top" }: TipProps) {
  const box = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const [isWanted, setIsWanted] = useState(false);

  useEffect(() => {
    if (!isWanted) {
      const timer = setTimeout(() => tip.current?.hidePopover(), CLOSES_AFTER_MS);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => show(box.current, tip.current, side), OPENS_AFTER_MS);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") setIsWanted(false);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [isWanted, side]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens; the child is the control
    <span
      ref={box}
      className="inline-flex min-w-0 max-w-full"
      onPointerEnter={(event: PointerEvent) => setIsWanted(event.pointerType === "mouse")}
      onPointerLeave={() => setIsWanted(false)}
      onPointerDown={() => setIsWanted(false)}
      onFocus={(event) => setIsWanted(event.target.matches(":focus-visible"))}
      onBlur={() => setIsWanted(false)}
    >
      {children}
      <span
        ref={tip}
        popover="manual"
        aria-hidden
        className="fixed inset-auto m-0 max-w-72 whitespace-normal rounded-md bg-fg px-2 py-1 font-normal text-bg text-xs leading-4"
      >
        {label}
      </span>
    </span>
  );
}

function show(box: HTMLElement | null, tip: HTMLElement | null, side: "top" | "bottom") {
  if (!box?.isConnected || !tip || tip.matches(":popover-open")) return;
  tip.showPopover();
  const at = box.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const isAbove = side === "top" ? at.top - height - GAP > EDGE : at.bottom + GAP + height > window.innerHeight - EDGE;
  const left = Math.min(window.innerWidth - width - EDGE, Math.max(EDGE, at.left + (at.width - width) / 2));
  tip.style.left = `${left}px`;
  tip.style.top = `${isAbove ? at.top - height - GAP : at.bottom + GAP}px`;
}
