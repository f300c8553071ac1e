"use client";
import { useRouter } from "next/navigation";
import { useRefreshOnChange } from "./use-refresh-on-change";

/** For pages that are read on the server and must stay live. */
export function RefreshOnChange({ projectId, everyMs = 1000 }: { projectId: string; everyMs?: number }) {
  const router = useRouter();
  useRefreshOnChange(projectId, () => router.refresh(), everyMs);
  return null;
}
