import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { cn } from "./cn";
import { Link } from "./link";
import { routeOf } from "./route-of";

const TEXT = {
  ok: "text-ok",
  accent: "text-accent",
  warn: "text-warn",
  bad: "text-bad",
  idle: "text-fg",
} as const satisfies Record<Tone, string>;

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  hint?: ReactNode;
  tone?: Tone;
  href?: string;
  className?: string;
};

const box = "relative flex min-w-0 flex-col rounded-lg border border-line bg-surface px-4 py-3";

/** A number with a name. With `href` the whole card leads to what was counted. */
export function Stat({ label, value, hint, tone = "idle", href, className }: StatProps) {
  const content = (
    <>
      <span className="truncate pr-4 text-muted text-xs">{label}</span>
      <span className={cn("mt-0.5 font-semibold text-xl tabular-nums leading-7 tracking-tight", TEXT[tone])}>
        {value}
      </span>
      {hint && <span className="text-muted text-xs leading-4">{hint}</span>}
    </>
  );
  if (href === undefined) return <div className={cn(box, className)}>{content}</div>;
  return (
    <Link href={routeOf(href)} className={cn(box, "group transition-colors hover:bg-hover", className)}>
      {content}
      <ArrowUpRight
        aria-hidden
        className="absolute top-3 right-3 size-3.5 text-muted opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </Link>
  );
}
