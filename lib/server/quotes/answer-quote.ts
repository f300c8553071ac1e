import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { quoteRefusal } from "@/lib/domain/pricing/quote-life";
import type { acceptInput, QuoteAnswer } from "@/lib/schemas/quotes";
import { asJson } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { headOf, noQuote, requireQuote } from "@/lib/server/quotes/read-quote";
import { auditedQuote } from "@/lib/server/quotes/write-quote";

type Answer = {
  project: { id: string; organizationId: string };
  id: string;
  answer: "accepted" | "declined";
  input: z.output<typeof acceptInput>;
  via: QuoteAnswer["via"];
  actorId: string | null;
  requestId: string;
};

/** How a person who is signed in answers: for the customer themselves, or as a record of what the customer said. */
export const wayOf = (role: Role): QuoteAnswer["via"] => (may(role, "quote.edit") ? "recorded" : "viewer");

/** Stores the customer's answer to an issued quote that is still valid; every other is refused with its reason. */
export async function answerQuote({ project, id, answer, input, via, actorId, requestId }: Answer): Promise<void> {
  const quote = await requireQuote(project.id, id);
  if (quote.state === "draft" && via !== "recorded") throw noQuote();
  await inTransaction(async (tx) => {
    const stored: QuoteAnswer = { ...input, via, at: new Date().toISOString() };
    const { rowCount } = await tx.query(
      `UPDATE "Quote" SET "state" = $3, "answer" = $4, "version" = "version" + 1, "updatedAt" = now()
       WHERE "projectId" = $1 AND "id" = $2 AND "state" = 'issued' AND "expiresAt" > now()`,
      [project.id, id, answer, asJson(stored)],
    );
    if (rowCount === 0) {
      const { rows } = await tx.query<{ state: string }>(
        `SELECT "state" FROM "Quote" WHERE "projectId" = $1 AND "id" = $2`,
        [project.id, id],
      );
      const { state } = headOf({ ...quote, state: rows[0]?.state ?? quote.state });
      throw new AppError("conflict", quoteRefusal(state, answer === "accepted" ? "accept" : "decline"));
    }
    const who = { project, actorId: actorId ?? "", requestId };
    await tx.audit({
      ...auditedQuote(who, `quote.${answer === "accepted" ? "accept" : "decline"}`, id),
      actorId,
      after: stored,
      reason: input.note || null,
    });
    tx.notify(project.id);
  });
}
