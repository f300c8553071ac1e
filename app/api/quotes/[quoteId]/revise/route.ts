import { route } from "@/lib/server/http/route";
import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";
import { reviseQuote } from "@/lib/server/quotes/revise-quote";

export const POST = route("POST /api/quotes/{quoteId}/revise", async ({ project, params, body, actor, requestId }) => {
  const id = await reviseQuote({ project, actorId: actor.userId, requestId }, params.quoteId, body.reason);
  return getQuote(project.id, id, sightOf(project.role));
});
