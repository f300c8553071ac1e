import { DateTime } from "@/components/ui/time";
import type { Batch } from "@/lib/schemas/batches";

type BatchWindowProps = { batch: Pick<Batch, "startsAt" | "endsAt">; timeZone: string };

/** When it is to happen, in the project's time zone. */
export function BatchWindow({ batch: { startsAt, endsAt }, timeZone }: BatchWindowProps) {
  if (!startsAt && !endsAt) return <span className="text-muted">Not set</span>;
  return (
    <>
      {startsAt && <DateTime value={startsAt} timeZone={timeZone} />}
      {endsAt && (
        <span className="whitespace-nowrap text-muted">
          {" "}
          until <DateTime value={endsAt} timeZone={timeZone} />
        </span>
      )}
    </>
  );
}
