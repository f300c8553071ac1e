import type { Direction } from "@/lib/domain/conversion";
import { type FirmwareFloor, floorFor } from "./firmware-floors";
import type { HardwareRule, ModelRule } from "./model-rules";
import type { DefaultLoad } from "./target-load";

/** What a rule may look up in the tables of data. It names no rule itself, so that every rule can stand on it. */
export type RuleLookup = {
  loads: readonly DefaultLoad[];
  /** The row of a model in a direction, or `null`: not on the list. */
  modelRule(direction: Direction, model: string | null): ModelRule | null;
  /** The hardware versions a model must have, or `null`: every one will do. */
  hardwareRule(direction: Direction, model: string | null): HardwareRule | null;
  floor(direction: Direction, of: FirmwareFloor["of"], model: string, vid: number | null): FirmwareFloor | null;
};

type LookupTables = {
  models: readonly ModelRule[];
  hardware: readonly HardwareRule[];
  /** Sorted by `order`. */
  floors: readonly FirmwareFloor[];
  loads: readonly DefaultLoad[];
};

export function ruleLookup(tables: LookupTables): RuleLookup {
  const models = byModel(tables.models);
  const hardware = byModel(tables.hardware);
  return {
    loads: tables.loads,
    modelRule: (direction, model) => (model === null ? null : (models[direction].get(model) ?? null)),
    hardwareRule: (direction, model) => (model === null ? null : (hardware[direction].get(model) ?? null)),
    floor: (direction, of, model, vid) => floorFor(direction, of, model, vid, tables.floors),
  };
}

function byModel<Row extends { direction: Direction; model: string }>(
  rows: readonly Row[],
): Record<Direction, ReadonlyMap<string, Row>> {
  const mapOf = (direction: Direction) =>
    new Map(rows.filter((row) => row.direction === direction).map((row) => [row.model, row]));
  return { E2M: mapOf("E2M"), M2E: mapOf("M2E") };
}
