import { route } from "@/lib/server/http/route";
import { getQuote, listQuotes, sightOf } from "@/lib/server/quotes/read-quote";
import { createQuote } from "@/lib/server/quotes/write-quote";

export const GET = route("GET /api/projects/{projectId}/quotes", async ({ project }) => ({
  items: await listQuotes(project.id, sightOf(project.role)),
}));

export const POST = route("POST /api/projects/{projectId}/quotes", async ({ project, body, actor, requestId }) => {
  const id = await createQuote({ project, actorId: actor.userId, requestId }, body);
  return getQuote(project.id, id, sightOf(project.role));
});
