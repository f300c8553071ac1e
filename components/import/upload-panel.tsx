"use client";
import { CircleCheck } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DropZone } from "@/components/ui/drop-zone";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { messageOf } from "@/lib/client/api";
import { uploadInventory } from "@/lib/client/upload";
import { formatBytes } from "@/lib/format/text";

type Upload = { key: string; name: string; bytes: number } & (
  | { state: "waiting" }
  | { state: "sending"; share: number; abort: AbortController }
  | { state: "sent"; importId: string }
  | { state: "refused"; why: string }
);

/** Takes files one after another. One file alone leads on to its page at once. */
export function UploadPanel({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const isBusy = uploads.some(({ state }) => state === "waiting" || state === "sending");

  async function send(files: File[]) {
    const mine = files.map((file) => ({ file, key: crypto.randomUUID() }));
    setUploads(mine.map(({ file, key }) => ({ key, name: file.name, bytes: file.size, state: "waiting" })));
    const replace = (key: string, next: (upload: Upload) => Upload) =>
      setUploads((all) => all.map((upload) => (upload.key === key ? next(upload) : upload)));
    let only: string | null = null;
    for (const { file, key } of mine) {
      const base = { key, name: file.name, bytes: file.size };
      const abort = new AbortController();
      replace(key, () => ({ ...base, state: "sending", share: 0, abort }));
      try {
        const onProgress = (share: number) => replace(key, () => ({ ...base, state: "sending", share, abort }));
        const { id } = await uploadInventory(projectId, file, onProgress, abort.signal);
        replace(key, () => ({ ...base, state: "sent", importId: id }));
        only = id;
      } catch (error) {
        const why = abort.signal.aborted ? "Stopped. Nothing was kept." : messageOf(error);
        replace(key, () => ({ ...base, state: "refused", why }));
      }
    }
    if (mine.length === 1 && only) router.push(`/projects/${projectId}/imports/${only}` as Route);
    else router.refresh();
  }

  return (
    <div data-screen-only className="mb-6">
      <DropZone accept=".csv,.txt,.tsv" multiple onFiles={(files) => void send(files)} isBusy={isBusy}>
        <span className="font-medium text-fg">Drop inventory files here, or choose them</span>
        <span className="mx-auto mt-0.5 block max-w-[64ch] text-balance">
          CSV, TXT or TSV: a UCM export, a discovery or readiness report, a list of MACs, your own spreadsheet. Nothing
          reaches the inventory before you say so.
        </span>
      </DropZone>
      {uploads.length > 0 && (
        <ul aria-label="Files being uploaded" aria-live="polite" className="mt-3 grid gap-2">
          {uploads.map((upload) => (
            <li key={upload.key}>
              <UploadLine upload={upload} projectId={projectId} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function UploadLine({ upload, projectId }: { upload: Upload; projectId: string }) {
  if (upload.state === "refused") {
    return (
      <Notice tone="bad" title={`${upload.name} was not taken`} role="alert">
        {upload.why}
      </Notice>
    );
  }
  if (upload.state === "sent") {
    return (
      <div className="flex items-center gap-3 rounded-md border border-line bg-surface px-3 py-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
        <span className="min-w-0 flex-1 truncate">
          {upload.name} <span className="text-muted">is uploaded, not imported yet</span>
        </span>
        <LinkButton size="sm" href={`/projects/${projectId}/imports/${upload.importId}`}>
          Look at it and import
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="flex items-center gap-3 rounded-md border border-line bg-surface px-3 py-2">
      <span className="min-w-0 flex-1 truncate">
        {upload.name} <span className="text-muted">{formatBytes(upload.bytes)}</span>
      </span>
      {upload.state === "waiting" ? (
        <span className="text-muted">Waits for its turn</span>
      ) : (
        <>
          <Progress
            label={`Upload of ${upload.name}, percent`}
            value={Math.round(upload.share * 100)}
            max={100}
            className="w-40"
          />
          <Button size="sm" variant="ghost" onClick={() => upload.abort.abort()}>
            Stop
          </Button>
        </>
      )}
    </div>
  );
}
