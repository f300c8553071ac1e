import type { ConversionTarget } from "@/lib/domain/conversion";
import type { Firmware } from "@/lib/domain/phone/phone-facts";
import { compareVersions, parseVersion } from "@/lib/domain/phone/version";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";

/**
 * Whether a phone that was moved can go back without a licence. Source: guide, FAQ "can I migrate it back" and its counterpart,
 * appendix A for Webex Calling. What they do not say stays unknown.
 */
export type WayBack = { isFree: boolean | null; because: string };

type Moved = {
  soldAs: Firmware | null;
  /** Version it ran before, as found. */
  fromVersion: string | null;
  /** Version it runs now, else that of its target load. */
  toVersion: string | null;
  /** False: it is to be moved, and still runs what it ran. */
  hasMoved?: boolean;
};

const FREE_FROM = { E2M: "11.3.3", M2E: "11.3.5" } as const;
type Way = Pick<ConversionTarget, "direction" | "target">;
/** What of a project decides it. */
export type Conversion = Way & Pick<ConversionTarget, "loads">;

export function wayBackOf(
  { direction, target }: Way,
  { soldAs, fromVersion, toVersion, hasMoved = true }: Moved,
): WayBack {
  if (target === "webex-calling")
    return { isFree: true, because: "With the licence of the Control Hub assistant, the way back needs none." };
  if (soldAs === null) return { isFree: null, because: "Not known what it was sold with." };
  const isHome = (soldAs === "mpp") === (direction === "E2M");
  if (isHome)
    return {
      isFree: null,
      because: `${hasMoved ? "It runs" : "It goes back to"} what it was sold with; moving it again is a conversion of its own.`,
    };
  const floor = FREE_FROM[direction];
  const version = parseVersion((direction === "E2M" ? toVersion : fromVersion) ?? "");
  const least = parseVersion(floor);
  if (!version || !least) return { isFree: null, because: `Free from MPP ${floor}; its version is not known.` };
  const isFree = compareVersions(version, least) >= 0;
  const rule = isFree ? `Free from MPP ${floor}` : `Not free below MPP ${floor}`;
  const moved = `${hasMoved ? "moved" : "moves"} ${direction === "E2M" ? "to" : "from"} ${version.text}`;
  const unless = isFree && direction === "M2E" ? ", unless it went through migration firmware" : "";
  return { isFree, because: `${rule}; it ${moved}${unless}.` };
}

type Phone = {
  model: string | null;
  soldAs: Firmware | null;
  /** As found. */
  version: string | null;
  /** What it runs now, where that is known. */
  nowVersion?: string | null;
};

/** The same for a phone of a project; until it shows what it runs, it counts with the load that it is to get. */
export function wayBackFor(conversion: Conversion, { model, soldAs, version, nowVersion }: Phone, hasMoved: boolean) {
  const load = model === null ? null : targetLoadFor(model, conversion)?.load;
  const toVersion = nowVersion ?? parseVersion(load ?? "")?.text ?? null;
  return wayBackOf(conversion, { soldAs, fromVersion: version, toVersion, hasMoved });
}

export const wayBackWord = (isFree: boolean | null): string =>
  isFree === null ? "Not known" : isFree ? "Free" : "Needs a licence";
