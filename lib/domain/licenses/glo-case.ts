import type { Direction, Target } from "@/lib/domain/conversion";

/** What a case with Global Licensing Operations tells about one replacement. */
export type ReplacedPhone = {
  direction: Direction;
  target: Target;
  model: string | null;
  old: { mac: string; pid: string | null; serial: string | null; sku: string | null };
  new: { mac: string; pid: string | null; serial: string | null };
  reason: string;
};

/** Where the case is opened. Source: guide, FAQ on RMA and on support. */
export const CASE_PATH = "Software Licensing → Collaboration Related Licensing → Other Collaboration Product";

const MOVES = {
  E2M: "from Enterprise to Multiplatform (MPP) firmware",
  M2E: "from Multiplatform (MPP) to Enterprise firmware",
} as const satisfies Record<Direction, string>;

/**
 * The text of a case, ready to copy: which phone is gone, which one came for it, and what is asked. Source: guide, FAQ on RMA. For
 * Webex Calling the guide does not say whether a case or the migration assistant gives the licence: the text asks that first.
 */
export function caseText({ direction, target, model, old, new: fresh, reason }: ReplacedPhone): string {
  const named = (phone: { pid: string | null; serial: string | null }) =>
    [phone.pid, phone.serial && `serial number ${phone.serial}`].filter(Boolean).join(", ");
  const line = (label: string, phone: { mac: string; pid: string | null; serial: string | null }) =>
    `${label}: MAC address ${phone.mac}${named(phone) ? ` (${named(phone)})` : ""}`;
  const asked =
    target === "webex-calling"
      ? "Please tell us whether the migration assistant in Control Hub generates the licence of the replacement phone, or generate it for us."
      : "Please generate a licence file for the replacement phone. The licence of the returned phone is bound to its MAC address and cannot be used again.";
  return [
    `Firmware conversion licence for a replaced phone (RMA), ${MOVES[direction]}`,
    "",
    line("Returned phone", old),
    line("Replacement phone", fresh),
    ...(model ? [`Model: ${model}`] : []),
    ...(old.sku ? [`Licence of the returned phone: ${old.sku}`] : []),
    `Reason: ${reason}`,
    "",
    asked,
  ].join("\n");
}
