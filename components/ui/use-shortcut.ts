"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

/** Single-key shortcuts must be possible to turn off (WCAG 2.1.4): speech input would trigger them by chance. */
const STORAGE_KEY = "shortcuts";
const CHANGED = "shortcuts-changed";
const OPEN_DIALOG = "[role=dialog]:not([popover]), [role=alertdialog], dialog[open], :popover-open";

export function useShortcutsSetting(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    subscribe,
    () => read() !== "off",
    () => true,
  );
  return [isOn, set];
}

/** Calls `onPress` for one key pressed alone, unless someone is typing or a dialog is open. */
export function useShortcut(key: string, onPress: () => void): void {
  "use no memo"; // its effects name what they depend on
  const press = useEffectEvent(onPress);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (read() === "off" || isTyping(event.target) || document.querySelector(OPEN_DIALOG)) return;
      event.preventDefault();
      press();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [key]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function read(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null; // storage is blocked: shortcuts stay on
  }
}

function set(isOn: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, isOn ? "on" : "off");
  } catch {
    // Storage is blocked: nothing to keep.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}
