import { cn } from "./cn";

/** Give it the size of what will come, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-3 animate-pulse rounded-sm bg-idle-soft", className)} />;
}

type SkeletonTextProps = { lines?: number; label?: string; className?: string };

export function SkeletonText({ lines = 3, label = "Loading", className }: SkeletonTextProps) {
  return (
    <div role="status" className={cn("flex flex-col gap-2", className)}>
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike
        <Skeleton key={line} className={line === lines - 1 ? "w-2/3" : "w-full"} />
      ))}
    </div>
  );
}
