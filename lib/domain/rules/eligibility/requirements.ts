import type { Direction } from "@/lib/domain/conversion";
import { parseLoad } from "@/lib/domain/phone/load";
import { compareVersions } from "@/lib/domain/phone/version";
import { assertNever } from "@/lib/domain/result";
import type { Decision, Finding, TraceEntry } from "@/lib/domain/rules/decision";
import {
  GUIDE_E2M_STEP_2,
  GUIDE_M2E_STEP_1,
  GUIDE_M2E_STEP_2,
  GUIDE_TABLE_1_NOTE,
  GUIDE_TABLE_5,
  GUIDE_TABLE_6,
  type Source,
} from "@/lib/domain/rules/sources";
import type { Situation } from "./situation";
import { type TargetLoad, targetLoadFor } from "./target-load";

export const REQUIREMENT_CODES = [
  "check-running-version",
  "pre-upgrade",
  "mpp-pre-upgrade",
  "factory-reset",
  "no-mpp-below",
  "target-load",
  "target-load-floor",
  "target-load-mismatch",
] as const;
export type RequirementCode = (typeof REQUIREMENT_CODES)[number];

/** With one of these a phone cannot be started until the project's load is corrected. */
export const START_BLOCKERS: readonly RequirementCode[] = ["target-load-floor", "target-load-mismatch"];

/** The findings that keep this phone from being started; empty when nothing does. */
export function startBlockersOf({ requirements }: Pick<Decision, "requirements">): Finding[] {
  return requirements.filter((finding) => START_BLOCKERS.some((code) => code === finding.code));
}

type RequirementKind = "factory-reset" | "running-version" | "ever" | "target-load";

/** A requirement that is no floor row itself; floors are rows of `firmware-floors.ts`. `order` is the working order. */
export type RequirementRule = {
  id: string;
  order: number;
  direction: Direction;
  kind: RequirementKind;
  title: string;
  source: Source;
};

export const REQUIREMENT_RULES: readonly RequirementRule[] = [
  {
    id: "e2m.running-version",
    order: 10,
    direction: "E2M",
    kind: "running-version",
    title: "Check the Enterprise firmware the phone runs",
    source: GUIDE_E2M_STEP_2,
  },
  {
    id: "e2m.never-below",
    order: 20,
    direction: "E2M",
    kind: "ever",
    title: "Keep to the MPP floor of newer hardware",
    source: GUIDE_TABLE_1_NOTE,
  },
  {
    id: "e2m.target-load",
    order: 30,
    direction: "E2M",
    kind: "target-load",
    title: "Move to a load that meets the floor",
    source: GUIDE_TABLE_5,
  },
  {
    id: "m2e.factory-reset",
    order: 40,
    direction: "M2E",
    kind: "factory-reset",
    title: "Factory reset before the move",
    source: GUIDE_M2E_STEP_1,
  },
  {
    id: "m2e.running-version",
    order: 50,
    direction: "M2E",
    kind: "running-version",
    title: "Check the MPP firmware the phone runs",
    source: GUIDE_M2E_STEP_2,
  },
  {
    id: "m2e.target-load",
    order: 60,
    direction: "M2E",
    kind: "target-load",
    title: "Move to an Enterprise load of the phone's family",
    source: GUIDE_TABLE_6,
  },
];

/** `via`: rows of data that spoke of this phone, such as a floor or a default load. */
type Answer = { finding: Finding | null; saw: TraceEntry["saw"]; via?: readonly (string | undefined)[] };

function runningVersion(s: Situation, rule: RequirementRule, model: string): Answer {
  const { direction } = s.plan;
  const floor = s.rules.floor(direction, "running", model, s.facts.vid);
  const version = s.facts.version;
  const saw = { running: version?.text ?? null, firmware: s.running, needed: floor?.floor.text ?? null };
  // Transition firmware is past the Enterprise floor; on the way back its version says nothing about MPP.
  if (!floor || (direction === "E2M" && s.running === "in-transition")) return { finding: null, saw };
  const firmware = direction === "E2M" ? "Enterprise" : "MPP";
  const needed = floor.floor.text;
  if (!version || s.running === "in-transition") {
    const text = `Check the running version: ${firmware} firmware must be at least ${needed} before the move, else upgrade first.`;
    return { finding: { code: "check-running-version", text, ruleId: rule.id, values: saw }, saw, via: [floor.id] };
  }
  if (compareVersions(version, floor.floor) >= 0) return { finding: null, saw, via: [floor.id] };
  const code = direction === "E2M" ? "pre-upgrade" : "mpp-pre-upgrade";
  const text = `Runs ${firmware} ${version.text}: upgrade to ${needed} or later ${firmware} firmware before the move.`;
  return { finding: { code, text, ruleId: floor.id, values: saw }, saw, via: [floor.id] };
}

