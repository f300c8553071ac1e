"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { call } from "@/lib/client/api";
import type { InventoryImport } from "@/lib/schemas/imports";

const LOOK_AGAIN_MS = 3000;
const CLOCK_MS = 1000;

type Running = Pick<InventoryImport, "id" | "status" | "progress">;

/**
 * While a job runs: should the event stream be cut, the page still comes to its end. Answers the time, for estimates; null
 * before the first second has passed.
 */
export function useLookAgain(item: Running): number | null {
  const router = useRouter();
  const [now, setNow] = useState<number | null>(null);
  // Asked through the API first: without network router.refresh() would end in a navigation to nowhere.
  const lookAgain = useEffectEvent(async () => {
    try {
      const { status, progress } = await call("GET /api/imports/{importId}", { params: { importId: item.id } });
      if (status !== item.status || progress !== item.progress) router.refresh();
    } catch {
      // The next look will tell.
    }
  });
  useEffect(() => {
    const look = setInterval(() => void lookAgain(), LOOK_AGAIN_MS);
    const clock = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => {
      clearInterval(look);
      clearInterval(clock);
    };
  }, []);
  return now;
}
