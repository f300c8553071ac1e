import { cn } from "@/components/ui/cn";

const KEYS = [9, 12, 15].flatMap((x) => [11.6, 14.2, 16.8].map((y) => [x, y] as const));

/** A house whose windows are the keys of a desk phone. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={cn("size-6 shrink-0", className)}>
      <rect width="24" height="24" rx="6" className="fill-primary" />
      <path d="M12 4.6 19 10.6V18a1.6 1.6 0 0 1-1.6 1.6H6.6A1.6 1.6 0 0 1 5 18v-7.4z" className="fill-primary-fg" />
      <g className="fill-primary">
        {KEYS.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="1.05" />
        ))}
      </g>
    </svg>
  );
}

export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-sm tracking-tight", className)}>
      <BrandMark />
      <span>Rehome</span>
    </span>
  );
}
