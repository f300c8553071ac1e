import "server-only";
import { dayIn } from "@/lib/format/day";
import { inTransaction } from "@/lib/server/database/transaction";
import { type FieldError, invalidFields } from "@/lib/server/errors";
import { lockLogo } from "@/lib/server/inventory/organization-logo";
import { addJob } from "@/lib/server/jobs/add-job";
import { missingGlyphs, printedTexts } from "@/lib/server/quotes/draw-quote";
import type { Where } from "@/lib/server/quotes/price-books";
import { linesOf, requireQuote } from "@/lib/server/quotes/read-quote";
import { auditedQuote, requireDraft, requireRange, updateDraft } from "@/lib/server/quotes/write-quote";

/** Issues a draft: from then on it never changes. Of two who issue it at once, one does and the other is told. */
export async function issueQuote(who: Where, id: string, version: number): Promise<void> {
  const quote = await requireQuote(who.project.id, id);
  requireDraft(quote);
  const lines = linesOf(quote);
  requireRange(lines, quote.discount);
  const problems: (FieldError | false)[] = [
    lines.length === 0 && {
      path: "ownLines",
      message: "The quote has no line: nothing is to be ordered. Add one of your own.",
    },
    quote.seller === "" && { path: "seller", message: "Say who offers it." },
    quote.buyer === "" && { path: "buyer", message: "Say whom it is for." },
    quote.validUntil < dayIn(quote.timeZone, new Date()) && {
      path: "validUntil",
      message: "This day is over. Choose a later one.",
    },
  ];
  const missing = missingGlyphs(printedTexts({ ...quote, lines }));
  if (missing.length > 0)
    problems.push({
      path: "buyer",
      message: `The font of the document cannot print ${missing.slice(0, 12).join(" ")}. Write these names and texts in Latin, Greek or Cyrillic letters.`,
    });
  const errors = problems.filter((problem) => problem !== false);
  if (errors.length > 0)
    throw invalidFields(errors, `It was not issued: ${errors.map(({ message }) => message).join(" ")}`);
  await inTransaction(async (tx) => {
    const issued = { issuedAt: new Date(), issuedById: who.actorId, updatedAt: new Date() };
    // The end of its last day, by the clock of its time zone: PostgreSQL knows when the clocks change.
    await tx.query(
      `UPDATE "Quote" SET "expiresAt" = ("validUntil"::date + 1)::timestamp AT TIME ZONE "timeZone" WHERE "projectId" = $1 AND "id" = $2 AND "state" = 'draft'`,
      [who.project.id, id],
    );
    const logoSha256 = await lockLogo(tx, who.project.organizationId);
    await updateDraft(tx, { projectId: who.project.id, id }, version, { ...issued, logoSha256, state: "issued" });
    await tx.audit({
      ...auditedQuote(who, "quote.issue", id),
      after: { number: quote.number, revision: quote.revision, logoSha256 },
    });
    const drawn = { projectId: who.project.id, quoteId: id };
    await addJob(tx, "draw-quote", drawn, { queueName: `quotes of ${who.project.id}`, key: `draw quote ${id}` });
    tx.notify(who.project.id);
  });
}
