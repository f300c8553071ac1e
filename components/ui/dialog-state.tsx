"use client";
import { type ReactElement, useState } from "react";

/** Open or not, by the caller or by itself; `wasOpened` says when the script of the dialog is needed at all. */
export function useDialogState(open: boolean | undefined, onOpenChange: ((open: boolean) => void) | undefined) {
  const [isOpenHere, setIsOpenHere] = useState(false);
  const isOpen = open ?? isOpenHere;
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  const setOpen = (next: boolean) => {
    setIsOpenHere(next);
    onOpenChange?.(next);
  };
  return { isOpen, wasOpened, setOpen };
}

type DialogTriggerProps = { children: ReactElement; onOpen: () => void; onNear: () => void };

/** Listens around the button instead of cloning it: an element that comes from the server cannot be cloned. */
export function DialogTrigger({ children, onOpen, onNear }: DialogTriggerProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the button inside is the control
    <span className="contents" onClick={onOpen} onPointerEnter={onNear} onFocus={onNear}>
      {children}
    </span>
  );
}
