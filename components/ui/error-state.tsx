"use client";
import { TriangleAlert } from "lucide-react";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { Button } from "./button";
import { cn } from "./cn";

/** Every page carries this one for the case of need; only a failure with a reference asks for more. */
const CopyButton = lazy<ComponentType<{ value: string; label: string }>>(() =>
  import("./copy-button").then(
    (module) => ({ default: module.CopyButton }),
    () => ({ default: () => null }), // the reference can be read all the same
  ),
);

type ErrorStateProps = {
  title: ReactNode;
  detail?: ReactNode;
  /** What support needs to find the entry in the log. */
  requestId?: string;
  onRetry?: () => void;
  className?: string;
};

export function ErrorState({ title, detail, requestId, onRetry, className }: ErrorStateProps) {
  "use no memo"; // every page loads it for the case of need
  return (
    <div role="alert" className={cn("flex flex-col items-center px-6 py-12 text-center", className)}>
      <span aria-hidden className="mb-3 grid size-10 place-items-center rounded-lg bg-bad-soft text-bad">
        <TriangleAlert className="size-5" />
      </span>
      <p className="font-medium text-sm">{title}</p>
      {detail && <p className="mt-1 max-w-[52ch] text-muted">{detail}</p>}
      {requestId && (
        <p className="mt-2 flex max-w-full items-center gap-1 text-muted text-xs">
          Reference <span className="code truncate text-fg">{requestId}</span>
          <Suspense fallback={null}>
            <CopyButton value={requestId} label="Copy reference" />
          </Suspense>
        </p>
      )}
      {onRetry && (
        <Button className="mt-4" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
