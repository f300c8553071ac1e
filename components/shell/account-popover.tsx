"use client";
import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { ErrorState } from "@/components/ui/error-state";

type AccountPopoverProps = {
  /** Also of the button that opens it. */
  id: string;
  children?: ReactNode;
};

/** The browser's own popover: closes by Escape and by a click elsewhere. What is in it comes with the first opening. */
export function AccountPopover({ id, children }: AccountPopoverProps) {
  "use no memo"; // every page loads it, and it is drawn once
  const popover = useRef<HTMLDivElement>(null);
  const [Settings, setSettings] = useState<ComponentType<{ children?: ReactNode }> | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  async function load() {
    setHasFailed(false);
    try {
      const { AccountSettings } = await import("./account-settings");
      setSettings(() => AccountSettings);
    } catch {
      setHasFailed(true);
    }
  }
  const loadIfOpen = useEffectEvent(() => {
    if (popover.current?.matches(":popover-open")) void load(); // it needs no script to open
  });
  useEffect(() => loadIfOpen(), []);

  return (
    // In the top layer, where nothing clips it: so it is placed by the window, over the foot of the sidebar.
    <div
      ref={popover}
      id={id}
      popover="auto"
      role="dialog"
      aria-label="Account"
      onBeforeToggle={({ newState }) => {
        if (newState === "open" && !Settings) void load();
      }}
      className="fixed inset-auto bottom-16 left-2 m-0 w-56 rounded-lg border border-line bg-raised p-2 text-fg shadow-popup pointer-coarse:bottom-18"
    >
      {Settings ? (
        <Settings>{children}</Settings>
      ) : hasFailed ? (
        <ErrorState title="This could not be loaded" onRetry={() => void load()} className="px-2 py-4" />
      ) : (
        <p role="status" className="p-2 text-muted">
          Loading…
        </p>
      )}
    </div>
  );
}
