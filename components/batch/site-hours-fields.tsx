import { Plus, X } from "lucide-react";
import type { Form } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { EMPTY_SITE, type PlanValues, type SiteHoursRow } from "./plan-values";

const COLUMNS = [
  { key: "site", label: "Site", type: "text", hint: undefined },
  { key: "timeZone", label: "Time zone", type: "text", hint: "As Asia/Tokyo" },
  { key: "from", label: "From", type: "time", hint: undefined },
  { key: "to", label: "To", type: "time", hint: undefined },
  { key: "closedDays", label: "Closed on", type: "text", hint: "As 2026-12-31" },
] as const satisfies readonly { key: keyof SiteHoursRow; label: string; type: string; hint: string | undefined }[];

/** Sites with a time zone, hours or days off of their own; what is empty is as everywhere. */
export function SiteHoursFields({ form, sitesId }: { form: Form<PlanValues>; sitesId: string }) {
  const { sites } = form.values;
  const change = (at: number, change: Partial<SiteHoursRow>) =>
    form.set({ sites: sites.map((row, index) => (index === at ? { ...row, ...change } : row)) });
  const errorOf = (at: number, key: string) =>
    Object.entries(form.errors).find(([path]) => path.startsWith(`schedule.sites.${at}.${key}`))?.[1];
  return (
    <div className="grid gap-3 sm:col-span-2">
      {sites.map((row, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name while they are typed
          key={at}
          className="grid min-w-0 items-start gap-3 rounded-md border border-line p-3 sm:grid-cols-[2fr_2fr_1fr_1fr_2fr_auto]"
        >
          <legend className="sr-only">{row.site || "A site with hours of its own"}</legend>
          {COLUMNS.map(({ key, label, type, hint }) => (
            <Field key={key} label={label} hint={hint} error={errorOf(at, key) ?? []}>
              {(field) => (
                <Input
                  {...field}
                  type={type}
                  list={key === "site" ? sitesId : undefined}
                  autoComplete="off"
                  value={row[key]}
                  onChange={({ target }) => change(at, { [key]: target.value })}
                />
              )}
            </Field>
          ))}
          <Button
            variant="ghost"
            aria-label={`Remove ${row.site || "this site"}`}
            className="justify-self-end sm:mt-6"
            onClick={() => form.set({ sites: sites.filter((_, index) => index !== at) })}
          >
            <X aria-hidden />
          </Button>
        </fieldset>
      ))}
      <Button className="justify-self-start" onClick={() => form.set({ sites: [...sites, EMPTY_SITE] })}>
        <Plus aria-hidden /> A site with other hours
      </Button>
    </div>
  );
}
