import { definedOf } from "@/lib/domain/typed-object";
import { fromWallTime, toWallTime } from "@/lib/domain/wall-time";

/** When work is done at a site, by the clock on its wall. */
export type SiteHours = {
  timeZone: string;
  /** Days of the week on which phones are converted: 1 is Monday, 7 is Sunday. */
  weekdays: readonly number[];
  /** 18:00; a window that ends before it begins ends on the next day. */
  from: string;
  to: string;
  /** Holidays and freeze days, as 2026-12-25. */
  closedDays: readonly string[];
};

export type Schedule = SiteHours & {
  /** The first day of the pilot, or of the first wave when there is none. */
  firstDay: string;
  /** Days between the pilot and the first wave, to see that the pilot works. */
  daysAfterPilot: number;
  /** Phones a day, at all sites together; null: no limit. */
  perDay: number | null;
  /** People at work in a window, and how many phones one of them converts; null: no limit. */
  technicians: number | null;
  perTechnician: number | null;
  /** What is different at a site. */
  sites: readonly SiteException[];
};

export type SiteException = { site: string } & { [Key in keyof SiteHours]?: SiteHours[Key] | undefined };

export type DatedWindow = { day: string; startsAt: string; endsAt: string };
type Undated = { kind: "pilot" | "wave"; site: string | null; phones: number };

/** How many phones a day takes; no batch may be larger. */
export function capacityOf({ perDay, technicians, perTechnician }: Schedule): number {
  const people =
    technicians === null || perTechnician === null ? Number.POSITIVE_INFINITY : technicians * perTechnician;
  return Math.min(perDay ?? Number.POSITIVE_INFINITY, people);
}

/** So far ahead a day is looked for: ten years. */
const MOST_DAYS = 3_660;

/** A batch that has its day already, by the clock of the schedule. */
export type DatedBatch = { kind: "pilot" | "wave"; day: string; phones: number };

/**
 * Gives each batch its window, in their order: the first day on which its site is at work and that has room, not before the first
 * day of the plan, and no wave before the pilot has proved itself. A batch for which there is none in ten years gets null.
 */
export function dateBatches(
  batches: readonly Undated[],
  schedule: Schedule,
  dated: readonly DatedBatch[] = [],
): (DatedWindow | null)[] {
  const capacity = capacityOf(schedule);
  const used = new Map<string, number>();
  for (const { day, phones } of dated) used.set(day, (used.get(day) ?? 0) + phones);
  const hours = new Map(schedule.sites.map(({ site, ...own }) => [site, { ...schedule, ...definedOf(own) }]));
  const usual = new Calendar(schedule, schedule.firstDay);
  const others = new Map([...hours].map(([site, own]) => [site, new Calendar(own, schedule.firstDay)]));
  const afterPilot = (day: number) => day + 1 + schedule.daysAfterPilot;
  const pilots = dated.filter(({ kind }) => kind === "pilot");
  let wavesFrom = Math.max(0, ...pilots.map(({ day }) => afterPilot(daysBetween(schedule.firstDay, day))));
  return batches.map(({ kind, site, phones }) => {
    const calendar = (site === null ? undefined : others.get(site)) ?? usual;
    const hasRoom = (date: string) => phones + (used.get(date) ?? 0) <= capacity;
    const day = calendar.firstFree(kind === "pilot" ? 0 : wavesFrom, phones, hasRoom);
    if (day === null) return null;
    const date = dayAfter(schedule.firstDay, day);
    used.set(date, (used.get(date) ?? 0) + phones);
    if (kind === "pilot") wavesFrom = Math.max(wavesFrom, afterPilot(day));
    return calendar.windowOf(date);
  });
}

/** The days of one site. What a day holds only grows, so a day that was too full for so many phones stays it. */
class Calendar {
  readonly #closed: ReadonlySet<string>;
  readonly #from = new Map<number, number>();
  readonly #windows = new Map<string, DatedWindow | null>();

  constructor(
    readonly hours: SiteHours,
    readonly firstDay: string,
  ) {
    this.#closed = new Set(hours.closedDays);
  }

  firstFree(earliest: number, phones: number, hasRoom: (date: string) => boolean): number | null {
    const start = Math.max(earliest, this.#from.get(phones) ?? 0);
    for (let day = start; day < MOST_DAYS; day += 1) {
      const date = dayAfter(this.firstDay, day);
      if (!this.#isOpen(date) || !hasRoom(date)) continue;
      this.#from.set(phones, day);
      return day;
    }
    this.#from.set(phones, MOST_DAYS);
    return null;
  }

  #isOpen(date: string): boolean {
    return this.hours.weekdays.includes(weekdayOf(date)) && !this.#closed.has(date);
  }

  /** Reading a clock is slow, and many batches share a day. */
  windowOf(date: string): DatedWindow | null {
    const known = this.#windows.get(date);
    if (known !== undefined) return known;
    const window = this.#windowOn(date);
    this.#windows.set(date, window);
    return window;
  }

  #windowOn(date: string): DatedWindow | null {
    const { from, to, timeZone } = this.hours;
    const startsAt = fromWallTime(`${date}T${from}`, timeZone);
    const endsAt = fromWallTime(`${to > from ? date : dayAfter(date, 1)}T${to}`, timeZone);
    return startsAt === null || endsAt === null ? null : { day: date, startsAt, endsAt };
  }
}

const DAY_MS = 86_400_000;

export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The moment so many days later at the same time by the clock of the zone, also across a change of that clock. */
export function movedByDays(iso: string, days: number, timeZone: string): string {
  const [date = "", time = ""] = toWallTime(iso, timeZone).split("T");
  return fromWallTime(`${dayAfter(date, days)}T${time}`, timeZone) ?? iso;
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The Monday of the week that a date is in. */
export const mondayOf = (date: string): string => dayAfter(date, 1 - weekdayOf(date));
