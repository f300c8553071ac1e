"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { type Checker, useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { CASE_PATH } from "@/lib/domain/licenses/glo-case";
import { GLO_CASE } from "@/lib/domain/procedure/links";
import { formatDay } from "@/lib/format/day";
import type { CaseInput, Replacement } from "@/lib/schemas/licenses";

type ReplacementCaseProps = { phoneId: string; replacement: Replacement; canManage: boolean };

/** The case by which the licence of a replacement is asked for: its text to copy, its number, when it was opened and answered. */
export function ReplacementCase({ phoneId, replacement, canManage }: ReplacementCaseProps) {
  const { caseNumber, openedAt, answeredAt } = replacement;
  return (
    <section aria-label="Case for its licence" className="mt-4 border-line border-t pt-3">
      <h3 className="font-medium">Its licence comes by a case with Global Licensing Operations</h3>
      <p className="mt-1 text-muted">
        <a
          href={GLO_CASE.template}
          target="_blank"
          rel="noreferrer"
          className="text-accent underline underline-offset-2"
        >
          Open a case
        </a>
        : {CASE_PATH}. The licence of the returned phone cannot be used again.
      </p>
      <pre className="my-2 max-w-full overflow-x-auto whitespace-pre-wrap rounded-md border border-line bg-idle-soft p-3 text-xs">
        {replacement.caseText}
      </pre>
      <CopyButton value={replacement.caseText} label="Copy the text of the case" isLabelled />
      {canManage ? (
        <CaseForm phoneId={phoneId} replacement={replacement} />
      ) : (
        <p className="mt-2">
          {caseNumber ? `Case ${caseNumber}` : "No case yet"}
          {openedAt && `, opened ${formatDay(openedAt)}`}
          {answeredAt && `, answered ${formatDay(answeredAt)}`}
        </p>
      )}
    </section>
  );
}

function CaseForm({ phoneId, replacement }: { phoneId: string; replacement: Replacement }) {
  const router = useRouter();
  const form = useForm({
    start: {
      caseNumber: replacement.caseNumber ?? "",
      openedAt: replacement.openedAt ?? "",
      answeredAt: replacement.answeredAt ?? "",
    },
    schema: (): Promise<Checker<CaseInput>> => import("@/lib/schemas/licenses").then(({ caseInput }) => caseInput),
    inputOf: ({ caseNumber, openedAt, answeredAt }) => ({
      caseNumber: caseNumber.trim() || null,
      openedAt: openedAt || null,
      answeredAt: answeredAt || null,
    }),
    save: async (body) => {
      await call("PUT /api/phones/{phoneId}/replacement-case", { params: { phoneId }, body });
      toast.success("The case is kept");
      router.refresh();
    },
  });
  return (
    <form {...form.formProps} className="mt-3 grid grid-cols-2 gap-3">
      <TextField
        form={form}
        name="caseNumber"
        label="Case number"
        isOptional
        maxLength={60}
        fieldClassName="col-span-2"
      />
      <TextField form={form} name="openedAt" label="Opened on" type="date" isOptional />
      <TextField form={form} name="answeredAt" label="Answered on" type="date" isOptional />
      <FormProblem form={form} title="Not kept" className="col-span-2" />
      <div className="col-span-2">
        <Button type="submit" size="sm" isBusy={form.isBusy}>
          Keep the case
        </Button>
      </div>
    </form>
  );
}
