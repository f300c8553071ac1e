"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import type { ServiceContract } from "@/lib/domain/pricing/order-list";

const CHOICES = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Not known" },
] as const satisfies readonly { value: ServiceContract; label: string }[];

const MEANS = {
  yes: "No support is ordered: the service contract covers the licences.",
  no: "Each licence is ordered with its support, one for one by our reading of the guide. Software support only, no RMA.",
  unknown: "The support lines are open: they are ordered only when there is no service contract. Ask the customer.",
} as const satisfies Record<ServiceContract, string>;

type ContractChoiceProps = { projectId: string; customer: string; contract: ServiceContract; canEdit: boolean };

/** Whether the customer has a service contract: it decides the support lines, in all projects of the customer. */
export function ContractChoice({ projectId, customer, contract, canEdit }: ContractChoiceProps) {
  const router = useRouter();
  const [isSaving, startSaving] = useTransition();
  const [shown, show] = useOptimistic(contract);

  function choose(serviceContract: ServiceContract) {
    startSaving(async () => {
      show(serviceContract);
      try {
        await call("PUT /api/projects/{projectId}/service-contract", {
          params: { projectId },
          body: { serviceContract },
        });
      } catch (error) {
        toast.error("Not saved", { description: messageOf(error) });
      }
      startSaving(() => router.refresh());
    });
  }

  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="font-medium">Does {customer} have a service contract?</span>
        {canEdit ? (
          <Segmented
            label={`Does ${customer} have a service contract?`}
            items={CHOICES}
            value={shown}
            onChange={choose}
            isDisabled={isSaving}
          />
        ) : (
          <span>{CHOICES.find(({ value }) => value === contract)?.label}</span>
        )}
      </div>
      <p className="text-muted">{MEANS[shown]}</p>
    </div>
  );
}
