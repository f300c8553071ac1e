import type { ConversionTarget } from "@/lib/domain/conversion";
import { isTooOldToShowType, showsType } from "@/lib/domain/phone/authorization";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { loadFamilyOf, parseLoad } from "@/lib/domain/phone/load";
import { type AuthorizationFact, EARLIER_CONVERSION_LABELS } from "@/lib/domain/phone/phone-facts";
import { compareVersions } from "@/lib/domain/phone/version";
import type { Finding, SeenValues, TraceEntry, Verdict } from "@/lib/domain/rules/decision";
import { ADVISORIES, type Advisory, type AdvisoryCondition } from "./advisories";
import { NEWER_AUDIO_8800 } from "./firmware-floors";
import type { Situation } from "./situation";
import { targetLoadFor } from "./target-load";

/** What it shows of a converted Enterprise phone, or `null`. */
function originOf({ shownType, facts }: Situation): string | null {
  if (showsType(shownType)) return `the Transition Authorization Type ${typeWord(shownType)}`;
  return facts.hasLicenseWarning === true ? "a licence warning" : null;
}

const typeWord = (type: AuthorizationFact | null): string =>
  type === "other" ? "neither Classic nor WxC" : (type ?? "not known");

const CONDITIONS: Record<AdvisoryCondition, (s: Situation, row: Advisory) => boolean> = {
  always: () => true,
  "product-is-model-name": (s) => s.facts.product?.precision === "model-name",
  "vid-missing-accepted": (s) =>
    s.facts.vid === null && s.plan.policy.acceptMissingVid && s.rules.hardwareRule(s.plan.direction, s.model) === null,
  "in-transition": (s) => s.running === "in-transition",
  "running-below-enterprise-floor": (s) => {
    const floor = s.rules.floor("E2M", "running", s.model ?? "", s.facts.vid);
    const { version } = s.facts;
    return (
      s.running === "enterprise" && version !== null && floor !== null && compareVersions(version, floor.floor) < 0
    );
  },
  "housing-is-white": (s) => s.facts.isWhite,
  "load-of-another-family": (s) =>
    s.facts.loadFamily !== null && s.model !== null && loadFamilyOf(s.model) !== s.facts.loadFamily,
  "history-against-order-code": ({ facts: { product, earlierConversion } }) =>
    product?.precision === "pid" &&
    earlierConversion !== null &&
    earlierConversion !== "none" &&
    earlierConversion.startsWith("from-mpp") !== (product.soldAs === "mpp"),
  "below-mpp-floor-of-hardware": ({ running, facts: { version } }) =>
    running === "mpp" && version !== null && compareVersions(version, NEWER_AUDIO_8800.floor) < 0,
  "type-on-enterprise": (s) => s.running === "enterprise" && showsType(s.facts.transitionAuthorizationType),
  "too-old-to-show-type": ({ facts }) => showsType(facts.transitionAuthorizationType) && isTooOldToShowType(facts),
  "sold-as-mpp-shows-enterprise-origin": (s) =>
    s.facts.product?.precision === "pid" && s.soldAs === "mpp" && s.running !== "enterprise" && originOf(s) !== null,
  "warning-while-registered": ({ facts }) => facts.hasLicenseWarning === true && facts.isRegistered === true,
  "shows-classic": (s) => s.running === "mpp" && s.shownType === "Classic",
};

function fill(text: string, s: Situation): string {
  if (!text.includes("{")) return text;
  return text
    .replaceAll("{model}", s.model ?? "phone")
    .replaceAll("{vid}", s.facts.vid === null ? "VID not known" : formatVid(s.facts.vid))
    .replaceAll("{running}", s.facts.version?.text ?? "an unknown version")
    .replaceAll("{soldAs}", s.soldAs === "mpp" ? "MPP" : "Enterprise")
    .replaceAll("{loadFamily}", s.facts.loadFamily ?? "an unknown family")
    .replaceAll("{family}", loadFamilyOf(s.model ?? "") ?? "none of the families that can be converted")
    .replaceAll("{earlierConversion}", EARLIER_CONVERSION_LABELS[s.facts.earlierConversion ?? "none"])
    .replaceAll("{type}", typeWord(s.facts.transitionAuthorizationType))
    .replaceAll("{origin}", originOf(s) ?? "nothing");
}

/** A notice's Enterprise floor beside the load the project moves to, when that load lies below it. */
function targetBelowFloor(s: Situation, row: Advisory): string {
  if (s.plan.direction !== "M2E" || row.enterpriseFloor === null || s.model === null) return "";
  const load = targetLoadFor(s.model, s.plan, s.rules.loads)?.load ?? "";
  const version = parseLoad(load)?.version;
  return version && compareVersions(version, row.enterpriseFloor) < 0
    ? ` The project's load ${load} is below that.`
    : "";
}

/** Where a row leaves the hardware open for want of a VID, its own text for that case; `null`: the row does not speak of this phone. */
function textFor(s: Situation, row: Advisory): string | null {
  if (row.vidFrom === null && row.vidTo === null) return row.text;
  const { vid } = s.facts;
  if (vid === null) return row.textWithoutVid;
  return (row.vidFrom === null || vid >= row.vidFrom) && (row.vidTo === null || vid <= row.vidTo) ? row.text : null;
}

/** The finding of one row for one phone, or `null` when the row does not speak of it. */
export function adviceOf(row: Advisory, s: Situation, verdict: Verdict): Finding | null {
  if (s.model === null || (row.models !== null && !row.models.includes(s.model))) return null;
  if (!row.isForEveryVerdict && verdict !== "eligible" && verdict !== "needs-information") return null;
  if (!CONDITIONS[row.condition](s, row)) return null;
  const text = textFor(s, row);
  if (text === null) return null;
  return { code: row.code, text: fill(text, s) + targetBelowFloor(s, row), ruleId: row.id, values: seen(s) };
}

function seen(s: Situation): SeenValues {
  return { model: s.model, vid: s.facts.vid, running: s.facts.version?.text ?? null };
}

/** Whether a row speaks of conversions of this direction and target. */
export const belongsTo = (row: Advisory, plan: ConversionTarget): boolean =>
  (row.direction === null || row.direction === plan.direction) && (row.target === null || row.target === plan.target);

/** What a person should read about this phone, by the rows of one direction, with a trace of every row looked at. */
export function advisoriesOf(
  s: Situation,
  verdict: Verdict,
  rows: readonly Advisory[],
): { findings: Finding[]; trace: TraceEntry[] } {
  const findings: Finding[] = [];
  const trace: TraceEntry[] = [];
  const saw = seen(s);
  for (const row of rows) {
    if (row.target !== null && row.target !== s.plan.target) continue;
    const finding = adviceOf(row, s, verdict);
    trace.push({ ruleId: row.id, saw, matched: finding !== null, decided: false });
    if (finding) findings.push(finding);
  }
  return { findings, trace };
}

/** What a person should read once about the whole project. */
export function projectAdvisories(plan: ConversionTarget): Finding[] {
  return ADVISORIES.filter((row) => row.scope === "project" && belongsTo(row, plan)).map(({ code, text, id }) => {
    return { code, text, ruleId: id, values: {} };
  });
}
