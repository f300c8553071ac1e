"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { call, messageOf } from "@/lib/client/api";
import type { EditImportInput, InventoryImport } from "@/lib/schemas/imports";
import { chosenColumn } from "./mapping-choices";

export type RowFix = { line: number; column?: number; value?: string; leaveOut?: boolean };
export type ValueChoice = { field: string; text: string; value: string | null };

/** Everything a person can do to an upload before its commit. Each action returns whether it was saved. */
export type ReviewActions = {
  isBusy: boolean;
  edit: (change: EditImportInput, note: string) => Promise<boolean>;
  fix: (fixes: RowFix[], note: string) => Promise<boolean>;
  settle: (choice: ValueChoice, note: string) => Promise<boolean>;
  check: () => Promise<boolean>;
};

/** The upload as it is after the last action, and the actions. What the server says later wins over what this tab knows. */
export function useImportReview(loaded: InventoryImport) {
  const router = useRouter();
  const [base, setBase] = useState(loaded);
  const [edited, setEdited] = useState<InventoryImport | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  if (loaded !== base) {
    setBase(loaded);
    setEdited(null);
  }
  const item = edited ?? loaded;
  const params = { importId: item.id };

  async function act(work: () => Promise<InventoryImport | undefined>, note: string): Promise<boolean> {
    const before = edited;
    setIsBusy(true);
    setFailure(null);
    try {
      const now = await work();
      setEdited(now ?? { ...item, check: null });
      setSaid(note);
      router.refresh();
      return true;
    } catch (error) {
      setEdited(before);
      setFailure(messageOf(error));
      return false;
    } finally {
      setIsBusy(false);
    }
  }

  function edit(change: EditImportInput, note: string): Promise<boolean> {
    setEdited(withChange(item, change));
    return act(() => call("PATCH /api/imports/{importId}", { params, body: change }), note);
  }

  const actions: ReviewActions = {
    isBusy,
    edit,
    fix: (fixes, note) => act(() => call("POST /api/imports/{importId}/fixes", { params, body: { fixes } }), note),
    settle: (choice, note) =>
      act(async () => {
        await call("POST /api/projects/{projectId}/value-mappings", {
          params: { projectId: item.projectId },
          body: choice as never, // the field's word is checked by the route
        });
        return undefined;
      }, note),
    check: () => act(() => call("POST /api/imports/{importId}/check", { params }), ""),
  };
  return { item, actions, failure, said };
}

/** What is seen at once; the answer of the server replaces it. */
function withChange(item: InventoryImport, { mapping, options }: EditImportInput): InventoryImport {
  const columns = mapping
    ? item.columns.map((column) => chosenColumn(column, mapping[column.index] ?? null))
    : item.columns;
  return { ...item, columns, options: { ...item.options, ...options } as InventoryImport["options"] };
}
