"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { ApiError, call, callWithRequestId, messageOf } from "@/lib/client/api";
import type { GroupChange } from "@/lib/domain/inventory-file/correct-cells";
import type { EditImportInput, IMPORT_MODES, ImportCheck, InventoryImport } from "@/lib/schemas/imports";
import { chosenColumn } from "./mapping-choices";
import { type RowFix, useCorrections } from "./use-corrections";

export type ImportMode = (typeof IMPORT_MODES)[number];
export type ValueChoice = { field: string; text: string; value: string | null };
export type GroupCorrection = {
  code: string;
  column: number;
  change: GroupChange;
  find?: string;
  by?: string;
  rows: number;
};

/** The request takes it back. */
export type GroupDone = Pick<GroupCorrection, "code" | "change" | "rows"> & { requestId: string };

/** Everything a person can do to an upload before its commit. What is said of a row stands at the row at once. */
export type ReviewActions = {
  /** A choice is being saved that changes how the file is read. */
  isBusy: boolean;
  edit: (change: EditImportInput, note: string) => Promise<boolean>;
  /** Corrections made on this page, by fixKey(); they are saved behind it. */
  made: ReadonlyMap<string, RowFix>;
  fix: (fixes: readonly RowFix[], note: string) => void;
  /** Corrects a whole kind of problem. Throws what the server refuses. */
  fixGroup: (group: GroupCorrection) => Promise<void>;
  /** What was done that way on this page, the latest first. */
  groupsDone: readonly GroupDone[];
  undo: (requestId: string) => Promise<void>;
  settle: (choice: ValueChoice, note: string) => Promise<boolean>;
  check: () => Promise<boolean>;
  /** Imports it; from here nothing is checked by itself. Throws what the server refuses. */
  start: (mode: ImportMode) => Promise<void>;
};

/** Up to here a file is checked by itself after every correction; above, a person says when. */
const BY_ITSELF = 150_000;
export const isCheckedByItself = ({ expectedRows, status }: InventoryImport): boolean =>
  expectedRows <= BY_ITSELF && status === "ready";

/** Several corrections are checked together. */
const CHECK_AFTER_MS = 900;

/** The upload as it is after the last action, the last check that there is to see, and the actions. */
export function useImportReview(loaded: InventoryImport, canManage: boolean) {
  const router = useRouter();
  const { item, setEdited } = useItem(loaded);
  const [said, setSaid] = useState("");
  const [heard, setHeard] = useState("");
  const { check, forgetCheck } = useLastCheck(item);
  const [isBusy, setIsBusy] = useState(false);
  const [isStarted, setIsStarted] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [groupsDone, setGroupsDone] = useState<readonly GroupDone[]>([]);
  const params = { importId: item.id };
  const corrections = useCorrections(item.id, keep);

  function keep(now: InventoryImport) {
    setEdited(now);
    router.refresh();
  }

  async function act(work: () => Promise<InventoryImport>, note: string): Promise<boolean> {
    setFailure(null);
    try {
      keep(await work());
      if (note) setSaid(note);
      return true;
    } catch (error) {
      setEdited(null);
      setFailure(messageOf(error));
      return false;
    }
  }

  async function edit(change: EditImportInput, note: string): Promise<boolean> {
    if (isReshaping(change)) forgetCheck();
    setEdited(withChange(item, change));
    setIsBusy(true);
    const isDone = await act(() => call("PATCH /api/imports/{importId}", { params, body: change }), note);
    setIsBusy(false);
    return isDone;
  }

  const startCheck = () => act(() => call("POST /api/imports/{importId}/check", { params }), "");
  useCheckByItself({
    item,
    isHeld: !canManage || isBusy || isStarted || corrections.waiting > 0,
    isFirst: check === null,
    startCheck,
  });

  const actions: ReviewActions = {
    isBusy,
    edit,
    made: corrections.made,
    fix: (fixes, note) => {
      corrections.add(fixes);
      setHeard(note);
    },
    fixGroup: async (group) => {
      const body = { group };
      const { answer, requestId } = await callWithRequestId("POST /api/imports/{importId}/fixes", { params, body });
      if (requestId) setGroupsDone((all) => [{ ...group, requestId }, ...all]);
      keep(answer);
    },
    groupsDone,
    undo: async (requestId) => {
      const now = await call("POST /api/imports/{importId}/fixes", { params, body: { undo: requestId } });
      setGroupsDone((all) => all.filter((done) => done.requestId !== requestId));
      keep(now);
    },
    settle: (choice, note) =>
      act(async () => {
        const body = choice as never; // the field's word is checked by the route
        await call("POST /api/projects/{projectId}/value-mappings", { params: { projectId: item.projectId }, body });
        return call("GET /api/imports/{importId}", { params });
      }, note),
    check: startCheck,
    start: async (mode) => {
      setIsStarted(true);
      try {
        await call("POST /api/imports/{importId}/commit", { params, body: { mode }, version: item.revision });
      } catch (error) {
        setIsStarted(false);
        if (error instanceof ApiError && error.status === 412) router.refresh();
        throw error;
      }
      router.refresh();
    },
  };
  const unsaved = { failure: corrections.failure, waiting: corrections.waiting, retry: corrections.retry };
  return { item, check, actions, failure, said, heard, unsaved };
}

/** What the server says later wins over what this tab knows. */
function useItem(loaded: InventoryImport) {
  const [base, setBase] = useState(loaded);
  const [edited, setEdited] = useState<InventoryImport | null>(null);
  if (loaded !== base) {
    setBase(loaded);
    setEdited(null);
  }
  return { item: edited ?? loaded, setEdited };
}

/** The last check stays in sight while the next one runs. */
function useLastCheck({ check }: InventoryImport) {
  const [last, setLast] = useState<ImportCheck | null>(check);
  if (check && check.at !== last?.at) setLast(check);
  return { check: check ?? last, forgetCheck: () => setLast(null) };
}

type ByItself = { item: InventoryImport; isHeld: boolean; isFirst: boolean; startCheck: () => Promise<boolean> };

/** Checks a file that waits without a check: the first time at once, after corrections when they have paused. */
function useCheckByItself({ item, isHeld, isFirst, startCheck }: ByItself) {
  const hasMac = item.columns.some(({ field }) => field === "mac");
  const isDue = isCheckedByItself(item) && item.check === null && hasMac && !isHeld;
  const start = useEffectEvent(() => void startCheck());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another correction begins the pause again
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => start(), isFirst ? 0 : CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isDue, isFirst, item.revision]);
}

/** Lines and columns are other ones then: what was found before says nothing any more. */
const isReshaping = ({ sheet, encoding, delimiter, headerRow }: EditImportInput): boolean =>
  [sheet, encoding, delimiter, headerRow].some((value) => value !== undefined);

/** What is seen at once; the answer of the server replaces it. */
function withChange(item: InventoryImport, { mapping, options }: EditImportInput): InventoryImport {
  const columns = mapping
    ? item.columns.map((column) => chosenColumn(column, mapping[column.index] ?? null))
    : item.columns;
  return { ...item, columns, options: { ...item.options, ...options } as InventoryImport["options"] };
}
