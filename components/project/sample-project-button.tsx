"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { routeOf } from "@/components/ui/route-of";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/operation-id";

type SampleProjectButtonProps = { label?: string; size?: "md" | "lg" };

/** Makes a project with a made-up fleet; its file is then read by a job, which the overview follows. */
export function SampleProjectButton({ label = "Load a sample fleet", size = "md" }: SampleProjectButtonProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  // One key for all tries of this button: a second click after a lost answer does not make a second project.
  const [key, setKey] = useState<string | null>(null);

  async function load() {
    const idempotencyKey = key ?? newOperationId();
    setKey(idempotencyKey);
    setIsBusy(true);
    try {
      const project = await call("POST /api/sample-project", { idempotencyKey });
      setKey(null);
      router.push(routeOf(`/projects/${project.id}`));
    } catch (error) {
      toast.error("The sample fleet was not loaded", { description: messageOf(error) });
      setIsBusy(false);
    }
  }

  return (
    <Button size={size} isBusy={isBusy} onClick={load}>
      {label}
    </Button>
  );
}
