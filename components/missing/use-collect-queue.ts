"use client";
import { type CorrectedFields, type CorrectionItem, isKind, type OutboxItem } from "@/lib/client/outbox/items";
import type { NewItem } from "@/lib/client/outbox/outbox";
import { sameFields } from "@/lib/client/outbox/same-fields";
import { useOutbox } from "@/lib/client/outbox/use-outbox";
import { usePersonHere } from "@/lib/client/outbox/use-person-here";
import { formatMac } from "@/lib/format/text";
import type { SheetPhone } from "@/lib/schemas/missing";
import { type Entry, entriesOf } from "./collect-entries";

type Options = { projectId: string; userId: string; place: string; phones: readonly SheetPhone[] };
type Label = { mac: string; label: CorrectedFields };

/** Labels go out through the person's outbox; what is taken back is a correction to what was there before. */
export function useCollectQueue({ projectId, userId, place, phones }: Options) {
  const { outbox, items, trouble, isDurable } = useOutbox(userId);
  usePersonHere(userId);
  const corrections = items.filter(isKind("correction"));
  const entries = entriesOf(corrections, projectId);
  const isOurs = (item: OutboxItem): item is CorrectionItem =>
    item.kind === "correction" && item.projectId === projectId;

  function toItem({ mac, label }: Label): NewItem {
    const phone = phones.find((one) => one.mac === mac);
    return {
      kind: "correction",
      projectId,
      phoneId: phone?.id ?? null,
      about: `${formatMac(mac)}, label`,
      body: { mac, fields: label, was: shownOf(phone, label), place },
      judged: null,
      undoes: null,
    };
  }

  function undo({ id, status }: Entry) {
    const item = corrections.find(({ operationId }) => operationId === id);
    if (!item) return;
    if (status !== "stored") return outbox.remove(({ operationId }) => operationId === id);
    const { mac, fields, was } = item.body;
    const { projectId: of, phoneId, about } = item;
    const back = { mac, fields: sameFields(fields, was), was: fields, place };
    outbox.add([
      {
        kind: "correction",
        projectId: of,
        phoneId,
        about: `${about} taken back`,
        body: back,
        judged: null,
        undoes: id,
      },
    ]);
  }

  return {
    entries,
    waiting: entries.filter(({ status }) => status === "waiting").length,
    isInTrouble: trouble !== null || !isDurable,
    add: (labels: readonly Label[]) => outbox.add(labels.map(toItem)),
    undo,
    clearDone: () => outbox.remove((item) => isOurs(item) && item.status === "stored"),
  };
}

/**
 * What the device showed of the fields that are entered. The list of a place does not hold the type: with it, the phone is asked
 * for when the entry is sent.
 */
const shownOf = (phone: SheetPhone | undefined, fields: CorrectedFields): CorrectedFields | null =>
  phone && fields.transitionAuthorizationType === undefined ? sameFields(fields, phone) : null;
