"use client";
import { Menu, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

/** A native dialog: it keeps the focus, closes by Escape, and makes the page behind it inert. */
export function MobileDrawer({ children }: { children: ReactNode }) {
  "use no memo"; // every page loads it, and it is drawn once
  const dialog = useRef<HTMLDialogElement>(null);
  const path = usePathname();
  useEffect(() => {
    if (path) dialog.current?.close(); // a link in it was followed
  }, [path]);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open menu"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
        className="-ml-2"
      >
        <Menu aria-hidden />
      </Button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same */}
      <dialog
        ref={dialog}
        aria-label="Menu"
        onClick={(event) => {
          if (event.target === dialog.current) dialog.current.close(); // beside the panel: on the backdrop
        }}
        className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-68 max-w-[85vw] border-line border-r bg-sidebar p-0 text-fg shadow-popup md:hidden"
      >
        <div className="relative flex h-full flex-col">
          {children}
          <Button
            variant="ghost"
            size="icon"
            aria-label="Close menu"
            onClick={() => dialog.current?.close()}
            className="absolute top-1.5 right-1.5"
          >
            <X aria-hidden />
          </Button>
        </div>
      </dialog>
    </>
  );
}
