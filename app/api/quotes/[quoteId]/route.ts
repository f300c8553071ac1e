import { route } from "@/lib/server/http/route";
import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";
import { discardQuote, editQuote } from "@/lib/server/quotes/write-quote";

export const GET = route("GET /api/quotes/{quoteId}", async ({ project, params }) =>
  getQuote(project.id, params.quoteId, sightOf(project.role)),
);

export const PATCH = route(
  "PATCH /api/quotes/{quoteId}",
  async ({ project, params, body, ifMatch, actor, requestId }) => {
    await editQuote(
      { project, actorId: actor.userId, requestId },
      { id: params.quoteId, input: body, version: ifMatch },
    );
    return getQuote(project.id, params.quoteId, sightOf(project.role));
  },
);

export const DELETE = route("DELETE /api/quotes/{quoteId}", async ({ project, params, actor, requestId }) =>
  discardQuote({ project, actorId: actor.userId, requestId }, params.quoteId),
);
