import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { DateTime } from "@/components/ui/time";
import { plural } from "@/lib/format/text";
import type { BatchPlan } from "@/lib/schemas/batches";

type Replaceable = BatchPlan["replaceable"][number];
type ReplaceableListProps = {
  replaceable: readonly Replaceable[];
  ticked: readonly string[];
  isBusy: boolean;
  onReplace: (batchIds: string[]) => void;
};

/** Planned batches that go: those in which nobody set anything, and of the others those that a person ticks. */
export function ReplaceableList({ replaceable, ticked, isBusy, onReplace }: ReplaceableListProps) {
  const untouched = replaceable.filter(({ losses }) => losses.length === 0);
  const set = replaceable.filter(({ losses }) => losses.length > 0);
  return (
    <>
      <p>
        {untouched.length > 0
          ? `${plural(untouched.length, "planned batch", "planned batches")} in which nobody set anything ${untouched.length === 1 ? "is" : "are"} made again.`
          : "There is no planned batch in which nobody set anything."}
      </p>
      {set.length > 0 && (
        <fieldset className="min-w-0">
          <legend className="mb-1 font-medium">
            {plural(set.length, "planned batch has", "planned batches have")} a date, people, a name or phones that
            somebody set. {set.length === 1 ? "It stays" : "They stay"} unless ticked:
          </legend>
          <div className="max-h-60 overflow-y-auto rounded-md border border-line px-3 py-1.5">
            {set.map((batch) => (
              <Checkbox
                key={batch.id}
                disabled={isBusy}
                checked={ticked.includes(batch.id)}
                onChange={({ target }) =>
                  onReplace(target.checked ? [...ticked, batch.id] : ticked.filter((id) => id !== batch.id))
                }
                label={`${batch.name}, ${plural(batch.phones, "phone")}`}
                description={<Losses batch={batch} />}
              />
            ))}
          </div>
        </fieldset>
      )}
      {ticked.length > 0 && (
        <Notice tone="bad" title={`${plural(ticked.length, "batch loses", "batches lose")} what was set`}>
          Dates, people and names of theirs do not go over to the new batches. The plan can be undone until somebody
          changes these phones again.
        </Notice>
      )}
    </>
  );
}

function Losses({ batch: { losses, startsAt, people } }: { batch: Replaceable }) {
  return (
    <>
      {losses.map((loss, index) => (
        <span key={loss}>
          {index > 0 && " · "}
          {loss === "dated" && startsAt && (
            <>
              starts <DateTime value={startsAt} />
            </>
          )}
          {loss === "assigned" && people.join(", ")}
          {loss === "by-hand" && "named or filled by hand"}
        </span>
      ))}
    </>
  );
}
