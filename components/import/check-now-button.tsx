"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";

/** A file that waits says what it would do only after it was read in full. */
export function CheckNowButton({ importId, filename }: { importId: string; filename: string }) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  async function check() {
    setIsBusy(true);
    try {
      await call("POST /api/imports/{importId}/check", { params: { importId } });
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
    setIsBusy(false);
  }
  return (
    <span className="mt-1 flex items-center gap-2 whitespace-nowrap text-muted text-xs">
      Not checked yet
      <Button size="sm" isBusy={isBusy} onClick={() => void check()}>
        Check now<span className="sr-only">: {filename}</span>
      </Button>
    </span>
  );
}
