"use client";
import { lazy, Suspense, useState } from "react";
import { Card } from "@/components/ui/card";
import { Summary } from "@/components/ui/summary";
import type { InventoryImport } from "@/lib/schemas/imports";
import type { ReviewActions } from "./use-import-review";

/** The table costs nothing until somebody opens it. */
const FileGrid = lazy(() => import("./file-grid").then((module) => ({ default: module.FileGrid })));

type AllRowsProps = { userId: string; item: InventoryImport; actions: ReviewActions | null; version: string };

/** The file as a table: every row of it, with what is wrong at the cell, corrected in place. */
export function AllRows(props: AllRowsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <Summary className="px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2">
          <span className="font-semibold text-sm">All rows</span>
          <span className="block text-muted text-xs">
            The file as a table. Errors are marked; cells are corrected in place.
          </span>
        </Summary>
        {isOpen && (
          <Suspense fallback={<div className="h-96" />}>
            <FileGrid {...props} />
          </Suspense>
        )}
      </details>
    </Card>
  );
}
