"use client";
import { CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { formatBytes } from "@/lib/format/text";
import type { Upload } from "./use-uploads";

type UploadLineProps = {
  upload: Upload;
  projectId: string;
  onStop: () => void;
  onRetry: () => void;
  onForget: () => void;
};

const LINE = "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-surface px-3 py-2";

/** One file on its way, and how it ended. */
export function UploadLine({ upload, projectId, onStop, onRetry, onForget }: UploadLineProps) {
  const { name, bytes } = upload;
  if (upload.state === "refused") {
    return (
      <Notice tone="bad" title={`${name} was not taken`} role="alert">
        <p>{upload.why}</p>
        <p className="mt-2 flex flex-wrap gap-2">
          {upload.canRetry && (
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          )}
          <Button size="sm" variant="ghost" className="first:-ml-2" onClick={onForget}>
            Dismiss
          </Button>
        </p>
      </Notice>
    );
  }
  if (upload.state === "sent") {
    return (
      <div className={LINE}>
        <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
        <span className="min-w-0 flex-1 basis-40 truncate">
          {name} <span className="text-muted">is uploaded, not imported yet</span>
        </span>
        <LinkButton size="sm" href={`/projects/${projectId}/imports/${upload.importId}`}>
          Review and import
        </LinkButton>
      </div>
    );
  }
  return (
    <div className={LINE}>
      <span className="min-w-0 flex-1 basis-40 truncate">
        {name} <span className="text-muted">{formatBytes(bytes)}</span>
      </span>
      {upload.state === "waiting" ? (
        <span className="text-muted">Waits for its turn</span>
      ) : upload.share < 1 ? (
        <Progress
          label={`Upload of ${name}, percent`}
          value={Math.round(upload.share * 100)}
          max={100}
          className="w-40"
        />
      ) : (
        <span className="text-muted">Arrived, being read…</span>
      )}
      <Button size="sm" variant="ghost" onClick={onStop} aria-label={`Stop ${name}`}>
        Stop
      </Button>
    </div>
  );
}
