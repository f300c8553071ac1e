"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { followJob } from "@/components/live/followed-jobs";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { routeOf } from "@/components/ui/route-of";
import { call } from "@/lib/client/api";

/** Judges every begun phone by an upload. It leads to the reports; nothing is changed before one of them is applied. */
export function JudgeButton({ projectId, importId }: { projectId: string; importId: string }) {
  const router = useRouter();
  const [taken, setTaken] = useState("");
  return (
    <ConfirmDialog
      title="Judge the begun phones by this file?"
      description="Every phone on which work has begun is compared with what the file says it runs now. You see the result first; no phone is changed, and nothing is imported."
      confirmLabel="Judge the phones"
      onConfirm={async () => {
        const { job } = await call("POST /api/imports/{importId}/after-inventory", {
          params: { importId },
          body: taken === "" ? {} : { takenAt: new Date(taken).toISOString() },
        });
        followJob(job);
        router.push(routeOf(`/projects/${projectId}/imports/after-inventories`));
      }}
      trigger={<Button>Judge begun phones…</Button>}
    >
      <Field
        label="When was this inventory taken?"
        isOptional
        hint="Left empty: just now. What a phone showed later than this stands."
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={taken}
            onChange={({ currentTarget }) => setTaken(currentTarget.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
