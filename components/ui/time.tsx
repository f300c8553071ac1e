"use client";
import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { useIsHydrated } from "./use-is-hydrated";

type DateTimeProps = {
  /** A Date does not survive JSON: there it is an ISO string. */
  value: Date | string;
  /** An IANA name, for example that of the site. Without it the reader's own zone. */
  timeZone?: string;
  /** "date" for the day alone. */
  show?: "date-time" | "date";
  className?: string;
};

/** Until the page is hydrated both sides say the same: ISO and UTC. Then it turns into the reader's own zone. */
export function DateTime({ value, timeZone, show = "date-time", className }: DateTimeProps) {
  const isHydrated = useIsHydrated();
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return <span className={className}>–</span>;
  return (
    <time dateTime={date.toISOString()} className={cn("whitespace-nowrap", className)}>
      {isHydrated ? inZone(date, timeZone, show) : inUtc(date, show)}
    </time>
  );
}

/** "5 minutes ago", moving on by itself; the exact time is in the tooltip. */
export function TimeAgo({ value, timeZone, className }: Omit<DateTimeProps, "show">) {
  const now = useSyncExternalStore(clock.subscribe, clock.now, () => null);
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return <span className={className}>–</span>;
  return (
    <time
      dateTime={date.toISOString()}
      title={now === null ? undefined : inZone(date, timeZone, "date-time")}
      className={cn("whitespace-nowrap", className)}
    >
      {now === null ? inUtc(date, "date-time") : distance(date.getTime() - now)}
    </time>
  );
}

function inUtc(date: Date, show: "date-time" | "date"): string {
  const iso = date.toISOString();
  return show === "date" ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function inZone(date: Date, timeZone: string | undefined, show: "date-time" | "date"): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(show === "date-time" ? { hour: "2-digit", minute: "2-digit" } : {}),
    // A zone that is not the reader's own is named, or the hour would mislead.
    ...(timeZone ? { timeZone, ...(show === "date-time" ? { timeZoneName: "short" } : {}) } : {}),
  }).format(date);
}

const UNITS = [
  { unit: "year", ms: 365 * 86_400_000 },
  { unit: "month", ms: 30 * 86_400_000 },
  { unit: "week", ms: 7 * 86_400_000 },
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

function distance(ms: number): string {
  const step = UNITS.find((candidate) => Math.abs(ms) >= candidate.ms);
  return step ? relative.format(Math.trunc(ms / step.ms), step.unit) : "just now";
}

/** One timer for all of them; it stops when none is shown. */
const clock = (() => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    subscribe(listener: () => void) {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(tick, 30_000);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
})();
