import { parseMac } from "@/lib/domain/phone/mac";

/** What came of a transition authorization, and of which licence file. */
export type AuthorizationReading = {
  outcome: "succeeded" | "failed" | null;
  file: string | null;
  /** The phone the licence file is named after. */
  mac: string | null;
  /** Why it failed, as far as the text tells. */
  reason: "file-not-found" | null;
};

/** One authorization as a phone prints it; a text can hold several, on one line or on several. */
const ENTRY =
  /(?:\[[^\][\n]{0,200}\]){1,4}\s{0,9}(?:Authorization\s{1,9}[a-z]+|File not found)(?:(?! {2})[^\n\t[]){0,80}/gi;
const NOT_FOUND = /not found|no such file|\b404\b/i;
const LICENSE_FILE = /([^/\\\s[\]]{1,80}\.lic)\b/i;

/** Reads `[0][01/01/2026 12:00:00][https://host/licenses/e2m/00B0D063C226.lic]Authorization Succeeded.` */
export function readAuthorization(status: string): AuthorizationReading {
  const file = LICENSE_FILE.exec(status)?.[1] ?? null;
  const mac = parseMac(file?.replace(/(?:_M2E)?\.lic$/i, "") ?? "");
  const reason = NOT_FOUND.test(status) ? "file-not-found" : null;
  let outcome: AuthorizationReading["outcome"] = null;
  if (reason !== null || /\bfail/i.test(status)) outcome = "failed";
  else if (/\bsuccee?d|\bsuccess/i.test(status)) outcome = "succeeded";
  return { outcome, file, mac: mac.ok ? mac.value : null, reason };
}

/** A status behind its label; of numbered ones the first is the newest, as on the page Download Status. */
type LabelledStatus = { value: string; number: number | null };
type Status = { status: string; number: number | null; at: number };

const LONGEST_STATUS = 1000;

/**
 * The status that counts, of all a text shows: the newest by its time. One without a time is the oldest, since a phone writes the time
 * as soon as it has one; of two with the same time the lower number counts, and without numbers the later one in the text.
 * @param labelled what stands behind the label Transition Authorization Status, in the order of the text
 */
export function newestStatus(labelled: readonly LabelledStatus[], plain: string): string | null {
  const statuses = statusesOf(labelled, plain);
  const isDayFirst = statuses.some(({ status }) => Number(CLOCK.exec(status)?.[1]) > 12);
  let newest: (Status & { time: string }) | null = null;
  for (const status of statuses) {
    const time = timeOf(status.status, isDayFirst);
    const isOlderNumber =
      newest !== null && status.number !== null && newest.number !== null && status.number > newest.number;
    if (newest === null || time > newest.time || (time === newest.time && !isOlderNumber)) newest = { ...status, time };
  }
  return newest?.status ?? null;
}

/** Every status in the order of the text: those behind a label, and those that stand free. */
function statusesOf(labelled: readonly LabelledStatus[], plain: string): Status[] {
  const found: Status[] = [];
  const taken: { from: number; to: number }[] = [];
  let from = 0;
  for (const { value, number } of labelled) {
    from = Math.max(plain.indexOf(value, from), from);
    const to = from + value.length;
    taken.push({ from, to });
    const entries = entriesOf(value);
    const at = from;
    if (entries.length > 1 || value.length > LONGEST_STATUS) {
      found.push(...entries.map((entry) => ({ ...entry, at: at + entry.at })));
    } else found.push({ status: value, number, at });
    from = to;
  }
  let range = 0;
  for (const entry of entriesOf(plain)) {
    while (range < taken.length && entry.at >= (taken[range]?.to ?? 0)) range += 1;
    if (entry.at < (taken[range]?.from ?? plain.length + 1)) found.push(entry);
  }
  return found.sort((a, b) => a.at - b.at);
}

const entriesOf = (text: string): Status[] =>
  [...text.matchAll(ENTRY)].map((match) => ({ status: match[0].trim(), number: null, at: match.index }));

/** `01/01/2026 12:00:00`, and the same with AM or PM. */
const CLOCK = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?/i;
const ISO_CLOCK = /\b(\d{4})[/-](\d{1,2})[/-](\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?/;

/** A time as digits that sort; empty without one. A phone writes the month first, unless one of its dates proves the contrary. */
function timeOf(status: string, isDayFirst: boolean): string {
  const sortable = (parts: readonly (string | undefined)[]) =>
    parts.map((part) => (part ?? "0").padStart(4, "0")).join();
  const iso = ISO_CLOCK.exec(status);
  if (iso) return sortable(iso.slice(1));
  const clock = CLOCK.exec(status);
  if (!clock) return "";
  const [, first, second, year, hour, minute, seconds, half] = clock;
  const [month, day] = isDayFirst ? [second, first] : [first, second];
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === "PM" ? 12 : 0) : Number(hour);
  return sortable([year, month, day, String(hours), minute, seconds]);
}
