"use client";
import { useRouter } from "next/navigation";
import { useLiveRefresh } from "./use-live-refresh";

/** Reads a page of a project again when something in it changed: by others, by a job, by an import that runs. */
export function LiveRefresh({ projectId, everyMs = 1000 }: { projectId: string; everyMs?: number }) {
  const router = useRouter();
  useLiveRefresh(projectId, () => router.refresh(), everyMs);
  return null;
}
