"use client";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useProjectChanges } from "@/lib/client/use-project-changes";

const NOT_MORE_OFTEN_MS = 1000;

/** Reads a page of a project anew when something in it changed: by others, by a job, by an import that runs. */
export function LiveRefresh({ projectId }: { projectId: string }) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useProjectChanges(projectId, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      router.refresh();
    }, NOT_MORE_OFTEN_MS);
  });
  return null;
}
