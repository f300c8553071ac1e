import "server-only";
import { TARGETS_OF } from "@/lib/domain/conversion";
import { decimalText, digitsOf } from "@/lib/domain/pricing/money";
import { scenariosOf, type TargetNeeds } from "@/lib/domain/pricing/scenarios";
import type { Scenarios } from "@/lib/schemas/quotes";
import { type ComparedDecision, compareDecisions } from "@/lib/server/inventory/compared-decisions";
import { getProject } from "@/lib/server/inventory/get-project";
import { getPriceBook, pricesIn } from "@/lib/server/quotes/price-books";

type Ask = { project: { id: string; organizationId: string }; priceBookId: string | null };

/** What each target of the project's direction would need, in money by the prices of a book. Reads only. */
export async function getScenarios({ project, priceBookId }: Ask): Promise<Scenarios> {
  const { direction, policy, loads } = await getProject(project.id);
  const targets = await Promise.all(
    TARGETS_OF[direction].map(async (target): Promise<TargetNeeds> => {
      const groups = await compareDecisions(project.id, { direction, target, policy, loads });
      return { target, needs: groups.map(needOf), eligible: eligibleOf(groups) };
    }),
  );
  const book = priceBookId ? await getPriceBook(project.organizationId, priceBookId) : null;
  const prices = book && (await pricesIn(project.organizationId, book.id, book.discount));
  return {
    currency: book?.currency ?? null,
    book: book?.name ?? null,
    targets: scenariosOf(targets, prices).map(({ scenarios, ...target }) => ({
      ...target,
      scenarios: scenarios.map(({ netMinor, ...scenario }) => ({
        ...scenario,
        net: netMinor === null || !book ? null : decimalText(netMinor, digitsOf(book.currency)),
      })),
    })),
  };
}

const needOf = ({ instead, count }: ComparedDecision) => ({
  kind: instead.licenseKind,
  sku: instead.licenseSku,
  supportSku: instead.supportSku,
  mayBeFree: instead.mayBeFree,
  ruleId: "",
  text: "",
  isPilot: false,
  count,
});

const eligibleOf = (groups: readonly ComparedDecision[]): number =>
  groups.reduce((sum, { instead, count }) => sum + (instead.verdict === "eligible" ? count : 0), 0);
