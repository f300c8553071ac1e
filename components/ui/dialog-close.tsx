"use client";
import { createContext, type ReactNode, use } from "react";
import { buttonStyles } from "./button";

export const DialogCloseContext = createContext<() => void>(() => {});

/** A button in the footer that closes the dialog and does nothing else. */
export function DialogClose({ children = "Cancel" }: { children?: ReactNode }) {
  const close = use(DialogCloseContext);
  return (
    <button type="button" onClick={close} className={buttonStyles()}>
      {children}
    </button>
  );
}
