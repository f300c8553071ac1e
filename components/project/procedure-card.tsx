"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "@/components/form/form-problem";
import { type Form, useForm } from "@/components/form/use-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Summary } from "@/components/ui/summary";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { routeFor } from "@/lib/domain/procedure/routes";
import { STEP_SCOPE_LABELS, STEP_SCOPES, type Step } from "@/lib/domain/procedure/step";
import type { StepChange, StepChanges } from "@/lib/domain/procedure/step-changes";
import { plural } from "@/lib/format/text";
import type { Project } from "@/lib/schemas/projects";

type Draft = { stepChanges: StepChanges };

/** The steps of the project's procedure: each may get a text of the project's own, and be hidden here. */
export function ProcedureCard({ project }: { project: Project }) {
  const router = useRouter();
  const route = routeFor(project, project.method);
  const form = useForm<Draft, Draft>({
    start: { stepChanges: project.stepChanges },
    schema: () => import("@/lib/schemas/projects").then(({ stepChangesInput }) => stepChangesInput),
    save: async (body) => {
      await call("PATCH /api/projects/{projectId}", {
        params: { projectId: project.id },
        body,
        version: project.version,
      });
      form.reset();
      toast.success("The procedure was saved.");
      router.refresh();
    },
  });
  function loadTheirs() {
    form.forgetProblem();
    router.refresh();
  }
  if (!route) return null;
  const hidden = route.steps.filter(({ id }) => form.values.stepChanges[id]?.isHidden).length;
  return (
    <Card className="mt-6">
      <CardHeader actions={hidden > 0 && <Badge tone="idle">{plural(hidden, "step")} hidden</Badge>}>
        <CardTitle description="The steps are those of Cisco’s guide. What you write stands beside a step on every checklist and work order.">
          Procedure
        </CardTitle>
      </CardHeader>
      <CardBody>
        <form {...form.formProps} className="grid gap-4">
          {STEP_SCOPES.map((scope) => (
            <fieldset key={scope} className="min-w-0">
              <legend className="mb-1 font-medium text-muted text-xs">{STEP_SCOPE_LABELS[scope]}</legend>
              {route.steps
                .filter((step) => step.scope === scope)
                .map((step) => (
                  <StepFields key={step.id} step={step} form={form} />
                ))}
            </fieldset>
          ))}
          <FormProblem
            form={form}
            title="The procedure was not saved"
            stale={{ what: "this procedure", load: loadTheirs }}
          />
          <div className="flex flex-wrap justify-end gap-2">
            {form.isChanged && <Button onClick={form.reset}>Discard changes</Button>}
            <Button type="submit" variant="primary" isBusy={form.isBusy} disabled={!form.isChanged}>
              Save procedure
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}

function StepFields({ step, form }: { step: Step; form: Form<Draft> }) {
  const { stepChanges } = form.values;
  const { note = "", isHidden } = stepChanges[step.id] ?? {};
  const change = (next: StepChange) => form.set({ stepChanges: withStep(stepChanges, step.id, next) });
  return (
    <details className="border-line border-t first-of-type:border-t-0">
      <Summary className="py-1.5">
        <span className={isHidden ? "text-muted line-through" : undefined}>{step.title}</span>
        {isHidden && <Badge tone="idle">Hidden</Badge>}
        {note !== "" && <Badge tone="accent">Text</Badge>}
      </Summary>
      <div className="grid gap-2 pb-3 pl-6">
        <p className="text-muted">{step.instruction}</p>
        <Field label="Text of this project" isOptional error={form.errors[`stepChanges.${step.id}.note`]}>
          {(field) => (
            <Textarea
              {...field}
              rows={2}
              maxLength={1_000}
              value={note}
              onChange={({ target }) => change({ note: target.value, isHidden })}
            />
          )}
        </Field>
        {step.isEvidence ? (
          <p className="text-muted text-xs">It proves the conversion, so it cannot be hidden.</p>
        ) : (
          <Checkbox
            label="Hide this step"
            description="It leaves lists, counts and what others wait for. Ticks that are there stay in the record."
            checked={isHidden === true}
            onChange={({ target }) => change({ note, isHidden: target.checked ? true : undefined })}
          />
        )}
      </div>
    </details>
  );
}

/** Nothing said of a step is no change of it. */
function withStep(all: StepChanges, id: string, { note, isHidden }: StepChange): StepChanges {
  const { [id]: _, ...others } = all;
  if (!note && !isHidden) return others;
  return { ...others, [id]: { ...(note ? { note } : {}), ...(isHidden ? { isHidden } : {}) } };
}
