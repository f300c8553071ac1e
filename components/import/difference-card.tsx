"use client";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { TimeAgo } from "@/components/ui/time";
import { plural } from "@/lib/format/text";
import type { ImportCheck, InventoryImport } from "@/lib/schemas/imports";
import { ChangedPhones } from "./changed-phones";
import { DifferenceKinds } from "./difference-kinds";
import { DifferenceList } from "./difference-list";
import { NoPhones } from "./no-phones";
import type { ReviewActions } from "./use-import-review";

type DifferenceCardProps = { item: InventoryImport; check: ImportCheck; actions: ReviewActions | null };

/** What the file would do to the inventory, kind by kind, and what is to happen with each. */
export function DifferenceCard({ item, check, actions }: DifferenceCardProps) {
  const { options } = item;
  const { absent, batches } = check;
  return (
    <Card>
      <CardHeader
        actions={
          <span className="text-muted text-xs">
            Checked <TimeAgo value={check.at} />
          </span>
        }
      >
        <CardTitle description="Nothing is stored yet. A blank cell never overwrites a value.">
          What this file would do
        </CardTitle>
      </CardHeader>
      <DifferenceKinds
        check={check}
        options={options}
        isDisabled={actions === null || actions.isBusy}
        onChange={(change) => void actions?.edit({ options: change }, "Saved.")}
      />
      {batches.length > 0 && options.changedPhones === "apply" && (
        <CardBody className="border-line border-t">
          <Notice tone="warn" title="Batches become stale">
            {largest(batches)} would no longer be eligible. They stay in their batch until you move them.
          </Notice>
        </CardBody>
      )}
      {Object.keys(check.counts.noPhones).length > 0 && (
        <CardBody className="border-line border-t">
          <NoPhones importId={item.id} counts={check.counts} />
        </CardBody>
      )}
      {check.fields.length > 0 && <ChangedPhones item={item} check={check} actions={actions} />}
      {absent.phones > 0 && (
        <DifferenceList
          importId={item.id}
          projectId={item.projectId}
          kind="absent"
          checkedAt={check.at}
          total={absent.phones}
        />
      )}
    </Card>
  );
}

const NAMED = 3;

/** The batches that lose most, and how many others: a project has hundreds. */
function largest(batches: ImportCheck["batches"]): string {
  const sorted = [...batches].sort((one, other) => other.phones - one.phones);
  const named = sorted.slice(0, NAMED).map(({ name, phones }) => `${name}: ${plural(phones, "phone")}`);
  const others = sorted.slice(NAMED);
  const rest = others.reduce((sum, { phones }) => sum + phones, 0);
  return [
    ...named,
    ...(others.length > 0
      ? [`${plural(rest, "phone")} in ${plural(others.length, "other batch", "other batches")}`]
      : []),
  ].join(", ");
}
