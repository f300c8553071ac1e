"use client";
import type { ReactNode } from "react";
import { SignOutButton } from "@/components/account/sign-out-button";
import { ShortcutToggle } from "@/components/ui/shortcut-toggle";
import { ThemeToggle } from "@/components/ui/theme-toggle";

/** Loaded by AccountPopover. */
export function AccountSettings({ children }: { children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <ThemeToggle className="w-full" />
      <ShortcutToggle className="px-1" />
      {children}
      <div className="-mx-2 border-line border-t px-2 pt-2">
        <SignOutButton />
      </div>
    </div>
  );
}
