"use client";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ProjectForm } from "./project-draft";

/** The browser's own zone until somebody chooses another. Browser and server may know different zones, so the list waits. */
export const zoneOfBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

export function TimeZoneField({ form }: { form: ProjectForm }) {
  const isHydrated = useIsHydrated();
  const chosen = form.values.timeZone || (isHydrated ? zoneOfBrowser() : "UTC");
  const zones = isHydrated ? [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])] : [chosen];
  return (
    <Field
      label="Time zone"
      hint="The time zone of the sites. The dates of batches are in it."
      error={form.errors.timeZone}
    >
      {(control) => (
        <NativeSelect {...control} {...form.control("timeZone")} value={chosen}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
