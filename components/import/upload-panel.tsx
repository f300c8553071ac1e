"use client";
import { ClipboardPaste } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DropZone } from "@/components/ui/drop-zone";
import { Kbd } from "@/components/ui/kbd";
import { routeOf } from "@/components/ui/route-of";
import { PasteDialog } from "./paste-dialog";
import { UploadLine } from "./upload-line";
import { useUploads } from "./use-uploads";

/** Files by drop, choice or paste, several at once. One file alone leads on to its page. */
export function UploadPanel({ projectId }: { projectId: string }) {
  const router = useRouter();
  const { uploads, add, stop, retry, forget } = useUploads(projectId, (importId) =>
    router.push(routeOf(`/projects/${projectId}/imports/${importId}`)),
  );
  const [isPacking, setIsPacking] = useState(false);
  const take = (files: readonly File[]) => {
    setIsPacking(files.length > 1);
    void together(files)
      .then(add)
      .finally(() => setIsPacking(false));
  };
  const [isPasting, setIsPasting] = useState(false);
  const [pasted, setPasted] = useState("");

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (isPasting || isField(event.target)) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // Copied cells come with a picture of themselves, a copied file with its name as text.
    const documents = files.filter(({ type }) => !type.startsWith("image/"));
    if (documents.length > 0) take(documents);
    else if (text.trim() !== "") {
      setPasted(text);
      setIsPasting(true);
    }
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, []);

  return (
    <div data-screen-only className="mb-6">
      <DropZone
        accept=".csv,.txt,.tsv,.xlsx,.xlsm,.json,.xml,.html,.htm,.zip,.tar"
        takesAny
        multiple
        onFiles={take}
        isBusy={isPacking}
      >
        <span className="font-medium text-fg">Drop inventory files here, or choose them</span>
        <span className="mx-auto mt-0.5 block max-w-[64ch] text-balance">
          Excel, CSV, text, JSON or XML: a UCM export, a readiness report, what switches print of their neighbours,
          saved phone pages (a folder, or a zip of them), a list of MACs. Nothing reaches the inventory before you say
          so.
        </span>
      </DropZone>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => setIsPasting(true)}>
          <ClipboardPaste aria-hidden />
          Paste cells or MACs…
        </Button>
        <span className="max-sm:hidden">
          or press <Kbd>Ctrl V</Kbd> here with cells copied in a spreadsheet.
        </span>
      </p>
      <PasteDialog open={isPasting} onOpenChange={setIsPasting} start={pasted} onFile={(file) => add([file])} />
      {uploads.length > 0 && (
        <ul aria-label="Files being uploaded" aria-live="polite" className="mt-3 grid gap-2">
          {uploads.map((upload) => (
            <li key={upload.key}>
              <UploadLine
                upload={upload}
                projectId={projectId}
                onStop={() => stop(upload.key)}
                onRetry={() => retry(upload.key)}
                onForget={() => forget(upload.key)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Pages and texts that are one inventory go as one file. What cannot be looked into is sent by itself, and the server says why. */
async function together(files: readonly File[]): Promise<readonly File[]> {
  if (files.length < 2) return files;
  return import("@/lib/client/pack-together").then(({ packTogether }) => packTogether(files)).catch(() => files);
}

/** There a paste is for the field alone. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
