import { route } from "@/lib/server/http/route";
import { answerQuote, wayOf } from "@/lib/server/quotes/answer-quote";
import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";

export const POST = route("POST /api/quotes/{quoteId}/accept", async ({ project, params, body, actor, requestId }) => {
  const who = { actorId: actor.userId, requestId, via: wayOf(project.role) };
  await answerQuote({ project, id: params.quoteId, answer: "accepted", input: body, ...who });
  return getQuote(project.id, params.quoteId, sightOf(project.role));
});
