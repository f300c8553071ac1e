"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Summary } from "@/components/ui/summary";
import { LOAD_FAMILIES } from "@/lib/domain/conversion";
import { DEFAULT_LOADS } from "@/lib/domain/rules/eligibility/target-load";
import { LOAD_FAMILY_LABELS } from "@/lib/format/labels";
import type { ProjectDraft, ProjectForm } from "./project-draft";

/** Newer loads than the guide's, family by family. An empty field keeps the guide's. */
export function LoadFields({ form }: { form: ProjectForm }) {
  const { values, set, errors } = form;
  const named = LOAD_FAMILIES.filter((family) => values.loads[family].trim() !== "").length;
  const [isOpenAtFirst] = useState(named > 0); // then the reader decides; emptying the last field must not close it
  const table = values.direction === "E2M" ? "Table 5" : "Table 6";
  return (
    <details className="group rounded-md border border-line" open={isOpenAtFirst}>
      <Summary className="flex items-center gap-2 rounded-md px-3 py-2 hover:bg-hover pointer-coarse:min-h-11">
        <span className="font-medium">Loads</span>
        <span className="ml-auto text-muted text-xs">
          {named === 0 ? `The guide’s, ${table}` : `${named} of ${LOAD_FAMILIES.length} named by the project`}
        </span>
      </Summary>
      <div className="grid gap-4 border-line border-t px-3 py-4 sm:grid-cols-2">
        <p className="text-muted sm:col-span-2">
          What the phones are moved to. An empty field keeps the load printed in {table} of the guide; name a newer one
          where your call control asks for it. A load below a phone’s floor is pointed out on the phone.
        </p>
        {LOAD_FAMILIES.map((family) => (
          <Field key={family} label={LOAD_FAMILY_LABELS[family]} error={errors[`loads.${family}`]} isOptional>
            {(control) => (
              <Input
                {...control}
                name={`loads.${family}`}
                autoComplete="off"
                spellCheck={false}
                className="code"
                placeholder={defaultLoad(values, family)}
                value={values.loads[family]}
                onChange={(event) => set({ loads: { ...values.loads, [family]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}

const defaultLoad = ({ direction }: ProjectDraft, family: string) =>
  DEFAULT_LOADS.find((row) => row.direction === direction && row.family === family)?.load;
