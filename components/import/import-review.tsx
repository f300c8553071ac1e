"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { call, messageOf } from "@/lib/client/api";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import { type EditImportInput, editImportInput, type InventoryImport } from "@/lib/schemas/imports";
import { CommitCard } from "./commit-card";
import { columnName } from "./import-words";
import { MappedPreview } from "./mapped-preview";
import { MappingCard } from "./mapping-card";
import type { Field } from "./mapping-table";
import { ReadingCard } from "./reading-card";
import { SheetChoice } from "./sheet-choice";

type ImportReviewProps = { item: InventoryImport; canManage: boolean };

/** An upload that waits for a person: how it will be read, and the one button that starts it. */
export function ImportReview({ item: loaded, canManage }: ImportReviewProps) {
  const router = useRouter();
  const [base, setBase] = useState(loaded);
  const [edited, setEdited] = useState<InventoryImport | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  if (loaded !== base) {
    setBase(loaded); // the server knows better than what this tab remembers
    setEdited(null);
  }
  const item = edited ?? loaded;

  async function edit(change: EditImportInput, note: string) {
    const input = editImportInput.safeParse(change);
    if (!input.success) return setFailure(input.error.issues[0]?.message ?? "This cannot be set.");
    const before = edited;
    if (change.mapping) setEdited({ ...item, columns: withMapping(item, change.mapping) });
    setIsBusy(true);
    setFailure(null);
    try {
      setEdited(await call("PATCH /api/imports/{importId}", { params: { importId: item.id }, body: input.data }));
      setSaid(note);
      router.refresh();
    } catch (error) {
      setEdited(before);
      setFailure(messageOf(error));
    }
    setIsBusy(false);
  }

  function choose(index: number, field: Field) {
    const other = item.columns.find((column) => field !== null && column.field === field && column.index !== index);
    const mapping = item.columns.map((column) =>
      column.index === index ? field : column === other ? null : column.field,
    );
    const moved =
      other && field
        ? `${labelOfField(field)} was read from “${columnName(other)}”; that column is now left out.`
        : "Saved.";
    void edit({ mapping }, moved);
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="lg:order-last">
        <CommitCard item={item} canManage={canManage} isSaving={isBusy} />
      </div>
      <div className="grid min-w-0 gap-4">
        {failure && (
          <Notice tone="bad" role="alert" title="The change was not saved">
            {failure}
          </Notice>
        )}
        {item.columns.every(({ field }) => field !== "mac") && (
          <Notice tone="bad" title="No column holds the MAC address">
            Without it no row can be matched to a phone. Choose the column below and set it to “MAC address”. If no
            column holds one, this is not a list of phones.
          </Notice>
        )}
        <p role="status" className="text-muted empty:hidden">
          {said}
        </p>
        {canManage && <SheetChoice item={item} onEdit={edit} isBusy={isBusy} />}
        <MappingCard columns={item.columns} onChoose={canManage ? choose : null} isBusy={isBusy} />
        <MappedPreview item={item} />
        {canManage && (
          <ReadingCard item={item} onEdit={(change) => void edit(change, "The file was read anew.")} isBusy={isBusy} />
        )}
      </div>
    </div>
  );
}

function withMapping(item: InventoryImport, mapping: NonNullable<EditImportInput["mapping"]>) {
  return item.columns.map((column) => {
    const field = mapping[column.index] ?? null;
    return field === column.field ? column : { ...column, field, confidence: "chosen", reason: "Chosen by hand." };
  });
}
