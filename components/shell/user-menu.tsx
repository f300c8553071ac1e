import { ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { ShortcutToggle } from "@/components/ui/shortcut-toggle";
import { ThemeToggle } from "@/components/ui/theme-toggle";

export type ShellUser = {
  name: string;
  /** Below the name: an address, a role in words. */
  detail?: string;
};

type UserMenuProps = {
  user: ShellUser;
  /** A form or a button that signs out. */
  signOut: ReactNode;
  /** More entries, for example a link to the profile. */
  children?: ReactNode;
};

/** The browser's own popover: closes by Escape and by a click elsewhere, without a line of script. */
export function UserMenu({ user, signOut, children }: UserMenuProps) {
  const id = useId();
  return (
    <div className="border-line border-t p-2">
      <button
        type="button"
        popoverTarget={id}
        className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-idle-soft focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-[10px] text-accent"
        >
          {initials(user.name)}
        </span>
        <span className="min-w-0 flex-1">
          <span className="sr-only">Account: </span>
          <span className="block truncate font-medium leading-4">{user.name}</span>
          {user.detail && <span className="block truncate text-muted text-xs leading-4">{user.detail}</span>}
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </button>
      {/* In the top layer, where nothing clips it: so it is placed by the window, over the foot of the sidebar. */}
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Account"
        className="fixed inset-auto bottom-16 left-2 m-0 w-56 rounded-lg border border-line bg-raised p-2 text-fg shadow-popup pointer-coarse:bottom-18"
      >
        <div className="flex flex-col gap-2">
          <ThemeToggle className="w-full" />
          <ShortcutToggle className="px-1" />
          {children}
          <div className="-mx-2 border-line border-t px-2 pt-2">{signOut}</div>
        </div>
      </div>
    </div>
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? "?"}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}
