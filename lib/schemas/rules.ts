import * as z from "zod";
import { DIRECTIONS } from "@/lib/domain/conversion";

const count = z.number().int();

/** How many phones of the project a rule has to do with. Each number opens as the filter `rule` of the phones. */
export const ruleUse = z.object({
  /** It was asked and applies: `rule=<id>`. */
  applies: count,
  /** It settled a verdict or a licence: `rule=decided:<id>`. */
  decided: count,
  /** Its finding stands on the phone: `rule=requirement:<id>`, `rule=advisory:<id>`. */
  requirement: count,
  advisory: count,
});
export type RuleUse = z.output<typeof ruleUse>;

export const ruleBook = z.object({
  /** Edition that the project is judged by. */
  applied: z.string(),
  /** Edition that is here; another one than `applied` waits to be applied. */
  available: z.string(),
  rules: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(["verdict", "model", "requirement", "advisory", "license"]),
      /** null: both. */
      direction: z.enum(DIRECTIONS).nullable(),
      /** mark G: the guide, C: another Cisco publication, T: a third party, I: our inference. */
      source: z.object({ mark: z.enum(["G", "C", "T", "I"]), where: z.string(), date: z.string() }),
      use: ruleUse,
    }),
  ),
});

export const applyRulesInput = z.strictObject({ ruleSetVersion: z.string().min(1).max(40) });
export const editions = z.object({ applied: z.string(), available: z.string() });
