"use client";
import { useState } from "react";
import { SomeOf } from "@/components/pages/some-of";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { routeOf } from "@/components/ui/route-of";
import { formatNumber, plural } from "@/lib/format/text";
import type { DIFFERENCE_KINDS, ImportCheck, InventoryImport } from "@/lib/schemas/imports";
import { ChangedPhones } from "./changed-phones";
import { CheckedAt } from "./check-card";
import type { DifferenceFilter } from "./difference-filters";
import { DifferenceKinds } from "./difference-kinds";
import { DifferenceList } from "./difference-list";
import { NoPhones } from "./no-phones";
import type { ReviewActions } from "./use-import-review";

type DifferenceCardProps = { item: InventoryImport; check: ImportCheck; actions: ReviewActions | null };

/** What the file would do to the inventory, kind by kind, and what is to happen with each. Every number opens its phones. */
export function DifferenceCard({ item, check, actions }: DifferenceCardProps) {
  const { options } = item;
  const { absent, batches, counts } = check;
  const lists = useDifferenceLists();
  const listed = { importId: item.id, projectId: item.projectId, checkedAt: check.at };
  return (
    <Card>
      <CardHeader actions={<CheckedAt check={check} isCurrent={item.check !== null} />}>
        <CardTitle description="Nothing is stored yet. A blank cell never overwrites a value.">
          What this file would do
        </CardTitle>
      </CardHeader>
      <DifferenceKinds
        check={check}
        options={options}
        isDisabled={actions === null || actions.isBusy}
        onChange={(change) => void actions?.edit({ options: change }, "Saved.")}
        onShow={lists.show}
      />
      {batches.length > 0 && options.changedPhones === "apply" && <StaleBatches batches={batches} item={item} />}
      {Object.keys(check.counts.noPhones).length > 0 && (
        <CardBody className="border-line border-t">
          <NoPhones importId={item.id} counts={check.counts} />
        </CardBody>
      )}
      <DifferenceList {...listed} {...lists.of("new")} total={counts.created} />
      {check.fields.length > 0 && (
        <ChangedPhones item={item} check={check} actions={actions} onShow={lists.show}>
          <DifferenceList
            {...listed}
            {...lists.of("changed")}
            total={counts.changed}
            fields={check.fields.filter(({ count }) => count > 0).map(({ field }) => field)}
          />
        </ChangedPhones>
      )}
      <DifferenceList {...listed} {...lists.of("absent")} total={absent.phones} />
    </Card>
  );
}

type Kind = (typeof DIFFERENCE_KINDS)[number];
export type ShowDifferences = (kind: Kind, only: DifferenceFilter) => void;

/** Which lists are open, to which of their phones; a number that is pressed opens its list there. */
function useDifferenceLists() {
  const [open, setOpen] = useState<Partial<Record<Kind, DifferenceFilter>>>({});
  const close = (kind: Kind) => setOpen(({ [kind]: _, ...others }) => others);
  return {
    show: (kind: Kind, only: DifferenceFilter) => {
      setOpen((all) => ({ ...all, [kind]: only }));
      requestAnimationFrame(() => {
        const list = document.getElementById(`differences-${kind}`);
        list?.scrollIntoView({ block: "nearest" });
        list?.querySelector<HTMLElement>("summary")?.focus({ preventScroll: true });
      });
    },
    of: (kind: Kind) => ({
      kind,
      only: open[kind] ?? {},
      onOnly: (only: DifferenceFilter) => setOpen((all) => ({ ...all, [kind]: only })),
      isOpen: open[kind] !== undefined,
      onOpen: (isOpen: boolean) => (isOpen ? setOpen((all) => ({ [kind]: {}, ...all })) : close(kind)),
    }),
  };
}

type StaleBatchesProps = Pick<ImportCheck, "batches"> & { item: InventoryImport };

/** The batches that lose most first; a project has hundreds. */
function StaleBatches({ batches, item }: StaleBatchesProps) {
  const sorted = [...batches].sort((one, other) => other.phones - one.phones);
  const phones = batches.reduce((sum, batch) => sum + batch.phones, 0);
  return (
    <CardBody className="border-line border-t">
      <Notice tone="warn" title={`${plural(batches.length, "batch becomes", "batches become")} stale`}>
        {plural(phones, "phone")} would no longer be eligible:{" "}
        <SomeOf
          items={sorted.map(({ id, name, phones: lost }) => ({
            key: id,
            name: (
              <>
                <Link
                  href={routeOf(`/projects/${item.projectId}/batches/${id}`)}
                  className="rounded-sm hover:underline"
                >
                  {name}
                </Link>{" "}
                ({formatNumber(lost)})
              </>
            ),
          }))}
        />
        . They stay in their batch until you move them.
      </Notice>
    </CardBody>
  );
}
