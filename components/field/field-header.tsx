"use client";
import { Menu } from "lucide-react";
import { useSyncExternalStore } from "react";
import { AccountPopover } from "@/components/shell/account-popover";
import { Brand } from "@/components/shell/brand";
import { NavList } from "@/components/shell/nav-list";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { DateTime } from "@/components/ui/time";
import { offlineState, preparing, subscribeOffline } from "@/lib/client/outbox/offline";
import { OutboxSign } from "./outbox-sign";

const MENU = "field-menu";
const NAV = [
  { href: "/field", label: "My work" },
  { href: "/field?collect=", label: "Collect labels" },
  { href: "/projects", label: "Projects" },
  { href: "/account", label: "Account and tokens" },
];

type FieldHeaderProps = { userId: string | null; name: string | null };

/** Small: the screen belongs to the phones. How it stands with the device is always in it. */
export function FieldHeader({ userId, name }: FieldHeaderProps) {
  return (
    <header
      data-shell
      className="sticky top-0 z-40 flex h-13 items-center gap-2 border-line border-b bg-sidebar px-4 md:static"
    >
      <Link href="/field" aria-label="Rehome, my work" className="flex min-w-0 rounded-md">
        <Brand className="max-[22.5rem]:[&>span]:hidden" />
      </Link>
      <span className="min-w-0 flex-1 truncate text-right text-muted text-xs">
        <OfflineWord />
      </span>
      {userId && <OutboxSign userId={userId} />}
      <Button variant="ghost" size="icon" aria-label="Menu and account" popoverTarget={MENU} className="-mr-2">
        <Menu aria-hidden />
      </Button>
      <AccountPopover id={MENU}>
        {name && <p className="truncate px-2 font-medium">{name}</p>}
        <NavList label="Main" items={NAV} />
      </AccountPopover>
    </header>
  );
}

/** Whether it would open in the basement. */
function OfflineWord() {
  const state = useSyncExternalStore(subscribeOffline, offlineState, preparing);
  if (state.kind === "preparing") return "Getting ready…";
  if (state.kind === "not-ready") return <span title={state.why}>Online only</span>;
  return (
    <>
      Ready since <TimeOfDay value={state.since} />
    </>
  );
}

const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const isToday = (at: Date): boolean => at.toDateString() === new Date().toDateString();
const TimeOfDay = ({ value }: { value: string }) => {
  const at = new Date(value);
  return isToday(at) ? <time dateTime={value}>{hour.format(at)}</time> : <DateTime value={value} show="date" />;
};
