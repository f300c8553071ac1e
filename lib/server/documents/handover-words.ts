import "server-only";
import type { ConversionTarget } from "@/lib/domain/conversion";
import type { EvidenceOutcome, EvidenceSource } from "@/lib/domain/evidence/evidence-check";
import { formatVid } from "@/lib/domain/phone/format-vid";
import type { RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { PHONE_STATE_LABELS, type PhoneState } from "@/lib/domain/work/phone-life";
import { wayBackFor, wayBackWord } from "@/lib/domain/work/way-back";
import { formatMac } from "@/lib/format/text";
import type { HandoverRow } from "@/lib/server/documents/handover-rows";

/** A phone in the words of the report: the same for the PDF and the CSV. */
export type HandoverPhone = {
  mac: string;
  model: string;
  pid: string;
  vid: string;
  serial: string;
  site: string;
  floor: string;
  owner: string;
  number: string;
  foundFirmware: string;
  foundLoad: string;
  state: string;
  nowLoad: string;
  authorization: string;
  steps: string;
  doneAt: string;
  doneBy: string;
  proof: string;
  proofAt: string;
  proofBy: string;
  /** What the customer should know of it; empty when it is done. */
  exception: string;
  replaces: string;
  replacedBy: string;
  wayBack: string;
  wayBackBecause: string;
  /** What was written for the customer. */
  remarks: string;
};

const FIRMWARE = {
  enterprise: "Enterprise",
  mpp: "MPP",
  "in-transition": "Transition firmware",
} as const satisfies Record<RunningFirmware, string>;

const SOURCES = {
  "status-text": "Phone's own page",
  "after-inventory": "Inventory afterwards",
  probe: "Network probe",
} as const satisfies Record<EvidenceSource, string>;

const OUTCOMES = {
  verified: "",
  moved: "no licence shown",
  contradicted: "contradicts",
  insufficient: "not enough",
  "other-phone": "another phone",
} as const satisfies Record<EvidenceOutcome, string>;

const EXCEPTIONS = {
  "not-started": "Not started",
  "in-progress": "Begun, not proved",
  moved: "Runs the new firmware; its licence is not shown",
  "on-hold": "On hold",
  failed: "Failed",
  verified: "",
  withdrawn: "Taken out of the project",
} as const satisfies Record<PhoneState, string>;

/** An instant by the clock of the project: `2026-11-28 09:15`. */
export function clockOf(timeZone: string): (at: Date | null) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (at) => (at === null ? "" : format.format(at));
}

/** Of the notes those for the customer alone: the others are written for colleagues. */
export function phoneInWords(
  row: HandoverRow,
  target: ConversionTarget,
  clock: (at: Date | null) => string,
): HandoverPhone {
  const hasMoved = row.state === "verified" || row.state === "moved";
  const back = hasMoved ? wayBackFor(target, row, true) : null;
  const isOpen = row.verdict !== "eligible" && row.state === "not-started";
  const open = isOpen ? `Not moved: ${row.verdict.replace("-", " ")}` : EXCEPTIONS[row.state];
  const exception = row.replacedBy === null ? open : `Replaced by ${formatMac(row.replacedBy)}`;
  return {
    mac: formatMac(row.mac),
    model: row.model ?? "",
    pid: row.pid ?? "",
    vid: row.vid === null ? "" : formatVid(row.vid),
    serial: row.serial ?? "",
    site: row.site ?? "",
    floor: row.floor ?? "",
    owner: row.owner ?? row.description ?? "",
    number: row.directoryNumber ?? "",
    foundFirmware: [row.runningFirmware && FIRMWARE[row.runningFirmware], row.version].filter(Boolean).join(" "),
    foundLoad: row.load ?? "",
    state: PHONE_STATE_LABELS[row.state],
    nowLoad: row.nowLoad ?? [row.nowFirmware && FIRMWARE[row.nowFirmware], row.nowVersion].filter(Boolean).join(" "),
    authorization: row.nowTransitionAuthorizationType ?? "",
    steps: row.steps === 0 ? "" : String(row.steps),
    doneAt: clock(row.doneAt),
    doneBy: row.doneBy ?? "",
    proof: [row.proof && SOURCES[row.proof], row.outcome && OUTCOMES[row.outcome]].filter(Boolean).join(": "),
    proofAt: clock(row.proofAt),
    proofBy: row.proofBy ?? "",
    exception: row.hasConflict ? [exception, "A correction is not settled"].filter(Boolean).join("; ") : exception,
    replaces: row.replaces === null ? "" : formatMac(row.replaces),
    replacedBy: row.replacedBy === null ? "" : formatMac(row.replacedBy),
    wayBack: back === null ? "" : wayBackWord(back.isFree),
    wayBackBecause: back?.because ?? "",
    remarks: row.remarks ?? "",
  };
}

const PLACE = ({ site, floor }: HandoverPhone) => [site, floor && `floor ${floor}`].filter(Boolean).join(", ");

/** The cells of a row in the PDF: each with its two lines. */
export const linesOf = (phone: HandoverPhone): string[][] => [
  [phone.mac, phone.model],
  [[phone.pid, phone.vid].filter(Boolean).join(" "), phone.serial],
  [PLACE(phone), [phone.owner, phone.number].filter(Boolean).join(", ")],
  [phone.foundFirmware || "Not known", phone.foundLoad],
  [phone.exception || phone.state, [phone.nowLoad, phone.remarks].filter(Boolean).join(". ")],
  [phone.doneBy, phone.doneAt],
  [phone.proof || "None", [phone.proofAt, phone.proofBy].filter(Boolean).join(", ")],
  [phone.wayBack, phone.wayBackBecause],
];

/** The CSV, column by column. */
export const HANDOVER_COLUMNS: readonly [header: string, key: keyof HandoverPhone][] = [
  ["MAC Address", "mac"],
  ["Model", "model"],
  ["PID", "pid"],
  ["VID", "vid"],
  ["Serial Number", "serial"],
  ["Site", "site"],
  ["Floor", "floor"],
  ["Owner", "owner"],
  ["Directory Number", "number"],
  ["Found Running", "foundFirmware"],
  ["Found Load", "foundLoad"],
  ["State", "state"],
  ["Load Afterwards", "nowLoad"],
  ["Transition Authorization Type", "authorization"],
  ["Steps Done", "steps"],
  ["Last Step At", "doneAt"],
  ["Last Step By", "doneBy"],
  ["Proof", "proof"],
  ["Proof At", "proofAt"],
  ["Proof By", "proofBy"],
  ["Exception", "exception"],
  ["Replaces", "replaces"],
  ["Replaced By", "replacedBy"],
  ["Way Back", "wayBack"],
  ["Way Back Because", "wayBackBecause"],
  ["Remarks", "remarks"],
];
