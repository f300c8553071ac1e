import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { formatNumber } from "@/lib/format/text";

type CountLinkProps = {
  count: number;
  href: string;
  /** Said after the number to those who only hear the link: "phones with reason …". */
  label: string;
  children?: ReactNode;
  className?: string;
};

/** A number that was counted, leading to the phones it counts. */
export function CountLink({ count, href, label, children, className }: CountLinkProps) {
  return (
    <Link
      href={routeOf(href)}
      className={cn(
        "rounded-sm font-medium text-accent tabular-nums underline decoration-accent/35 underline-offset-2 hover:decoration-current pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center",
        className,
      )}
    >
      {children ?? formatNumber(count)}
      <span className="sr-only"> {label}</span>
    </Link>
  );
}
