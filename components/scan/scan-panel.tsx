"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Scanner, startScanner } from "@/lib/client/scanner/scanner";
import { scannerProblem } from "@/lib/client/scanner/scanner-problem";

type ScanPanelProps = { onRead: (text: string) => void; said?: string | undefined };

/** The camera's picture while it looks for codes. It ends with the panel. */
export function ScanPanel({ onRead, said }: ScanPanelProps) {
  const video = useRef<HTMLVideoElement>(null);
  const scanner = useRef<Scanner | null>(null);
  const [problem, setProblem] = useState<string>();
  const [last, setLast] = useState<string>();
  const [hasLight, setHasLight] = useState(false);
  const [isLit, setIsLit] = useState(false);

  const read = useEffectEvent((text: string) => {
    setLast(text);
    navigator.vibrate?.(60);
    onRead(text);
  });
  useEffect(() => {
    let isClosed = false;
    const element = video.current;
    if (!element) return;
    startScanner(element, (text) => read(text)).then(
      (started) => {
        if (isClosed) return started.stop();
        scanner.current = started;
        setHasLight(started.light !== null);
      },
      (error: unknown) => setProblem(scannerProblem(error instanceof Error ? error.name : "", window.isSecureContext)),
    );
    return () => {
      isClosed = true;
      scanner.current?.stop();
      scanner.current = null;
    };
  }, []);

  async function light() {
    await scanner.current?.light?.(!isLit);
    setIsLit(!isLit);
  }

  if (problem !== undefined)
    return (
      <Notice tone="warn" role="alert" title="No camera" className="mt-2 w-full">
        {problem}
      </Notice>
    );
  return (
    <div className="mt-2 w-full max-w-xl overflow-hidden rounded-lg border border-line bg-idle-soft">
      <video
        ref={video}
        className="block aspect-video w-full object-cover"
        aria-label="Picture of the camera"
        muted
        playsInline
      />
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 px-3 py-2">
        <p role="status" className="min-w-0 wrap-anywhere text-sm">
          {said ?? (last === undefined ? "Hold the label level and fill the width with its code." : `Read: ${last}`)}
        </p>
        {hasLight && (
          <Button size="sm" aria-pressed={isLit} onClick={() => void light()}>
            Light
          </Button>
        )}
      </div>
    </div>
  );
}
