"use client";
import { type ToggleEvent, useEffect, useId, useRef, useState } from "react";

/** Between the trigger and what it opens, and to the edge of the window, in pixels. */
const GAP = 4;
const EDGE = 8;
/** Below this much room it opens upwards, if there is more above. */
const ENOUGH = 280;

/** What menus and lists share. `open:` because a class that sets `display` would show a closed popover. */
export const popoverStyles =
  "fixed inset-auto m-0 max-w-[min(22rem,calc(100vw-1rem))] flex-col overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised text-[13px] text-fg leading-5 shadow-popup open:flex";

export const optionStyles =
  "flex min-h-7 w-full select-none items-center gap-2 rounded-md px-2 py-1 text-left -outline-offset-2 outline-accent hover:bg-hover focus:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 aria-disabled:opacity-50 has-focus-visible:bg-hover has-focus-visible:outline-2 pointer-coarse:min-h-11 [&_svg]:size-3.5 [&_svg]:shrink-0";

/**
 * The browser's own popover, placed at its trigger. It lies in the top layer, closes by Escape and by a click elsewhere,
 * and gives the focus back, so 60 kB of script that do the same are not needed. `stops` selects what takes the focus.
 */
export function usePopover(align: "start" | "end", stops: string) {
  const id = useId();
  const popup = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  useEffect(() => {
    if (!popup.current?.matches(":popover-open")) return;
    place(popup.current, align); // the browser opened it before the script was there
    setIsOpen(true);
  }, [align]);

  useEffect(() => {
    if (!isOpen) return;
    const follow = () => popup.current && place(popup.current, align);
    window.addEventListener("scroll", follow, true);
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow, true);
      window.removeEventListener("resize", follow);
    };
  }, [isOpen, align]);

  return {
    isOpen,
    popup,
    close: () => popup.current?.hidePopover(),
    trigger: { popoverTarget: id, "aria-expanded": isOpen, "aria-controls": isOpen ? id : undefined },
    popover: {
      id,
      popover: "auto",
      onBeforeToggle: (event: ToggleEvent<HTMLDivElement>) => {
        if (event.newState !== "open") return;
        place(event.currentTarget, align);
        setIsOpen(true);
      },
      onToggle: (event: ToggleEvent<HTMLDivElement>) => {
        // Not before: with its content the focus would be gone, and not come back to the trigger.
        if (event.newState === "closed") return setIsOpen(false);
        event.currentTarget.querySelector<HTMLElement>(stops)?.focus();
      },
    } as const,
  };
}

/** By the trigger alone, so it is right before the popup has a size. */
function place(popup: HTMLElement, align: "start" | "end") {
  const trigger = document.querySelector(`[popovertarget="${CSS.escape(popup.id)}"]`)?.getBoundingClientRect();
  if (!trigger) return;
  const width = document.documentElement.clientWidth;
  const below = window.innerHeight - trigger.bottom - GAP - EDGE;
  const above = trigger.top - GAP - EDGE;
  const isBelow = below >= ENOUGH || below >= above;
  const isAtEnd = align === "end" ? trigger.right > width / 3 : trigger.left > (width * 2) / 3;
  Object.assign(popup.style, {
    top: isBelow ? `${trigger.bottom + GAP}px` : "auto",
    bottom: isBelow ? "auto" : `${window.innerHeight - trigger.top + GAP}px`,
    left: isAtEnd ? "auto" : `${Math.max(EDGE, trigger.left)}px`,
    right: isAtEnd ? `${Math.max(EDGE, width - trigger.right)}px` : "auto",
    maxHeight: `${Math.min(384, isBelow ? below : above)}px`,
  });
}

/** Moves the focus along the elements that match; the ends are joined. True when the key was one of ours. */
export function moveFocus(list: HTMLElement, selector: string, key: string): boolean {
  const entries = [...list.querySelectorAll<HTMLElement>(selector)];
  const here = entries.indexOf(document.activeElement as HTMLElement);
  const to = {
    ArrowDown: here + 1,
    ArrowUp: here < 0 ? -1 : here - 1,
    Home: 0,
    End: -1,
  }[key];
  if (to === undefined) return false;
  entries.at(to >= entries.length ? 0 : to)?.focus();
  return true;
}
