"use client";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { InventoryField } from "@/lib/domain/inventory-file/fields";
import { plural } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { AllRows } from "./all-rows";
import { CheckCard } from "./check-card";
import { CommitCard } from "./commit-card";
import { DifferenceCard } from "./difference-card";
import { MappedPreview } from "./mapped-preview";
import { MappingCard } from "./mapping-card";
import { chooseUse, keepAll, settle, type Use } from "./mapping-choices";
import { DecidingQuestions } from "./mapping-questions";
import { ReadingCard } from "./reading-card";
import { SheetChoice } from "./sheet-choice";
import { isCheckedByItself, useImportReview } from "./use-import-review";

/** Comes when a check has found something to show: what settles problems is a good part of the page. */
const ProblemsCard = lazy(() => import("./problems-card").then((module) => ({ default: module.ProblemsCard })));

type ImportReviewProps = {
  userId: string;
  item: InventoryImport;
  canManage: boolean;
  /** Sites of the project, to map a new spelling to. */
  sites: readonly string[];
};

/** An upload that waits for a person: how it is read, what it would do, what is wrong, and the one button that starts it. */
export function ImportReview({ userId, item: loaded, canManage, sites }: ImportReviewProps) {
  const { item, check, actions, failure, said, heard, unsaved } = useImportReview(loaded, canManage);
  const hasMac = item.columns.some(({ field }) => field === "mac");
  const isMacAsked = item.columns.some(({ proposal }) => proposal === "mac");

  function choose(index: number, use: Use) {
    const { mapping, note } = chooseUse(item.columns, index, use);
    void actions.edit({ mapping }, note);
  }

  function answer(field: InventoryField, chosen: number | null) {
    const { mapping, note } = settle(item.columns, field, chosen);
    void actions.edit({ mapping }, note);
  }

  function keepColumns() {
    const mapping = keepAll(item.columns);
    void actions.edit({ mapping }, "The columns that were left out are kept as extra fields.");
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="lg:order-last">
        <CommitCard
          item={item}
          check={check}
          canManage={canManage}
          isSaving={actions.isBusy || unsaved.waiting > 0}
          start={actions.start}
        />
      </div>
      <div className="grid min-w-0 gap-4">
        {failure && (
          <Notice tone="bad" role="alert" title="This was not done">
            {failure}
          </Notice>
        )}
        {unsaved.failure && <Unsaved {...unsaved} />}
        {!hasMac && (
          <Notice
            tone="bad"
            title={isMacAsked ? "Which column holds the MAC address?" : "No column holds the MAC address"}
          >
            {isMacAsked
              ? "More than one could. Choose below: a licence is bought for this address and cannot be moved."
              : "Without it no row can be matched to a phone. Choose the column below and set it to “MAC address”. If no column holds one, this is not a list of phones."}
          </Notice>
        )}
        <p role="status" className="text-muted empty:hidden">
          {said}
        </p>
        {/* Seen at the row itself. */}
        <p role="status" className="sr-only">
          {heard}
        </p>
        <DecidingQuestions columns={item.columns} onSettle={canManage ? answer : null} isBusy={actions.isBusy} />
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
        {check && <AllRows userId={userId} item={item} actions={canManage ? actions : null} version={check.at} />}
        <MappingCard
          columns={item.columns}
          onChoose={canManage ? choose : null}
          onSettle={canManage ? answer : null}
          onKeepAll={canManage ? keepColumns : null}
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
