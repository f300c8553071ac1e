import type { Verdict } from "@/lib/domain/rules/decision";
import type { OutboxKind, Queued } from "@/lib/domain/work/outbox-items";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { Evidence, StepEventInput } from "@/lib/schemas/work";

/** What a technician's device holds until the server has it, and until a person settled what the server did not take as it was. */

type Common = Queued & {
  /** Whose it is: the server refuses what comes with another person's session. */
  userId: string;
  projectId: string | null;
  batchId: string | null;
  /** What it is about, in words: for the list of what waits. */
  about: string;
  /** When it was made, by the server's clock as far as the device knows it. */
  madeAt: string;
  /** When the list on which it was made had been read from the server. */
  listAt: string | null;
  why: string | null;
  /** The device's clock. */
  storedAt: number | null;
};

/** A tick, a note, a failure, a hold. */
export type StepItem = Common & { kind: "step"; body: StepEventInput; state: PhoneState | null };

/** What a label or a phone's own screen says: only these, empty ones are not known. */
export type CorrectedFields = {
  pid?: string | null | undefined;
  vid?: number | null | undefined;
  serial?: string | null | undefined;
  ip?: string | null | undefined;
  transitionAuthorizationType?: string | null | undefined;
};

export type CorrectionItem = Common & {
  kind: "correction";
  body: {
    mac: string;
    fields: CorrectedFields;
    /** What the device showed before; null when it never saw the phone. */
    was: CorrectedFields | null;
    /** Where one walked: the progress of a place counts its own. */
    place: string | null;
  };
  /** What the server makes of the phone now. */
  judged: { verdict: Verdict; reason: string | null } | null;
  /** The earlier entry that this one takes back. */
  undoes: string | null;
};

/** A phone's status text. */
export type EvidenceItem = Common & { kind: "evidence"; body: { text: string }; answer: Evidence | null };

export type OutboxItem = StepItem | CorrectionItem | EvidenceItem;
export type ItemOf<Kind extends OutboxKind> = Extract<OutboxItem, { kind: Kind }>;

export const isKind =
  <Kind extends OutboxKind>(kind: Kind) =>
  (item: OutboxItem): item is ItemOf<Kind> =>
    item.kind === kind;

/** Fields that every new item begins with. */
export const NEW_ITEM = {
  projectId: null,
  phoneId: null,
  batchId: null,
  listAt: null,
  status: "waiting",
  why: null,
  storedAt: null,
  tries: 0,
  notBefore: 0,
  isAlone: false,
} as const;
