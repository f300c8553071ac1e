import type { Direction } from "@/lib/domain/conversion";
import type { LicenseRule } from "@/lib/domain/rules/licensing/license-rules";
import { type LicenseSku, licenseSkuFor } from "@/lib/domain/rules/licensing/support-skus";
import { type Advisory, asksForYear } from "./advisories";
import { type FirmwareFloor, floorFor } from "./firmware-floors";
import type { HardwareRule, ModelRule } from "./model-rules";
import type { RequirementRule } from "./requirements";
import { RULE_SET } from "./rule-set";
import type { DefaultLoad } from "./target-load";
import type { VerdictRule } from "./verdict-rules";

/** The tables of an edition; the order of rows in a table says nothing, their `order` does. */
export type RuleTables = {
  verdicts: readonly VerdictRule[];
  models: readonly ModelRule[];
  hardware: readonly HardwareRule[];
  requirements: readonly RequirementRule[];
  floors: readonly FirmwareFloor[];
  loads: readonly DefaultLoad[];
  advisories: readonly Advisory[];
  licenses: readonly LicenseRule[];
  skus: readonly LicenseSku[];
};

/** The tables as the engine asks them: sorted by `order`, found by model. */
export type RuleIndex = {
  verdicts: Record<Direction, readonly VerdictRule[]>;
  requirements: Record<Direction, readonly RequirementRule[]>;
  licenses: Record<Direction, readonly LicenseRule[]>;
  /** Of single phones; those of whole projects are no business of a decision. */
  advisories: Record<Direction, readonly Advisory[]>;
  loads: readonly DefaultLoad[];
  /** Whether any row looks at the year of manufacture; if none does, phones of different years are alike. */
  asksForYear: boolean;
  /** The row of a model in a direction, or `null`: not on the list. */
  modelRule(direction: Direction, model: string | null): ModelRule | null;
  /** The hardware versions a model must have, or `null`: every one will do. */
  hardwareRule(direction: Direction, model: string | null): HardwareRule | null;
  floor(direction: Direction, of: FirmwareFloor["of"], model: string, vid: number | null): FirmwareFloor | null;
  /** The licence of a direction and a series (`7800`, `8800`), or `null`: none is sold for it. */
  sku(direction: Direction, series: string): LicenseSku | null;
};

export function indexRules(tables: RuleTables): RuleIndex {
  const floors = inOrder(tables.floors);
  const models = byModel(tables.models);
  const hardware = byModel(tables.hardware);
  return {
    verdicts: byDirection(inOrder(tables.verdicts)),
    requirements: byDirection(inOrder(tables.requirements)),
    licenses: byDirection(inOrder(tables.licenses)),
    advisories: byDirection(inOrder(tables.advisories.filter(({ scope }) => scope === "phone"))),
    loads: tables.loads,
    asksForYear: tables.advisories.some(asksForYear),
    modelRule: (direction, model) => (model === null ? null : (models[direction].get(model) ?? null)),
    hardwareRule: (direction, model) => (model === null ? null : (hardware[direction].get(model) ?? null)),
    floor: (direction, of, model, vid) => floorFor(direction, of, model, vid, floors),
    sku: (direction, series) => licenseSkuFor(direction, series, tables.skus),
  };
}

function inOrder<Row extends { order: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.order - b.order);
}

/** A row without a direction stands in both. */
function byDirection<Row extends { direction: Direction | null }>(rows: readonly Row[]): Record<Direction, Row[]> {
  const of = (direction: Direction) => rows.filter((row) => row.direction === null || row.direction === direction);
  return { E2M: of("E2M"), M2E: of("M2E") };
}

function byModel<Row extends { direction: Direction; model: string }>(
  rows: readonly Row[],
): Record<Direction, ReadonlyMap<string, Row>> {
  const { E2M, M2E } = byDirection(rows);
  const mapOf = (of: Row[]) => new Map(of.map((row) => [row.model, row]));
  return { E2M: mapOf(E2M), M2E: mapOf(M2E) };
}

/** The rules of this edition. */
export const CURRENT_RULES: RuleIndex = indexRules(RULE_SET);
