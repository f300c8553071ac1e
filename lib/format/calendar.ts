/** An appointment for a calendar: an event of RFC 5545. */
export type CalendarEvent = {
  /** The same in every file, so that a calendar changes what it has. */
  id: string;
  /** Counts up with every change. */
  sequence: number;
  startsAt: string;
  /** null: it has no end. */
  endsAt: string | null;
  title: string;
  description: string;
  place: string | null;
  isCancelled: boolean;
};

/** A calendar file (RFC 5545) of these events; `madeAt` is the moment at which it is made. */
export function calendarText(name: string, events: readonly CalendarEvent[], madeAt: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rehome//Batches//EN",
    `X-WR-CALNAME:${textOf(name)}`,
    ...events.flatMap((event) => linesOf(event, madeAt)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function linesOf(event: CalendarEvent, madeAt: string): string[] {
  const { id, sequence, startsAt, endsAt, title, description, place, isCancelled } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${id}@rehome`,
    `DTSTAMP:${momentOf(madeAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${momentOf(startsAt)}`,
    ...(endsAt === null ? [] : [`DTEND:${momentOf(endsAt)}`]),
    `SUMMARY:${textOf(title)}`,
    `DESCRIPTION:${textOf(description)}`,
    ...(place === null ? [] : [`LOCATION:${textOf(place)}`]),
    `STATUS:${isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

/** 20261207T170000Z */
const momentOf = (iso: string): string => new Date(iso).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");

/** TEXT of RFC 5545, 3.3.11; control characters have no place in it. */
const textOf = (text: string): string =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");

/** RFC 5545, 3.1: a line holds 75 octets, what follows begins with a space. No character is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = [" ", 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
