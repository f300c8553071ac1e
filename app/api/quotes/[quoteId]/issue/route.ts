import { route } from "@/lib/server/http/route";
import { issueQuote } from "@/lib/server/quotes/issue-quote";
import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";

export const POST = route(
  "POST /api/quotes/{quoteId}/issue",
  async ({ project, params, ifMatch, actor, requestId }) => {
    await issueQuote({ project, actorId: actor.userId, requestId }, params.quoteId, ifMatch);
    return getQuote(project.id, params.quoteId, sightOf(project.role));
  },
);
