import { formatVid } from "@/lib/domain/phone/format-vid";
import type { LicenseKind, Verdict } from "@/lib/domain/rules/decision";
import { ADVISORIES, type Advisory } from "@/lib/domain/rules/eligibility/advisories";
import { FIRMWARE_FLOORS, type FirmwareFloor } from "@/lib/domain/rules/eligibility/firmware-floors";
import { HARDWARE_RULES, MODEL_RULES } from "@/lib/domain/rules/eligibility/model-rules";
import { REASON_LABELS } from "@/lib/domain/rules/eligibility/reason-codes";
import { RULES, type RuleSummary } from "@/lib/domain/rules/eligibility/rule-set";
import { DEFAULT_LOADS } from "@/lib/domain/rules/eligibility/target-load";
import { describeRange } from "@/lib/domain/rules/eligibility/verdict-conditions";
import { VERDICT_RULES } from "@/lib/domain/rules/eligibility/verdict-rules";
import { LICENSE_RULES } from "@/lib/domain/rules/licensing/license-rules";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { SOURCE_MARKS } from "@/lib/domain/rules/sources";
import {
  DIRECTION_LABELS,
  LICENSE_LABELS,
  LOAD_FAMILY_LABELS,
  TARGET_LABELS,
  VERDICT_LABELS,
} from "@/lib/format/labels";
import { KIND_LABELS } from "./kind-labels";

/** A rule as people read it: what it says, of what, and where that comes from. */
export type BookEntry = RuleSummary & {
  /** What follows from it, in a sentence; `null` where the title says it all. */
  says: string | null;
  /** Outcome in a word, for a badge. */
  outcome: { verdict: Verdict } | { license: LicenseKind } | null;
  /** Names it is looked for by, beside the words that are shown. */
  models: readonly string[];
};

type Details = Pick<BookEntry, "says" | "outcome" | "models">;
const NOTHING_MORE: Details = { says: null, outcome: null, models: [] };

function detailsOf(id: string): Details {
  const byId = <Row extends { id: string }>(rows: readonly Row[]) => rows.find((row) => row.id === id);
  const verdict = byId(VERDICT_RULES);
  if (verdict)
    return {
      ...NOTHING_MORE,
      says: `Reason on the phone: “${REASON_LABELS[verdict.code]}”.`,
      outcome: { verdict: verdict.verdict },
    };
  const model = byId(MODEL_RULES);
  if (model) return { ...NOTHING_MORE, models: [model.model] };
  const hardware = byId(HARDWARE_RULES);
  if (hardware)
    return {
      ...NOTHING_MORE,
      says: `The VID on the label must be ${describeRange(hardware.min, hardware.max)}. Without it the phone waits.`,
      models: [hardware.model],
    };
  const floor = byId(FIRMWARE_FLOORS);
  if (floor) return { ...NOTHING_MORE, says: saysOfFloor(floor), models: floor.models ?? [] };
  const load = byId(DEFAULT_LOADS);
  if (load)
    return {
      ...NOTHING_MORE,
      says: `${load.load}, unless the project names another.`,
      models: LOAD_FAMILY_LABELS[load.family].split(", "),
    };
  const advisory = byId(ADVISORIES);
  if (advisory) return { ...NOTHING_MORE, says: saysOfAdvisory(advisory), models: advisory.models ?? [] };
  const license = byId(LICENSE_RULES);
  if (license)
    return {
      ...NOTHING_MORE,
      says: license.text.replaceAll("{sku}", "the licence").replace(/^the licence/, "The licence"),
      outcome: { license: license.kind },
    };
  const sku = byId(LICENSE_SKUS);
  if (sku)
    return {
      ...NOTHING_MORE,
      says: `For phones of the ${sku.series} series. The service SKU is for customers without a service contract, one per licence by our reading; software support only, no RMA.`,
    };
  return NOTHING_MORE;
}

