"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "@/components/form/form-problem";

type BatchProblemProps = { form: { message: string | null; isStale: boolean; forgetProblem: () => void } };

/** Why a change of a batch was not saved; a form of a batch always has one. */
export function BatchProblem({ form }: BatchProblemProps) {
  const router = useRouter();
  function load() {
    form.forgetProblem();
    router.refresh();
  }
  return <FormProblem form={form} stale={{ what: "this batch", load }} />;
}
