import "server-only";
import { calendarText } from "@/lib/format/calendar";
import { plural } from "@/lib/format/text";
import { listBatches } from "@/lib/server/batches/list-batches";
import { downloadText } from "@/lib/server/files/download";
import type { PhoneScope } from "@/lib/server/inventory/phone-filter";

/** The windows of a project for a calendar; a technician gets those of their own batches. A batch without a begin is left out. */
export async function exportCalendar(scope: PhoneScope, name: string): Promise<Response> {
  const batches = await listBatches(scope);
  const events = batches.flatMap(({ id, version, name: title, site, startsAt, endsAt, phones, assignees, state }) => {
    if (startsAt === null) return [];
    const people = assignees.length === 0 ? "Nobody is assigned." : `${assignees.map((one) => one.name).join(", ")}.`;
    return {
      id,
      sequence: version,
      startsAt,
      endsAt,
      title: `${name}: ${title}`,
      description: `${plural(phones, "phone")}. ${people}`,
      place: site,
      isCancelled: state === "cancelled",
    };
  });
  return downloadText(`${name} batches.ics`, "text/calendar", calendarText(name, events, new Date().toISOString()));
}
