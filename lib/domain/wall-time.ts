/** The time a clock on the wall shows in a time zone, as `<input type="datetime-local">` writes it: 2026-11-22T14:30. */

export function toWallTime(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(iso));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}`;
}

const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/; // Date.parse() alone reads "" and the seconds after it as a day in 2000

/** The moment at which the wall clock of the zone shows this; `null` when it is no time. */
export function fromWallTime(text: string, timeZone: string): string | null {
  const asUtc = WALL_TIME.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  // The zone's offset depends on the moment that is sought: two rounds come to rest, also around a change of the clock.
  let moment = asUtc;
  for (let round = 0; round < 2; round += 1) {
    moment = asUtc - (Date.parse(`${toWallTime(new Date(moment).toISOString(), timeZone)}:00Z`) - moment);
  }
  return new Date(moment).toISOString();
}
