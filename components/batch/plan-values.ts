import type { PlanWishesInput } from "@/lib/schemas/batches";

/** A site where other hours hold, as it is typed; what is empty is as elsewhere. */
export type SiteHoursRow = { site: string; timeZone: string; from: string; to: string; closedDays: string };

/** What the fields of the form hold. A name is the path of the wish, so that what is wrong stands beside its field. */
export const PLAN_START = {
  pilotSize: "10",
  pilotSite: "",
  pilotMacs: "",
  maxSize: "200",
  families: "mixed",
  siteOrder: "name",
  firstSites: "",
  preUpgradesFirst: "no",
  dates: "none",
  "schedule.firstDay": "",
  "schedule.daysAfterPilot": "7",
  "schedule.from": "18:00",
  "schedule.to": "22:00",
  "schedule.closedDays": "",
  "schedule.perDay": "",
  "schedule.technicians": "",
  "schedule.perTechnician": "",
  weekdays: [1, 2, 3, 4, 5] as readonly number[],
  sites: [] as readonly SiteHoursRow[],
};
export type PlanValues = typeof PLAN_START;

export const EMPTY_SITE: SiteHoursRow = { site: "", timeZone: "", from: "", to: "", closedDays: "" };

/** What was typed, as the schema takes it. */
export function wishesOf(values: PlanValues): Record<keyof PlanWishesInput, unknown> {
  return {
    pilotSize: numberOf(values.pilotSize),
    pilotSite: values.pilotSite.trim() || null,
    pilotMacs: values.pilotMacs.split(/[\n,;]/).flatMap((text) => text.trim() || []),
    maxSize: numberOf(values.maxSize),
    families: values.families,
    siteOrder: values.siteOrder,
    firstSites: values.firstSites.split("\n").flatMap((line) => line.trim() || []),
    preUpgradesFirst: values.preUpgradesFirst === "yes",
    schedule: values.dates === "none" ? null : scheduleOf(values),
  };
}

const scheduleOf = (values: PlanValues) => ({
  firstDay: values["schedule.firstDay"],
  daysAfterPilot: numberOf(values["schedule.daysAfterPilot"]),
  from: values["schedule.from"],
  to: values["schedule.to"],
  weekdays: [...values.weekdays],
  closedDays: daysOf(values["schedule.closedDays"]),
  perDay: numberOrNone(values["schedule.perDay"]),
  technicians: numberOrNone(values["schedule.technicians"]),
  perTechnician: numberOrNone(values["schedule.perTechnician"]),
  sites: values.sites.map(({ site, timeZone, from, to, closedDays }) => ({
    site,
    ...given({ timeZone: timeZone.trim(), from, to }),
    // What is closed everywhere is closed there too.
    ...(closedDays.trim() === "" ? {} : { closedDays: daysOf(`${values["schedule.closedDays"]} ${closedDays}`) }),
  })),
});

const numberOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);
const numberOrNone = (text: string): number | null => (text.trim() === "" ? null : numberOf(text));
const daysOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ""))];
const given = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));

/** The fields as they were for a plan before, so that the next one begins there. A first day that is over is not kept. */
export function valuesOf({ schedule, ...wishes }: PlanWishesInput, nextDay: string): PlanValues {
  const base = {
    ...PLAN_START,
    pilotSize: String(wishes.pilotSize),
    pilotSite: wishes.pilotSite ?? "",
    pilotMacs: wishes.pilotMacs.join("\n"),
    maxSize: String(wishes.maxSize),
    families: wishes.families,
    siteOrder: wishes.siteOrder,
    firstSites: wishes.firstSites.join("\n"),
    preUpgradesFirst: wishes.preUpgradesFirst ? "yes" : "no",
    "schedule.firstDay": nextDay,
  };
  if (schedule === null) return base;
  return {
    ...base,
    dates: "windows",
    "schedule.firstDay": schedule.firstDay > nextDay ? schedule.firstDay : nextDay,
    "schedule.daysAfterPilot": String(schedule.daysAfterPilot),
    "schedule.from": schedule.from,
    "schedule.to": schedule.to,
    "schedule.closedDays": schedule.closedDays.join(", "),
    "schedule.perDay": textOf(schedule.perDay),
    "schedule.technicians": textOf(schedule.technicians),
    "schedule.perTechnician": textOf(schedule.perTechnician),
    weekdays: schedule.weekdays,
    sites: schedule.sites.map(({ site, timeZone = "", from = "", to = "", closedDays = [] }) => ({
      site,
      timeZone,
      from,
      to,
      closedDays: closedDays.filter((day) => !schedule.closedDays.includes(day)).join(", "),
    })),
  };
}

const textOf = (value: number | null): string => (value === null ? "" : String(value));

/** The Monday after a moment, as a date field shows it. */
export function nextMonday(now: Date): string {
  const days = ((8 - now.getDay()) % 7) + (now.getDay() === 1 ? 7 : 0);
  const monday = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${monday.getFullYear()}-${two(monday.getMonth() + 1)}-${two(monday.getDate())}`;
}
