"use client";
import { ErrorState } from "@/components/ui/error-state";

export default function ProjectError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      title="This page could not be loaded"
      detail="Nothing was changed or lost. Try again in a moment; if it stays like this, give the reference to your administrator."
      requestId={digest}
      onRetry={retry}
    />
  );
}
