import { DateTime } from "@/components/ui/time";
import type { ChangeGroup } from "@/lib/schemas/phone-changes";
import { isMoment, labelOfChange, wordedSetting } from "./change-words";

type OwnChangesProps = Pick<ChangeGroup, "changes"> & { nameOf: (userId: string) => string };

/** Old and new of a batch or of the settings. */
export function OwnChanges({ changes, nameOf }: OwnChangesProps) {
  const shown = (field: string, value: unknown) =>
    isMoment(field, value) ? <DateTime value={value} /> : wordedSetting(field, value, nameOf);
  return Object.entries(changes).map(([field, [before, after]]) => (
    <p key={field} className="break-words text-muted">
      {labelOfChange(field)}: {shown(field, before)} <span aria-hidden>→</span>
      <span className="sr-only">is now</span> <span className="text-fg">{shown(field, after)}</span>
    </p>
  ));
}
