"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { Assignable } from "@/components/batch/people-choice";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { formatNumber, plural } from "@/lib/format/text";
import { placeFor } from "./arrange-batches";
import type { BatchRow } from "./batch-rows";
import type { BulkChange } from "./bulk-change";

/** Comes with the first change. */
const BulkDialog = lazy(() => import("./bulk-dialog").then((module) => ({ default: module.BulkDialog })));

type ChosenBatchesProps = {
  projectId: string;
  timeZone: string;
  chosen: readonly BatchRow[];
  people: readonly Assignable[];
  /** Ids of all batches in the order of work. */
  order: readonly string[];
  onClear: () => void;
};

const CHANGES = [
  { value: "window", label: "Window…" },
  { value: "people", label: "People…" },
  { value: "state", label: "State…" },
  { value: "name", label: "Rename…" },
] as const satisfies readonly { value: BulkChange; label: string }[];

const PLACES = [
  { place: "first", label: "To the beginning" },
  { place: "up", label: "One up" },
  { place: "down", label: "One down" },
  { place: "last", label: "To the end" },
] as const;

/** What can be done with the batches that are ticked. */
export function ChosenBatches({ projectId, timeZone, chosen, people, order, onClear }: ChosenBatchesProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<BulkChange | null>(null);
  const ids = order.filter((id) => chosen.some((batch) => batch.id === id));
  const phones = chosen.reduce((sum, batch) => sum + batch.phones, 0);

  async function move(place: (typeof PLACES)[number]["place"]) {
    try {
      const body = { ids, before: placeFor(place, ids, order) };
      await call("POST /api/projects/{projectId}/batches/order", { params: { projectId }, body });
      router.refresh();
    } catch (error) {
      toast.error("The order was not changed", { description: messageOf(error) });
    }
  }

  return (
    <section
      aria-label="Chosen batches"
      className="z-10 lg:sticky lg:top-2 mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2"
    >
      <p role="status" className="mr-auto font-medium tabular-nums">
        {plural(chosen.length, "batch", "batches")} chosen
        <span className="ml-2 font-normal text-muted">{plural(phones, "phone")}</span>
      </p>
      {CHANGES.map(({ value, label }) => (
        <Button key={value} size="sm" onClick={() => setAsked(value)}>
          {label}
        </Button>
      ))}
      <Menu
        trigger={<Button size="sm">Order</Button>}
        items={PLACES.map(({ place, label }) => ({ label, onSelect: () => void move(place) }))}
      />
      <Button
        size="sm"
        variant="ghost"
        onClick={onClear}
        aria-label={`Clear the choice of ${formatNumber(chosen.length)}`}
      >
        Clear
      </Button>
      <Suspense fallback={null}>
        {asked && (
          <BulkDialog
            change={asked}
            projectId={projectId}
            timeZone={timeZone}
            batches={chosen}
            people={people}
            onClose={() => setAsked(null)}
          />
        )}
      </Suspense>
    </section>
  );
}
