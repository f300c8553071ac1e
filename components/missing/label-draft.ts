import type { CorrectedFields } from "@/lib/client/outbox/items";
import { type LabelFields, readLabelCode } from "@/lib/domain/inventory-file/label-code";
import { formatVid } from "@/lib/domain/phone/format-vid";
import type { TransitionAuthorizationType } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVid } from "@/lib/domain/phone/vid";

/** What is typed or scanned into the fields of a label. */
export type LabelDraft = {
  vid: string;
  pid: string;
  serial: string;
  /** Of the phone's own screen; empty: nobody looked. */
  type: TransitionAuthorizationType | "";
};
export type LabelProblem = { vid?: string; pid?: string };
export const EMPTY_LABEL: LabelDraft = { vid: "", pid: "", serial: "", type: "" };

/** What was scanned, each value in its field. */
export function withFields(draft: LabelDraft, { vid, pid, serial }: LabelFields): LabelDraft {
  return {
    ...draft,
    vid: vid === undefined ? draft.vid : formatVid(vid),
    pid: pid ?? draft.pid,
    serial: serial ?? draft.serial,
  };
}

export type ReadDraft =
  | { kind: "next-phone"; mac: string; fields: LabelFields; unread: string }
  /** Every value in its field; not yet to be stored where something is still to be typed or mended. */
  | { kind: "sorted"; draft: LabelDraft; problem: LabelProblem }
  | { kind: "label"; label: CorrectedFields };

/** Reads what Enter in one of the fields leaves: a scan may hold several values, or belong into another field. */
export function readDraft(draft: LabelDraft): ReadDraft {
  const inVid = readLabelCode(draft.vid);
  if (inVid.kind === "mac") return { ...inVid, kind: "next-phone" };
  if (inVid.kind === "digits") return { kind: "sorted", draft, problem: { vid: inVid.message } };
  const sorted = inVid.kind === "label" ? withFields({ ...draft, vid: "" }, inVid.fields) : draft;
  if (inVid.kind === "label" && (inVid.unread !== "" || inVid.fields.vid === undefined))
    return { kind: "sorted", draft: sorted, problem: inVid.unread === "" ? {} : { vid: inVid.unread } };
  return readSorted(sorted);
}

function readSorted(draft: LabelDraft): ReadDraft {
  const vid = parseVid(draft.vid);
  if (!vid.ok) return { kind: "sorted", draft, problem: { vid: vid.error.message } };
  const inPid = readLabelCode(draft.pid);
  const beside: LabelFields = inPid.kind === "label" ? inPid.fields : {};
  const pid = (beside.pid ?? draft.pid).trim();
  const problem = pidProblem(pid, inPid.kind === "label" ? inPid.unread : "", vid.value, beside.vid);
  if (problem !== null) return { kind: "sorted", draft, problem: { pid: problem } };
  const known = vid.value ?? beside.vid;
  const serial = draft.serial.trim() || beside.serial;
  const label: CorrectedFields = {
    ...(known === undefined ? {} : { vid: known }),
    ...(pid === "" ? {} : { pid }),
    ...(serial === undefined ? {} : { serial }),
    ...(draft.type === "" ? {} : { transitionAuthorizationType: draft.type }),
  };
  if (Object.keys(label).length > 0) return { kind: "label", label };
  return { kind: "sorted", draft, problem: { vid: "Type the VID from the label, such as V03." } };
}

function pidProblem(pid: string, unread: string, vid: number | null, beside: number | undefined): string | null {
  if (unread !== "") return unread;
  if (pid !== "" && !parseProduct(pid))
    return `“${pid}” is no product ID we know. Write it as on the label, e.g. CP-8841-K9=.`;
  const isOther = vid !== null && beside !== undefined && vid !== beside;
  return isOther
    ? `Here stands ${formatVid(beside)}, the VID says ${formatVid(vid)}. Keep the one of the label.`
    : null;
}
