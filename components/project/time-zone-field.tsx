"use client";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";

type TimeZoneFieldProps = { value: string; onChange: (timeZone: string) => void; error?: string };

/** The browser's own zone until somebody chooses another. Browser and server may know different zones, so the list waits. */
export const zoneOfBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

export function TimeZoneField({ value, onChange, error }: TimeZoneFieldProps) {
  const isHydrated = useIsHydrated();
  const chosen = value || (isHydrated ? zoneOfBrowser() : "UTC");
  const zones = isHydrated ? [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])] : [chosen];
  return (
    <Field label="Time zone" hint="Of the sites; dates of batches are meant in it." error={error}>
      {(control) => (
        <NativeSelect {...control} name="timeZone" value={chosen} onChange={(event) => onChange(event.target.value)}>
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
