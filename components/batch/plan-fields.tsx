import { useId } from "react";
import { SelectField, TextAreaField, TextField } from "@/components/form/text-field";
import type { Form } from "@/components/form/use-form";
import type { PlanValues } from "./plan-values";
import { ScheduleFields } from "./schedule-fields";
import { useSites } from "./use-sites";

type PlanFieldsProps = { projectId: string; form: Form<PlanValues>; timeZone: string };

const FAMILIES = [
  { value: "mixed", label: "Every model of a place together" },
  { value: "apart", label: "One load family in a batch" },
];
const ORDERS = [
  { value: "name", label: "By name" },
  { value: "largest", label: "The largest first" },
  { value: "smallest", label: "The smallest first" },
];
const PRE_UPGRADES = [
  { value: "no", label: "With the others" },
  { value: "yes", label: "First at their site" },
];
const DATES = [
  { value: "none", label: "No dates yet" },
  { value: "windows", label: "A window for each new batch" },
];

/** What is wished of a plan: sizes, what is together, in which order, and when. */
export function PlanFields({ projectId, form, timeZone }: PlanFieldsProps) {
  const sitesId = useId();
  const sites = useSites(projectId);
  return (
    <>
      <datalist id={sitesId}>
        {sites.map((site) => (
          <option key={site} value={site} />
        ))}
      </datalist>
      <TextField
        form={form}
        name="pilotSize"
        label="Phones in the pilot"
        hint="0: no pilot. It grows until each load has one phone in it."
        inputMode="numeric"
      />
      <TextField
        form={form}
        name="pilotSite"
        label="Site of the pilot"
        hint="Empty: the largest."
        list={sitesId}
        isOptional
      />
      <TextAreaField
        form={form}
        name="pilotMacs"
        label="Phones of the pilot, by hand"
        hint="MAC addresses, one in a line. They come first; the pilot is filled up to its size. Empty: all are chosen for you."
        rows={2}
        isOptional
        spellCheck={false}
        fieldClassName="sm:col-span-2"
      />
      <TextField
        form={form}
        name="maxSize"
        label="Phones in a batch, at most"
        hint="As many as a team can convert in one window."
        inputMode="numeric"
      />
      <SelectField
        form={form}
        name="families"
        label="Models"
        hint="A site is split along its floors; small floors join their neighbour."
        options={FAMILIES}
      />
      <SelectField form={form} name="siteOrder" label="Order of the sites" options={ORDERS} />
      <SelectField
        form={form}
        name="preUpgradesFirst"
        label="Phones whose firmware must be raised first"
        options={PRE_UPGRADES}
      />
      <TextAreaField
        form={form}
        name="firstSites"
        label="Sites that come first"
        hint="One in a line, in their order; the others follow."
        rows={3}
        isOptional
        fieldClassName="sm:col-span-2"
      />
      <SelectField form={form} name="dates" label="Dates" options={DATES} fieldClassName="sm:col-span-2" />
      {form.values.dates === "windows" && <ScheduleFields form={form} timeZone={timeZone} sitesId={sitesId} />}
    </>
  );
}
