"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { followJob } from "@/components/live/followed-jobs";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { AfterInventory } from "@/lib/schemas/after-inventories";

/** Stores a report as evidence, once its reader has seen in words what that does. */
export function ApplyButton({ report }: { report: AfterInventory }) {
  const router = useRouter();
  const { outcomes } = report.counts;
  const parts = [
    `${plural(outcomes.verified, "phone")} become verified`,
    outcomes.moved > 0 && `${plural(outcomes.moved, "phone")} count as moved, not licensed`,
    outcomes.contradicted > 0 &&
      `of ${plural(outcomes.contradicted, "contradicted phone")} those that were verified fail`,
  ].filter(Boolean);
  return (
    <ConfirmDialog
      title="Take this report as evidence?"
      description={`${parts.join("; ")}. Each gets this file as its proof. This is not undone: a later proof of a phone takes its place. Phones that were corrected, withdrawn or shown otherwise since are left alone.`}
      confirmLabel="Take as evidence"
      onConfirm={async () => {
        const answer = await call("POST /api/projects/{projectId}/after-inventories/{afterInventoryId}/apply", {
          params: { projectId: report.projectId, afterInventoryId: report.id },
        });
        if ("job" in answer) followJob(answer.job);
        else toast.success(`${plural(answer.applied?.verified ?? 0, "phone")} verified.`);
        router.refresh();
      }}
      trigger={<Button variant="primary">Take as evidence…</Button>}
    />
  );
}
