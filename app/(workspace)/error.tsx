"use client";
import { ErrorState } from "@/components/ui/error-state";

export default function WorkspaceError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <ErrorState
      title="This page could not be shown"
      detail="The server did not answer as it should. Nothing was changed; try again in a moment."
      requestId={error.digest}
      onRetry={retry}
    />
  );
}
