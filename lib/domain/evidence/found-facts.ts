import { parseLoad } from "@/lib/domain/phone/load";
import { TRANSITION_AUTHORIZATION_TYPES } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseSerial } from "@/lib/domain/phone/serial";
import { FOUND_FIELDS, type FoundFact, type FoundField } from "./evidence-check";
import type { StatusReading } from "./read-status-text";

export type KnownFacts = {
  pid: string | null;
  model: string | null;
  vid: number | null;
  serial: string | null;
  load: string | null;
  transitionAuthorizationType: string | null;
  /** What the work changes is noted by the evidence itself once the phone has begun. */
  hasBegun: boolean;
};

/**
 * The facts of a reading that the inventory does not hold, or holds otherwise. Nothing from a text that is not surely about this phone
 * alone: another model's page tells nothing of it.
 */
export function foundFacts(
  reading: StatusReading,
  known: KnownFacts,
  checks: readonly { code: string; result: string }[],
): FoundFact[] {
  const isThisPhone = checks.some(({ code, result }) => code === "mac" && result === "pass");
  const isAnotherModel = checks.some(({ code, result }) => code === "model" && result === "fail");
  if (!isThisPhone || isAnotherModel) return [];
  const shown = {
    pid: shownPid(reading, known),
    vid: reading.vid,
    serial: parseSerial(reading.serial ?? "").manufactured ? reading.serial : null,
    load: known.hasBegun ? null : reading.load,
    transitionAuthorizationType: known.hasBegun ? null : knownType(reading.transitionAuthorizationType),
  } satisfies Record<FoundField, string | number | null>;
  return FOUND_FIELDS.flatMap((field): FoundFact[] => {
    const value = shown[field];
    return value === null || isSame(field, known[field], value) ? [] : [{ field, now: known[field], shown: value }];
  });
}

/**
 * The product ID of the UDI where it is an order code, else the model, which says less: only where the inventory says no more. `3PCC`
 * on a page tells what runs, not what was sold, and so is no part of what is offered. Source: guide FAQ, domain.md §2.
 */
function shownPid({ pid, productName }: StatusReading, known: KnownFacts): string | null {
  const inventory = parseProduct(known.pid ?? "");
  if (inventory?.precision === "pid") return null;
  const udi = parseProduct(pid ?? "");
  if (udi?.precision === "pid" && udi.soldAs === "enterprise") return pid;
  const product = udi ?? parseProduct(productName ?? "");
  return product && known.model === null ? `CP-${product.model}` : null;
}

const knownType = (text: string | null): string | null =>
  TRANSITION_AUTHORIZATION_TYPES.find((type) => type.toLowerCase() === text?.toLowerCase()) ?? null;

function isSame(field: FoundField, now: string | number | null, shown: string | number): boolean {
  const plain = (value: string | number | null) => String(value ?? "").toUpperCase();
  if (field === "load")
    return plain(parseLoad(String(now ?? ""))?.text ?? null) === plain(parseLoad(String(shown))?.text ?? null);
  return plain(now) === plain(shown);
}
