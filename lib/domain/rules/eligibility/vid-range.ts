import type { Direction } from "@/lib/domain/conversion";
import { HARDWARE_RULES } from "./model-rules";

export type VidRange = { min: number; max: number | null };

/** The hardware versions that a model may have in a direction; null: every one will do. Source: guide, Table 1. */
export function vidRangeFor(direction: Direction, model: string): VidRange | null {
  const rule = HARDWARE_RULES.find((row) => row.direction === direction && row.model === model);
  return rule ? { min: rule.min, max: rule.max } : null;
}
