import type { ReactNode } from "react";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { DIRECTION_ARROWS, TARGET_SHORT } from "@/lib/format/project-words";

type PlanHeadProps = { title: string; plan: ConversionTarget; children?: ReactNode };

/** What a column stands for. */
export function PlanHead({ title, plan, children }: PlanHeadProps) {
  const named = Object.keys(plan.loads).length;
  return (
    <th scope="col" className="min-w-40 px-4 sm:min-w-52 py-3 text-right font-normal">
      <span className="block font-semibold">{title}</span>
      <span className="block">{DIRECTION_ARROWS[plan.direction]}</span>
      <span className="block text-muted">{TARGET_SHORT[plan.target]}</span>
      {plan.direction === "E2M" && (
        <span className="block text-muted text-xs">
          {plan.policy.acceptMissingVid ? "Missing VID accepted" : "Missing VID asked for"}
        </span>
      )}
      <span className="block text-muted text-xs">{named === 0 ? "Loads of the guide" : "Loads of the project"}</span>
      {children && (
        <span data-screen-only className="mt-2 flex flex-wrap justify-end gap-2">
          {children}
        </span>
      )}
    </th>
  );
}
