import type { ConversionTarget, Direction, LoadFamily } from "@/lib/domain/conversion";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import { GUIDE_TABLE_5, GUIDE_TABLE_6, type Source } from "@/lib/domain/rules/sources";

/** The load a family gets when the project names none. `load` is without `.loads`, as UCM's Phone Load field takes it. */
export type DefaultLoad = {
  id: string;
  direction: Direction;
  family: LoadFamily;
  load: string;
  title: string;
  source: Source;
};

const row = (direction: Direction, family: LoadFamily, release: string, source: Source): DefaultLoad => ({
  id: `${direction.toLowerCase()}.load.${family}`,
  direction,
  family,
  load: `${family}.${release}`,
  title: `Default ${direction === "E2M" ? "MPP" : "Enterprise"} load of ${family}`,
  source,
});

export const DEFAULT_LOADS: readonly DefaultLoad[] = [
  row("E2M", "sip78xx", "12-0-3MPP0001-87", GUIDE_TABLE_5),
  row("E2M", "sip7832", "12-0-3MPP0001-87", GUIDE_TABLE_5),
  row("E2M", "sip88xx", "12-0-3MPP0001-87", GUIDE_TABLE_5),
  row("E2M", "sip8832", "12-0-3MPP0101-92", GUIDE_TABLE_5),
  row("E2M", "sip8845_65", "12-0-3MPP0001-87", GUIDE_TABLE_5),
  row("M2E", "sip78xx", "14-2-1-0101-26", GUIDE_TABLE_6),
  row("M2E", "sip7832", "14-2-1-0101-26", GUIDE_TABLE_6),
  row("M2E", "sip88xx", "14-2-1-0101-26", GUIDE_TABLE_6),
  row("M2E", "sip8832", "14-2-1-0101-26", GUIDE_TABLE_6),
  row("M2E", "sip8845_65", "14-2-1-0101-26", GUIDE_TABLE_6),
];

/** `isDefault`: the rule set's load, because the project names none for this family; `ruleId` is the row that names it. */
export type TargetLoad = { load: string; family: LoadFamily; isDefault: boolean; ruleId: string | null };

/** The load's name as UCM takes it: without spaces and without `.loads`. */
export function withoutLoadsSuffix(load: string): string {
  return load.replace(/\s+/g, "").replace(/\.loads$/i, "");
}

/** The load's file name, as an upgrade rule takes it: `sip88xx.14-2-1-0101-26.loads`. */
export function loadFileName(load: string): string {
  return `${withoutLoadsSuffix(load)}.loads`;
}

/** The load a model is to get (name without `.loads`): the project's for its family, else the default. `null`: no family. */
export function targetLoadFor(
  model: string,
  plan: Pick<ConversionTarget, "direction" | "loads">,
  loads: readonly DefaultLoad[] = DEFAULT_LOADS,
): TargetLoad | null {
  const family = loadFamilyOf(model);
  if (!family) return null;
  const named = withoutLoadsSuffix(plan.loads[family] ?? "");
  if (named !== "") return { load: named, family, isDefault: false, ruleId: null };
  const preset = loads.find((entry) => entry.direction === plan.direction && entry.family === family);
  return preset ? { load: preset.load, family, isDefault: true, ruleId: preset.id } : null;
}

/**
 * A load that meets the floor a model starts from, as Tables 5 and 6 print it: what a conversion the other way would end with.
 * Without `.loads`; `null`: no family.
 */
export function startingLoadFor(direction: Direction, model: string): string | null {
  const family = loadFamilyOf(model);
  const other = direction === "E2M" ? "M2E" : "E2M";
  return DEFAULT_LOADS.find((entry) => entry.direction === other && entry.family === family)?.load ?? null;
}
