import { TextField } from "@/components/form/text-field";
import type { Form } from "@/components/form/use-form";
import { Checkbox } from "@/components/ui/checkbox";
import type { PlanValues } from "./plan-values";
import { SiteHoursFields } from "./site-hours-fields";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

type ScheduleFieldsProps = {
  form: Form<PlanValues>;
  timeZone: string;
  /** Of the list of sites that fields for one suggest. */
  sitesId: string;
};

/** When batches may be converted: first day, hours, days of the week, days off, and how many phones a day. */
export function ScheduleFields({ form, timeZone, sitesId }: ScheduleFieldsProps) {
  const closed = Object.entries(form.errors).find(([path]) => path.startsWith("schedule.closedDays"))?.[1];
  return (
    <fieldset className="grid min-w-0 items-start gap-4 sm:col-span-2 sm:grid-cols-2">
      <legend className="sr-only">Windows</legend>
      <TextField form={form} name="schedule.firstDay" label="First day" type="date" />
      <TextField
        form={form}
        name="schedule.daysAfterPilot"
        label="Days between the pilot and the first wave"
        hint="To see that the pilot works."
        inputMode="numeric"
      />
      <TextField form={form} name="schedule.from" label="Windows begin at" type="time" />
      <TextField
        form={form}
        name="schedule.to"
        label="Windows end at"
        hint={`In the time zone ${timeZone.replaceAll("_", " ")}; an earlier time is on the next day.`}
        type="time"
      />
      <Weekdays form={form} />
      <TextField
        form={{ ...form, errors: closed ? { ...form.errors, "schedule.closedDays": closed } : form.errors }}
        name="schedule.closedDays"
        label="Holidays and freeze days"
        hint="As 2026-12-24, 2026-12-25."
        isOptional
      />
      <TextField
        form={form}
        name="schedule.perDay"
        label="Phones a day, at most"
        hint="At all sites together."
        inputMode="numeric"
        isOptional
      />
      <TextField
        form={form}
        name="schedule.technicians"
        label="Technicians"
        hint="At work in a window."
        inputMode="numeric"
        isOptional
      />
      <TextField
        form={form}
        name="schedule.perTechnician"
        label="Phones for each technician"
        hint="In a window."
        inputMode="numeric"
        isOptional
      />
      <SiteHoursFields form={form} sitesId={sitesId} />
    </fieldset>
  );
}

function Weekdays({ form }: { form: Form<PlanValues> }) {
  const { weekdays } = form.values;
  const problem = form.errors["schedule.weekdays"];
  const toggle = (day: number, isOn: boolean) =>
    form.set({ weekdays: isOn ? [...weekdays, day].sort() : weekdays.filter((one) => one !== day) });
  return (
    <fieldset className="min-w-0 sm:col-span-2" aria-invalid={problem ? true : undefined}>
      <legend className="font-medium">Days of the week</legend>
      <div className="mt-1 flex flex-wrap gap-x-4">
        {DAYS.map((name, index) => (
          <Checkbox
            key={name}
            label={name}
            checked={weekdays.includes(index + 1)}
            onChange={({ target }) => toggle(index + 1, target.checked)}
          />
        ))}
      </div>
      {problem && (
        <p role="alert" className="text-bad text-xs">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
