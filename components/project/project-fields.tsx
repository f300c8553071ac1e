"use client";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LoadFields } from "./load-fields";
import { PlanFields } from "./plan-fields";
import type { ProjectDraft } from "./project-draft";
import { TimeZoneField } from "./time-zone-field";

export type ProjectFieldsProps = {
  draft: ProjectDraft;
  onChange: (draft: ProjectDraft) => void;
  errors: Record<string, string>;
};

/** All a project decides: the same fields when it is made and when it is changed. */
export function ProjectFields({ draft, onChange, errors }: ProjectFieldsProps) {
  const set = (change: Partial<ProjectDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <Card>
        <CardHeader>
          <CardTitle>Project</CardTitle>
        </CardHeader>
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" hint="For example the site or the year." error={errors.name}>
            {(control) => (
              <Input
                {...control}
                name="name"
                required
                autoComplete="off"
                value={draft.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label="Customer" hint="Whose phones these are." error={errors.customer}>
            {(control) => (
              <Input
                {...control}
                name="customer"
                required
                autoComplete="off"
                value={draft.customer}
                onChange={(event) => set({ customer: event.target.value })}
              />
            )}
          </Field>
          <TimeZoneField value={draft.timeZone} onChange={(timeZone) => set({ timeZone })} error={errors.timeZone} />
        </CardBody>
      </Card>
      <PlanFields draft={draft} onChange={onChange} errors={errors} />
      <Card>
        <CardHeader>
          <CardTitle>Rules</CardTitle>
        </CardHeader>
        <CardBody className="flex flex-col gap-4">
          {draft.direction === "E2M" && (
            <Checkbox
              name="acceptMissingVid"
              checked={draft.acceptMissingVid}
              onChange={(event) => set({ acceptMissingVid: event.target.checked })}
              label="Accept a missing VID where every version is eligible"
              description="The guide asks for the VID of every phone that goes to MPP (Table 3). For most models it decides nothing: with this on they count as eligible, with a note. On 7821, 7841 and 7861 the VID decides and is always asked for."
            />
          )}
          <LoadFields draft={draft} onChange={onChange} errors={errors} />
        </CardBody>
      </Card>
    </>
  );
}
