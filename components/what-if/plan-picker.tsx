"use client";
import { Plus, X } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import { MOST_PLANS, type PlanChoice, planText, readPlan, VID_POLICIES, WAYS } from "@/lib/format/plan-words";

/** Which plans stand beside the present one. The address holds them, so the comparison can be sent to a colleague. */
export function PlanPicker({ plans }: { plans: readonly PlanChoice[] }) {
  const router = useRouter();
  const path = usePathname();
  const [isPending, startTransition] = useTransition();

  function show(next: readonly PlanChoice[]) {
    const query = new URLSearchParams({ plans: next.map(planText).join(",") });
    startTransition(() => router.replace(`${path}?${query}` as never, { scroll: false }));
  }
  const change = (index: number, plan: PlanChoice | null) =>
    show(plans.flatMap((other, at) => (at === index ? (plan ?? []) : other)));

  return (
    <div data-screen-only aria-busy={isPending} className="mb-4 flex flex-col gap-3">
      {plans.map((plan, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a plan is its place in the row; two may be alike
        <div key={index} className="flex flex-wrap items-end gap-2">
          <Field label={`Plan ${index + 1}`} className="w-full sm:w-96">
            {(control) => (
              <NativeSelect
                {...control}
                value={`${plan.direction}.${plan.target}`}
                onChange={({ target }) => change(index, readPlan(`${target.value}.${policyOf(plan)}`))}
              >
                {WAYS.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          {plan.direction === "E2M" && (
            <Field label="Policy" className="w-full sm:w-96">
              {(control) => (
                <NativeSelect
                  {...control}
                  value={policyOf(plan)}
                  onChange={({ target }) => change(index, { ...plan, acceptMissingVid: target.value === "lenient" })}
                >
                  {VID_POLICIES.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
          )}
          <Button variant="ghost" onClick={() => change(index, null)}>
            <X aria-hidden />
            Remove<span className="sr-only">plan {index + 1}</span>
          </Button>
        </div>
      ))}
      {plans.length < MOST_PLANS && (
        <div>
          <Button onClick={() => show([...plans, FIRST_CHOICE])}>
            <Plus aria-hidden />
            Add a plan
          </Button>
        </div>
      )}
    </div>
  );
}

const FIRST_CHOICE: PlanChoice = { direction: "E2M", target: "webex-calling", acceptMissingVid: true };
const policyOf = ({ acceptMissingVid }: PlanChoice) => (acceptMissingVid ? "lenient" : "strict");
