import { fromWallTime, toWallTime } from "@/lib/domain/wall-time";

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

/** A time that is no year of ours: every year is said. */
const NO_YEAR = "1970-01-01T00:00:00Z";

/**
 * Under fields of times, which each browser writes in its own way: what is meant, as it is written everywhere else.
 * The times are by the clock of the zone, as such fields hold them.
 */
export function windowHint({ startsAt, endsAt }: { startsAt: string; endsAt: string }, timeZone: string): string {
  const window = { startsAt: fromWallTime(startsAt, timeZone), endsAt: fromWallTime(endsAt, timeZone) };
  const text = windowText(window, timeZone, NO_YEAR);
  const zone = `n the time zone ${timeZone.replaceAll("_", " ")}.`;
  return text === null ? `I${zone}` : `${text}, i${zone}`;
}
