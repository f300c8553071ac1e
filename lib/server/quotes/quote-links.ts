import "server-only";
import { quoteRefusal } from "@/lib/domain/pricing/quote-life";
import { env } from "@/lib/env";
import type { Quote } from "@/lib/schemas/quotes";
import { db } from "@/lib/server/database/db";
import { insertRow } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import type { Where } from "@/lib/server/quotes/price-books";
import { getQuote, headOf, requireQuote } from "@/lib/server/quotes/read-quote";
import { auditedQuote } from "@/lib/server/quotes/write-quote";
import { reserveLinkTry } from "@/lib/server/sign-in/throttle";
import { hashToken, newToken } from "@/lib/server/sign-in/tokens";

/** Makes a link by which a customer without an account sees one issued quote. It is shown once, and ends with the quote. */
export async function createQuoteLink(who: Where, id: string): Promise<{ url: string }> {
  const quote = await requireQuote(who.project.id, id);
  if (headOf(quote).state !== "issued")
    throw new AppError("conflict", "Only an issued quote that is still valid has a link for the customer.");
  const token = newToken("");
  const linkId = newId();
  await inTransaction(async (tx) => {
    await insertRow(tx, "QuoteLink", {
      projectId: who.project.id,
      id: linkId,
      quoteId: id,
      tokenHash: hashToken(token),
      createdById: who.actorId,
    });
    await tx.audit({ ...auditedQuote(who, "quote.link", id), after: { linkId } });
  });
  return { url: `${env().REHOME_URL}/quote/${token}` };
}

/** Makes every link of a quote useless at once. */
export async function revokeQuoteLinks(who: Where, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE "QuoteLink" SET "revokedAt" = now() WHERE "projectId" = $1 AND "quoteId" = $2 AND "revokedAt" IS NULL`,
      [who.project.id, id],
    );
    if (rowCount !== 0) await tx.audit({ ...auditedQuote(who, "quote.unlink", id), after: { links: rowCount } });
  });
}

export type LinkedQuote = {
  project: { id: string; organizationId: string };
  quote: Quote;
  /** Of the latest revision, where this one is superseded. */
  latest: number;
};

/** The quote behind a link, or null: unknown, revoked, or of a draft. Whoever guesses is slowed down. */
export async function findLinkedQuote(token: string, address: string): Promise<LinkedQuote | null> {
  const link = await db.quoteLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { quote: { select: { organizationId: true, number: true } } },
  });
  if (!link || link.revokedAt) {
    const seconds = await reserveLinkTry(address);
    if (seconds > 0)
      throw new AppError("too_many", "Too many links that do not work came from this address. Try again later.", {
        retryAfterSeconds: seconds,
      });
    return null;
  }
  const { organizationId, number } = link.quote;
  const { _max } = await db.quote.aggregate({ where: { organizationId, number }, _max: { revision: true } });
  const quote = await getQuote(link.projectId, link.quoteId, { drafts: false, margins: false });
  return { project: { id: link.projectId, organizationId }, quote, latest: _max.revision ?? quote.revision };
}

/** The same for a route: what is not there is refused. */
export async function requireLinkedQuote(token: string, address: string): Promise<LinkedQuote> {
  const found = await findLinkedQuote(token, address);
  if (found) return found;
  throw new AppError("not_found", "This link does not work. Ask whoever sent it for a new one.");
}

/** What a link still shows: not a quote that is over, and not one that a later revision took the place of. */
export const isShown = ({ quote: { state } }: Pick<LinkedQuote, "quote">): boolean =>
  state !== "expired" && state !== "superseded";

/** The quote behind a link as long as the link shows it. */
export async function requireShownQuote(token: string, address: string): Promise<LinkedQuote> {
  const found = await requireLinkedQuote(token, address);
  if (isShown(found)) return found;
  throw new AppError("conflict", quoteRefusal(found.quote.state, "accept"));
}
