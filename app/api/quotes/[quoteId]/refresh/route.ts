import { route } from "@/lib/server/http/route";

import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";
import { refreshQuote } from "@/lib/server/quotes/revise-quote";

export const POST = route(
  "POST /api/quotes/{quoteId}/refresh",
  async ({ project, params, ifMatch, actor, requestId }) => {
    await refreshQuote({ project, actorId: actor.userId, requestId }, params.quoteId, ifMatch);
    return getQuote(project.id, params.quoteId, sightOf(project.role));
  },
);