const FLOOR_OF = {
  running: "What the phone must run before the move",
  target: "The load it is moved to",
  ever: "At any time",
} as const satisfies Record<FirmwareFloor["of"], string>;

function saysOfFloor({ of, floor, models, vidFrom }: FirmwareFloor): string {
  const whose = models === null ? "every model that converts" : models.join(", ");
  const hardware = vidFrom === null ? "" : ` from ${formatVid(vidFrom)}`;
  return `${FLOOR_OF[of]}: ${floor.text} or later. Speaks of ${whose}${hardware}.`;
}

function saysOfAdvisory({ text, title, models, vidFrom, vidTo, target }: Advisory): string {
  const filled = text
    .replaceAll("{model}", models?.join("/") ?? "model")
    .replaceAll(" ({vid} here)", "")
    .replaceAll("; it runs {running}", "")
    .replaceAll(/ ?\{(?:running|vid|type)\}/g, "")
    .replaceAll("{loadFamily}", "one family")
    .replaceAll("{family}", "another")
    .replaceAll("{soldAs}", "Enterprise or MPP")
    .replaceAll(" “{earlierConversion}”", "")
    .replaceAll("{origin}", "a Transition Authorization Type or a licence warning");
  const isNamed = models === null || models.every((model) => filled.includes(model) || title.includes(model));
  const from = vidFrom === null ? null : `from ${formatVid(vidFrom)}`;
  const to = vidTo === null ? null : `up to ${formatVid(vidTo)}`;
  const whose = isNamed ? null : [models.join(", "), from, to].filter(Boolean).join(" ");
  const scope = [whose, target && TARGET_LABELS[target]].filter(Boolean).join("; ");
  return scope === "" ? filled : `${filled} Speaks of ${scope}.`;
}

/** Every rule, part by part; within a part in the order the engine asks. */
export const BOOK: readonly BookEntry[] = Object.keys(KIND_LABELS).flatMap((kind) =>
  RULES.filter((rule) => rule.kind === kind).map((rule) => ({ ...rule, ...detailsOf(rule.id) })),
);

/** Every word by which an entry can be found, in small letters. */
const WORDS: ReadonlyMap<string, string> = new Map(
  BOOK.map((entry) => {
    const { id, title, says, models, source, direction, outcome } = entry;
    const words = [
      ...[id, title, says ?? "", ...models, ...models.map((model) => `CP-${model}`)],
      ...[source.where, source.date, SOURCE_MARKS[source.mark], direction ? DIRECTION_LABELS[direction] : ""],
      ...(outcome && "verdict" in outcome ? [VERDICT_LABELS[outcome.verdict].label] : []),
      ...(outcome && "license" in outcome ? [LICENSE_LABELS[outcome.license]] : []),
    ];
    return [id, words.join(" ").toLowerCase()];
  }),
);

const SHORT = 3;

/** Does every word stand somewhere in the entry? A short one, such as the 3 of "Table 3", as a whole word. */
export function isFound(id: string, search: string): boolean {
  const text = WORDS.get(id) ?? "";
  const words = search.toLowerCase().split(/\s+/);
  return words.every((word) =>
    word.length < SHORT ? text.split(/[^\p{L}\p{N}]+/u).includes(word) : text.includes(word),
  );
}

export type BookFilter = {
  q: string;
  kind: readonly string[];
  direction: readonly string[];
  /** `yes`: only rules that apply to a phone of the project, `no`: only the others. */
  used: readonly string[];
};

/** The entries a reader asked for. A rule of both directions belongs to each. */
export function filterBook({ q, kind, direction, used }: BookFilter, applies: (id: string) => number): BookEntry[] {
  return BOOK.filter(
    (entry) =>
      (q === "" || isFound(entry.id, q)) &&
      (kind.length === 0 || kind.includes(entry.kind)) &&
      (direction.length === 0 || entry.direction === null || direction.includes(entry.direction)) &&
      (used.length === 0 || used.includes(applies(entry.id) > 0 ? "yes" : "no")),
  );
}
