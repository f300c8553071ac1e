import type { CorrectedFields, CorrectionItem } from "@/lib/client/outbox/items";
import type { Verdict } from "@/lib/domain/rules/decision";

/** One label as it was entered, for the list of what was just collected. */
export type Entry = {
  id: string;
  mac: string;
  label: CorrectedFields;
  place: string | null;
  /** waiting: not sent yet. kept: for the project manager to settle. refused: the server said no, and why. undone: taken back. */
  status: "waiting" | "stored" | "kept" | "refused" | "undone";
  phoneId: string | null;
  message: string | null;
  verdict: Verdict | null;
  reason: string | null;
};

/** The labels in the outbox, newest first; what takes one back shows at that one. */
export function entriesOf(items: readonly CorrectionItem[], projectId: string): Entry[] {
  const own = items.filter((item) => item.projectId === projectId);
  const undoing = new Map(own.flatMap((item) => (item.undoes === null ? [] : [[item.undoes, item]])));
  return own
    .filter(({ undoes, body }) => undoes === null && body.place !== null)
    .map((item) => toEntry(item, undoing.get(item.operationId)))
    .toReversed();
}

function toEntry(item: CorrectionItem, undoing: CorrectionItem | undefined): Entry {
  const { operationId, body, status, phoneId, why, judged } = item;
  return {
    id: operationId,
    mac: body.mac,
    label: body.fields,
    place: body.place,
    status: undoing?.status === "stored" ? "undone" : status,
    phoneId,
    message: undoing ? messageOfUndo(undoing) : why,
    verdict: judged?.verdict ?? null,
    reason: judged?.reason ?? null,
  };
}

function messageOfUndo({ status, why }: CorrectionItem): string | null {
  if (status === "stored") return null;
  return status === "waiting" ? "It is being taken back." : `It could not be taken back: ${why ?? ""}`;
}
