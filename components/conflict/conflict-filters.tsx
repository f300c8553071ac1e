"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { NativeSelect } from "@/components/ui/input";
import { routeOf } from "@/components/ui/route-of";
import { Segmented } from "@/components/ui/segmented";
import type { ConflictsPage } from "@/lib/schemas/conflicts";

type ConflictFiltersProps = Pick<ConflictsPage, "people" | "batches"> & {
  status: "open" | "settled";
  person: string;
  batch: string;
};

const STATUSES = [
  { value: "open", label: "Open" },
  { value: "settled", label: "Settled" },
] as const;

/** Open or settled, by whom, and in which batch; kept in the address. */
export function ConflictFilters({ people, batches, status, person, batch }: ConflictFiltersProps) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  function set(key: string, value: string) {
    const next = new URLSearchParams(search);
    next.delete("cursor");
    if (value === "") next.delete(key);
    else next.set(key, value);
    router.replace(routeOf(`${path}?${next}`), { scroll: false });
  }
  return (
    <div data-screen-only className="mb-3 flex flex-wrap items-center gap-2">
      <Segmented label="Status" items={STATUSES} value={status} onChange={(value) => set("status", value)} />
      <NativeSelect
        aria-label="Who"
        className="w-48"
        value={person}
        onChange={(event) => set("person", event.target.value)}
      >
        <option value="">Everybody</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label="Batch"
        className="w-56"
        value={batch}
        onChange={(event) => set("batch", event.target.value)}
      >
        <option value="">Every batch</option>
        {batches.map(({ id, name, isGone }) => (
          <option key={id} value={id}>
            {isGone ? `${name} (deleted)` : name}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
