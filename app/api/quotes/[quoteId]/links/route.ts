import { route } from "@/lib/server/http/route";
import { createQuoteLink, revokeQuoteLinks } from "@/lib/server/quotes/quote-links";

export const POST = route("POST /api/quotes/{quoteId}/links", async ({ project, params, actor, requestId }) =>
  createQuoteLink({ project, actorId: actor.userId, requestId }, params.quoteId),
);

export const DELETE = route("DELETE /api/quotes/{quoteId}/links", async ({ project, params, actor, requestId }) =>
  revokeQuoteLinks({ project, actorId: actor.userId, requestId }, params.quoteId),
);
