"use client";
import { TextField } from "@/components/form/text-field";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { LoadFields } from "./load-fields";
import type { ProjectForm } from "./project-draft";
import { TargetFields } from "./target-fields";
import { TimeZoneField } from "./time-zone-field";

/** All a project decides: the same fields when it is made and when it is changed. */
export function ProjectFields({ form }: { form: ProjectForm }) {
  const { values, set } = form;
  return (
    <>
      <Card>
        <CardHeader>
          <CardTitle>Project</CardTitle>
        </CardHeader>
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <TextField form={form} name="name" label="Name" hint="For example the site or the year." required />
          <TextField form={form} name="customer" label="Customer" hint="Whose phones these are." required />
          <TimeZoneField form={form} />
        </CardBody>
      </Card>
      <TargetFields form={form} />
      <Card>
        <CardHeader>
          <CardTitle>Rules</CardTitle>
        </CardHeader>
        <CardBody className="flex flex-col gap-4">
          {values.direction === "E2M" && (
            <Checkbox
              name="acceptMissingVid"
              checked={values.acceptMissingVid}
              onChange={(event) => set({ acceptMissingVid: event.target.checked })}
              label="Accept a missing VID where every version is eligible"
              description="The guide asks for the VID of every phone that goes to MPP (Table 3). For most models it decides nothing: with this on they count as eligible, with a note. On 7821, 7841 and 7861 the VID decides and is always asked for."
            />
          )}
          <LoadFields form={form} />
        </CardBody>
      </Card>
    </>
  );
}
