import type { Direction } from "@/lib/domain/conversion";
import { LICENSE_RULES } from "@/lib/domain/rules/licensing/license-rules";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import type { Source } from "@/lib/domain/rules/sources";
import { ADVISORIES } from "./advisories";
import { CERTIFICATE_END, NEW_AUTHORITY, RENEWALS } from "./certificate-notices";
import { FIRMWARE_FLOORS } from "./firmware-floors";
import { HARDWARE_RULES, MODEL_RULES } from "./model-rules";
import { REQUIREMENT_RULES } from "./requirements";
import { DEFAULT_LOADS } from "./target-load";
import { VERDICT_RULES } from "./verdict-rules";

/** Month of the guide and our edition of it; stored with every decision. Raise it when a row changes. */
export const RULE_SET_VERSION = "2024-07.3";

/** Every row the engine reads. */
export const RULE_SET = {
  version: RULE_SET_VERSION,
  verdicts: VERDICT_RULES,
  models: MODEL_RULES,
  hardware: HARDWARE_RULES,
  requirements: REQUIREMENT_RULES,
  floors: FIRMWARE_FLOORS,
  loads: DEFAULT_LOADS,
  advisories: ADVISORIES,
  licenses: LICENSE_RULES,
  skus: LICENSE_SKUS,
} as const;

/** Notices that are said of a phone by its week of manufacture; no decision asks them. */
const DATED_NOTICES = [...NEW_AUTHORITY, CERTIFICATE_END, ...RENEWALS].map(({ id, title, source }) => {
  return { id, title, source, direction: null };
});

/** A rule as the rule book lists it. `direction: null`: both. */
export type RuleSummary = {
  id: string;
  title: string;
  source: Source;
  kind: "verdict" | "model" | "requirement" | "advisory" | "license";
  direction: Direction | null;
};

type Row = { id: string; title: string; source: Source; direction: Direction | null };

const summaries = (kind: RuleSummary["kind"], rows: readonly Row[]): RuleSummary[] =>
  rows.map(({ id, title, source, direction }) => ({ id, title, source, kind, direction }));

/** Every rule in the order the engine asks, for the rule book; every `ruleId` of a decision is in it. */
export const RULES: readonly RuleSummary[] = [
  ...summaries("verdict", VERDICT_RULES),
  ...summaries("model", MODEL_RULES),
  ...summaries("model", HARDWARE_RULES),
  ...summaries("requirement", REQUIREMENT_RULES),
  ...summaries("requirement", FIRMWARE_FLOORS),
  ...summaries("requirement", DEFAULT_LOADS),
  ...summaries("advisory", ADVISORIES),
  ...summaries("advisory", DATED_NOTICES),
  ...summaries("license", LICENSE_RULES),
  ...summaries("license", LICENSE_SKUS),
];

const BY_ID: ReadonlyMap<string, RuleSummary> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of an id, or `null` for an id of another edition. */
export function ruleById(id: string): RuleSummary | null {
  return BY_ID.get(id) ?? null;
}
