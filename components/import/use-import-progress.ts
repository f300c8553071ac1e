"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { usePolling } from "@/components/live/use-polling";
import { call } from "@/lib/client/api";
import type { InventoryImport } from "@/lib/schemas/imports";

const ASK_EVERY_MS = 3000;
const CLOCK_MS = 1000;

type Running = Pick<InventoryImport, "id" | "status" | "progress">;

/** Follows a job of an import to its end. Returns the time, for estimates; null before the first second has passed. */
export function useImportProgress(item: Running): number | null {
  const router = useRouter();
  const [now, setNow] = useState<number | null>(null);
  // The API is asked first: without network router.refresh() would end in a navigation to nowhere.
  usePolling(async () => {
    try {
      const { status, progress } = await call("GET /api/imports/{importId}", { params: { importId: item.id } });
      if (status !== item.status || progress !== item.progress) router.refresh();
    } catch {
      // The next question will tell.
    }
  }, ASK_EVERY_MS);
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => clearInterval(clock);
  }, []);
  return now;
}