function neverBelow(s: Situation, model: string): Answer {
  const floor = s.rules.floor(s.plan.direction, "ever", model, s.facts.vid);
  const saw = { model, vid: s.facts.vid, floor: floor?.floor.text ?? null };
  if (!floor) return { finding: null, saw };
  const text = `${model} hardware from V${floor.vidFrom} must never run MPP below ${floor.floor.text}; once converted it cannot be downgraded further.`;
  return { finding: { code: "no-mpp-below", text, ruleId: floor.id, values: saw }, saw, via: [floor.id] };
}

/** Whether the load is of the phone's family and of the firmware the direction leads to; a load we cannot read is not called wrong. */
function mismatchOf(s: Situation, model: string, target: TargetLoad): string | null {
  const load = parseLoad(target.load);
  if (load?.family && load.family !== target.family) {
    return `${target.load} is a load of ${load.family}; a ${model} takes ${target.family}.`;
  }
  const wanted = s.plan.direction === "E2M" ? "mpp" : "enterprise";
  if (!load?.firmware || load.firmware === wanted) return null;
  const words = {
    mpp: "MPP firmware",
    enterprise: "Enterprise firmware",
    "in-transition": "transition firmware",
  } as const;
  return `${target.load} is ${words[load.firmware]}; this project moves phones to ${words[wanted]}.`;
}

function targetLoad(s: Situation, rule: RequirementRule, model: string): Answer {
  const target = targetLoadFor(model, s.plan, s.rules.loads);
  const floor = s.rules.floor(s.plan.direction, "target", model, s.facts.vid);
  const values = { load: target?.load ?? null, isDefault: target?.isDefault ?? null, floor: floor?.floor.text ?? null };
  if (!target) return { finding: null, saw: values };
  const answer = (code: RequirementCode, text: string, ruleId: string): Answer => {
    return { finding: { code, text, ruleId, values }, saw: values, via: [target.ruleId ?? undefined, floor?.id] };
  };
  const mismatch = mismatchOf(s, model, target);
  if (mismatch) return answer("target-load-mismatch", `${mismatch} The phone cannot be started.`, rule.id);
  if (!floor) return answer("target-load", `Target load: ${target.load}.`, rule.id);
  const version = parseLoad(target.load)?.version;
  const needed = floor.floor.text;
  if (!version) {
    const text = `The version of ${target.load} cannot be read from its name: see that it is MPP ${needed} or later.`;
    return answer("target-load", text, floor.id);
  }
  if (compareVersions(version, floor.floor) < 0) {
    const text = `The project's load ${target.load} is below ${needed}, the floor of a ${model}: the phone cannot be started.`;
    return answer("target-load-floor", text, floor.id);
  }
  return answer("target-load", `Target load: ${target.load}; it must be MPP ${needed} or later.`, floor.id);
}

function factoryReset(rule: RequirementRule): Answer {
  const text = "Factory reset the phone first; the key sequence overrides a password set by the former call control.";
  return { finding: { code: "factory-reset", text, ruleId: rule.id, values: {} }, saw: {} };
}

function answerOf(s: Situation, rule: RequirementRule, model: string): Answer {
  switch (rule.kind) {
    case "factory-reset":
      return factoryReset(rule);
    case "running-version":
      return runningVersion(s, rule, model);
    case "ever":
      return neverBelow(s, model);
    case "target-load":
      return targetLoad(s, rule, model);
    default:
      return assertNever(rule.kind);
  }
}

/** What must be met before or by the move, in working order, with a trace of every row looked at. */
export function requirementsOf(s: Situation): { findings: Finding[]; trace: TraceEntry[] } {
  const findings: Finding[] = [];
  const trace: TraceEntry[] = [];
  if (s.model === null) return { findings, trace };
  for (const rule of s.rules.requirements[s.plan.direction]) {
    const { finding, saw, via } = answerOf(s, rule, s.model);
    for (const ruleId of via ?? []) if (ruleId) trace.push({ ruleId, saw, matched: true, decided: false });
    trace.push({ ruleId: rule.id, saw, matched: finding !== null, decided: false });
    if (finding) findings.push(finding);
  }
  return { findings, trace };
}
