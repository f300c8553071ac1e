import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { cn } from "./cn";

const LOOK = {
  ok: { box: "border-ok/25 bg-ok-soft", text: "text-ok", Icon: CircleCheck },
  accent: { box: "border-accent/25 bg-accent-soft", text: "text-accent", Icon: Info },
  warn: { box: "border-warn/25 bg-warn-soft", text: "text-warn", Icon: TriangleAlert },
  bad: { box: "border-bad/25 bg-bad-soft", text: "text-bad", Icon: CircleAlert },
  idle: { box: "border-line bg-idle-soft", text: "text-idle", Icon: Info },
} as const satisfies Record<Tone, object>;

type NoticeProps = {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Only when it appears after something happened: "alert" interrupts, "status" waits. */
  role?: "alert" | "status";
  className?: string;
};

export function Notice({ tone = "accent", title, children, actions, role, className }: NoticeProps) {
  const { box, text, Icon } = LOOK[tone];
  return (
    <div role={role} className={cn("flex gap-2.5 rounded-md border px-3 py-2.5", box, className)}>
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", text)} />
      <div className="min-w-0 flex-1">
        {title && <p className={cn("font-medium", text)}>{title}</p>}
        {children && <div className="text-fg">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
