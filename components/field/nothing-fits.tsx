import { Button } from "@/components/ui/button";
import { plural } from "@/lib/format/text";
import type { DayFilter } from "./day-entries";

type NothingFitsProps = { filter: DayFilter; phones: number; onAll: () => void };

/** A search looks at everything here, so what it does not find is a colleague's, or not on the device. */
export function NothingFits({ filter, phones, onAll }: NothingFitsProps) {
  const isSearch = filter.search.trim() !== "";
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-8 text-center">
      <p className="font-medium">{isSearch ? "None of your phones fits." : "No phone waits for this now."}</p>
      {isSearch && (
        <p className="text-muted">
          Looked at {plural(phones, "phone")} on this device. It may be in a colleague’s batch.
        </p>
      )}
      <Button className="mt-3" onClick={onAll}>
        Show all {phones}
      </Button>
    </div>
  );
}
