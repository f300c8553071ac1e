import "server-only";
import type { ShownLogo } from "@/lib/schemas/logo";
import type { Quote } from "@/lib/schemas/quotes";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { download } from "@/lib/server/files/download";
import { logoOfQuote, shownLogo } from "@/lib/server/inventory/organization-logo";

/** The bytes of an issued quote as they were stored; never drawn again. */
export async function quoteFile({ projectId, id, number, revision, state }: Quote): Promise<Response> {
  if (state === "draft") throw new AppError("conflict", "A draft has no PDF: it is made when the quote is issued.");
  const file = await db.quoteFile.findUnique({
    where: { projectId_quoteId_kind: { projectId, quoteId: id, kind: "pdf" } },
  });
  if (!file) throw new AppError("busy", "The PDF is being made. Try again in a moment.", { retryAfterSeconds: 3 });
  const body = new Blob([file.bytes]).stream();
  return download(`${number} revision ${revision}.pdf`, "application/pdf", body);
}

/** The logo that the pages of a quote show: of an issued one that of its PDF, of a draft that of the organisation. */
export const getQuoteLogo = async ({ projectId, id }: Pick<Quote, "projectId" | "id">): Promise<ShownLogo | null> =>
  shownLogo(await logoOfQuote(projectId, id));
