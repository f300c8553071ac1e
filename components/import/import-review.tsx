"use client";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import { plural } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { AllRows } from "./all-rows";
import { CheckCard } from "./check-card";
import { CommitCard } from "./commit-card";
import { DifferenceCard } from "./difference-card";
import { columnName } from "./import-words";
import { MappedPreview } from "./mapped-preview";
import { MappingCard } from "./mapping-card";
import type { Use } from "./mapping-table";
import { ReadingCard } from "./reading-card";
import { SheetChoice } from "./sheet-choice";
import { isCheckedByItself, useImportReview } from "./use-import-review";

/** Comes when a check has found something to show: what settles problems is a good part of the page. */
const ProblemsCard = lazy(() => import("./problems-card").then((module) => ({ default: module.ProblemsCard })));

type ImportReviewProps = {
  item: InventoryImport;
  canManage: boolean;
  /** Sites of the project, to map a new spelling to. */
  sites: readonly string[];
};

/** An upload that waits for a person: how it is read, what it would do, what is wrong, and the one button that starts it. */
export function ImportReview({ item: loaded, canManage, sites }: ImportReviewProps) {
  const { item, check, actions, failure, said, heard, unsaved } = useImportReview(loaded, canManage);
  const hasMac = item.columns.some(({ field }) => field === "mac");

  function choose(index: number, use: Use) {
    const other = item.columns.find(
      (column) => use !== null && use !== "extra" && column.field === use && column.index !== index,
    );
    const mapping = item.columns.map((column) =>
      column.index === index ? use : column === other ? null : column.field,
    );
    const moved =
      other && use
        ? `${labelOfField(use)} was read from “${columnName(other)}”; that column is now left out.`
        : "Saved.";
    void actions.edit({ mapping }, moved);
  }

  function keepAll() {
    const mapping = item.columns.map(({ field }) => field ?? "extra");
    void actions.edit({ mapping }, "The columns that were left out are kept as extra fields.");
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="lg:order-last">
        <CommitCard item={item} check={check} canManage={canManage} isSaving={actions.isBusy || unsaved.waiting > 0} />
      </div>
      <div className="grid min-w-0 gap-4">
        {failure && (
          <Notice tone="bad" role="alert" title="This was not done">
            {failure}
          </Notice>
        )}
        {unsaved.failure && <Unsaved {...unsaved} />}
        {!hasMac && (
          <Notice tone="bad" title="No column holds the MAC address">
            Without it no row can be matched to a phone. Choose the column below and set it to “MAC address”. If no
            column holds one, this is not a list of phones.
          </Notice>
        )}
        <p role="status" className="text-muted empty:hidden">
          {said}
        </p>
        {/* Seen at the row itself. */}
        <p role="status" className="sr-only">
          {heard}
        </p>
        {canManage && <SheetChoice item={item} onEdit={actions.edit} isBusy={actions.isBusy} />}
        {hasMac && (
          <CheckCard
            item={item}
            canManage={canManage}
            isBusy={actions.isBusy}
            isQuiet={check !== null}
            isByItself={canManage && isCheckedByItself(item)}
            check={actions.check}
          />
        )}
        {check && (
          <>
            <DifferenceCard item={item} check={check} actions={canManage ? actions : null} />
            <Suspense fallback={null}>
              <ProblemsCard item={item} check={check} actions={canManage ? actions : null} sites={sites} />
            </Suspense>
          </>
        )}
        {check && <AllRows item={item} actions={canManage ? actions : null} version={check.at} />}
        <MappingCard
          columns={item.columns}
          onChoose={canManage ? choose : null}
          onKeepAll={canManage ? keepAll : null}
          isBusy={actions.isBusy}
        />
        <MappedPreview item={item} />
        {canManage && (
          <ReadingCard
            item={item}
            onEdit={(change) => void actions.edit(change, "The file was read again.")}
            isBusy={actions.isBusy}
          />
        )}
      </div>
    </div>
  );
}

type UnsavedProps = ReturnType<typeof useImportReview>["unsaved"];

/** A correction that was refused is gone from the page; one that found no server is kept and can be sent again. */
function Unsaved({ failure, waiting, retry }: UnsavedProps) {
  return (
    <Notice
      tone="bad"
      role="alert"
      title={
        waiting > 0 ? `${plural(waiting, "correction is", "corrections are")} not saved yet` : "This was not corrected"
      }
      actions={
        waiting > 0 && (
          <Button size="sm" onClick={retry}>
            Save again
          </Button>
        )
      }
    >
      {failure}
    </Notice>
  );
}
