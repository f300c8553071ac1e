import { ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { AccountPopover } from "./account-popover";

export type ShellUser = {
  name: string;
  /** Below the name: an address, a role in words. */
  detail?: string;
};

type UserMenuProps = {
  user: ShellUser;
  /** More entries, for example a link to the profile. */
  children?: ReactNode;
};

/** Opens without a line of script. */
export function UserMenu({ user, children }: UserMenuProps) {
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
      <AccountPopover id={id}>{children}</AccountPopover>
    </div>
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? "?"}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}
