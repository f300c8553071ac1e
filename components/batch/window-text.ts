import { toWallTime } from "@/lib/domain/wall-time";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type Window = { startsAt: string | null; endsAt: string | null };

/** "5 Dec, 20:00–23:00" by the clock of the zone. A day is said once; a year only when it is not the present one. */
export function windowText({ startsAt, endsAt }: Window, timeZone: string, now: string): string | null {
  const year = toWallTime(now, timeZone).slice(0, 4);
  const start = startsAt === null ? null : partsOf(startsAt, timeZone, year);
  const end = endsAt === null ? null : partsOf(endsAt, timeZone, year);
  if (start && end && start.day === end.day) return `${start.day}, ${start.time}–${end.time}`;
  if (start && end) return `${start.day}, ${start.time} – ${end.day}, ${end.time}`;
  if (start) return `From ${start.day}, ${start.time}`;
  return end ? `Until ${end.day}, ${end.time}` : null;
}

function partsOf(iso: string, timeZone: string, presentYear: string) {
  const [date = "", time = ""] = toWallTime(iso, timeZone).split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  const name = `${Number(day)} ${MONTHS[Number(month) - 1]}`;
  return { day: year === presentYear ? name : `${name} ${year}`, time };
}
