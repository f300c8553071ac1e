"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";

type ApplyRulesButtonProps = { projectId: string; ruleSetVersion: string; changed: number };

/** Applies the edition whose difference stands beside it. */
export function ApplyRulesButton({ projectId, ruleSetVersion, changed }: ApplyRulesButtonProps) {
  const router = useRouter();

  async function apply() {
    const params = { projectId };
    await call("POST /api/projects/{projectId}/rules/apply", { params, body: { ruleSetVersion } });
    toast.success(`Edition ${ruleSetVersion} is applied`, {
      description: "Every phone is being judged again; the overview follows.",
    });
    router.push(`/projects/${projectId}/rules`);
    router.refresh();
  }

  return (
    <ConfirmDialog
      title={`Apply edition ${ruleSetVersion}?`}
      description={
        changed === 0
          ? "No verdict changes. Every phone is judged by the newer edition from now on."
          : `${plural(changed, "phone")} get another verdict; the history of each says why. There is no way back to the older edition.`
      }
      confirmLabel="Apply it"
      onConfirm={apply}
      trigger={<Button variant="primary">Apply edition {ruleSetVersion}</Button>}
    />
  );
}
