"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import { type ConversionTarget, DEFAULT_POLICY } from "@/lib/domain/conversion";
import { readPlan, WAYS } from "@/lib/format/plan-words";

export const DEFAULT_PLAN: ConversionTarget = {
  direction: "E2M",
  target: "webex-calling",
  policy: DEFAULT_POLICY,
  loads: {},
};

type CheckPlanProps = { plan: ConversionTarget; onChange: (plan: ConversionTarget) => void };

/** Which way and where to; the loads are the guide's. */
export function CheckPlan({ plan, onChange }: CheckPlanProps) {
  const { direction, target, policy } = plan;
  return (
    <div className="flex flex-col gap-2">
      <Field label="Direction and target">
        {(control) => (
          <NativeSelect
            {...control}
            value={`${direction}.${target}`}
            onChange={(event) => onChange({ ...plan, ...wayOf(event.target.value) })}
          >
            {WAYS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {direction === "E2M" && (
        <Checkbox
          checked={policy.acceptMissingVid}
          onChange={(event) => onChange({ ...plan, policy: { acceptMissingVid: event.target.checked } })}
          label="Accept a missing VID where every version is eligible"
        />
      )}
    </div>
  );
}

function wayOf(value: string): Pick<ConversionTarget, "direction" | "target"> {
  const { direction, target } = readPlan(value) ?? DEFAULT_PLAN;
  return { direction, target };
}
