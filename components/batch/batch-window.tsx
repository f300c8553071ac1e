import type { Batch } from "@/lib/schemas/batches";
import { windowText } from "./window-text";

type BatchWindowProps = {
  batch: Pick<Batch, "startsAt" | "endsAt">;
  timeZone: string;
  /** Where no heading names the zone. */
  showsZone?: boolean;
};

/** When it is to happen, in the project's time zone. Rendered on the server, which knows what year it is. */
export function BatchWindow({ batch, timeZone, showsZone = false }: BatchWindowProps) {
  const text = windowText(batch, timeZone, new Date().toISOString());
  if (text === null) return <span className="text-muted">Not set</span>;
  return (
    <span className="tabular-nums">
      {text}
      {showsZone && <span className="text-muted"> {timeZone.replaceAll("_", " ")}</span>}
    </span>
  );
}
