import type { ConversionTarget } from "@/lib/domain/conversion";
import { belongsTo } from "@/lib/domain/rules/eligibility/advise";
import { ADVISORIES } from "@/lib/domain/rules/eligibility/advisories";
import type { Source } from "@/lib/domain/rules/sources";

/** What a conversion takes away, by the codes of the advisories that say so; all else that they say is no loss. */
const LOSS_CODES: readonly string[] = ["data-loss", "features-missing-on-mpp", "webex-only"];

export type Loss = {
  code: string;
  title: string;
  text: string;
  ruleId: string;
  source: Source;
  /** Models that lose it; `null`: every one. */
  models: readonly string[] | null;
};

/** What phones lose by the conversion of a project: for every phone first, then for some models. */
export function lossesOf(target: ConversionTarget): Loss[] {
  const rows = ADVISORIES.filter((row) => LOSS_CODES.includes(row.code) && belongsTo(row, target));
  const losses = rows.map(({ code, title, text, id, source, models }) => ({
    ...{ code, title, text, ruleId: id, source, models },
  }));
  return losses.sort((one, other) => Number(one.models !== null) - Number(other.models !== null));
}

/** What one phone loses. */
export const lossesOfModel = (losses: readonly Loss[], model: string | null): Loss[] =>
  losses.filter(({ models }) => models === null || (model !== null && models.includes(model)));

/** The text of a loss for phones of these models. */
export const lossText = ({ text }: Pick<Loss, "text">, models: readonly string[]): string =>
  text.replaceAll("{model}", models.length > 0 ? models.join(" or ") : "phone");

/** How a customer's acknowledgement came: by themself, signed in, or recorded by somebody who has it from them. */
export const ACKNOWLEDGEMENT_WAYS = ["signed-in", "on-paper", "by-mail", "in-a-meeting"] as const;
export type AcknowledgementWay = (typeof ACKNOWLEDGEMENT_WAYS)[number];
/** Those that somebody else records. */
export const RECORDED_WAYS = ["on-paper", "by-mail", "in-a-meeting"] as const satisfies readonly AcknowledgementWay[];

export const ACKNOWLEDGEMENT_WAY_LABELS = {
  "signed-in": "Signed in",
  "on-paper": "Signed on paper",
  "by-mail": "By mail",
  "in-a-meeting": "In a meeting",
} as const satisfies Record<AcknowledgementWay, string>;
