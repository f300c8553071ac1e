"use client";
import { lazy, type ReactNode, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { ApiError, messageOf } from "@/lib/client/api";
import { boxStyles } from "./fitted-box";

/** Comes where there is nothing to show. What says that nothing could be loaded must be here already. */
const NothingFound = lazy(() => import("./nothing-found").then((module) => ({ default: module.NothingFound })));

type EmptyProps = { label: string; emptyState?: ReactNode };

export function TableEmpty({ label, emptyState }: EmptyProps) {
  return (
    <section aria-label={label} className={boxStyles}>
      <span role="status" className="sr-only">
        {label}: nothing found
      </span>
      {emptyState ?? (
        <Suspense fallback={null}>
          <NothingFound />
        </Suspense>
      )}
    </section>
  );
}

type FailureProps = { label: string; error: Error; onRetry: () => void };

/** Nothing could be loaded. Never looks like an empty list. */
export function TableFailure({ label, error, onRetry }: FailureProps) {
  return (
    <section aria-label={label} className={boxStyles}>
      <ErrorState
        title={`${label} could not be loaded`}
        detail={messageOf(error)}
        requestId={error instanceof ApiError ? (error.requestId ?? undefined) : undefined}
        onRetry={onRetry}
      />
    </section>
  );
}

/** A later page failed: what is loaded stays. */
export function TableFailureBar({ label, error, onRetry }: FailureProps) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 border-line border-t bg-bad-soft px-3 py-1 text-bad">
      <span>
        More {label.toLowerCase()} could not be loaded. {messageOf(error)}
      </span>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
