import { route } from "@/lib/server/http/route";
import { listQuotePhones } from "@/lib/server/quotes/quote-phones";
import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";

export const GET = route("GET /api/quotes/{quoteId}/phones", async ({ project, params, query }) => {
  await getQuote(project.id, params.quoteId, sightOf(project.role)); // a draft is not for everybody
  return listQuotePhones({ projectId: project.id, id: params.quoteId }, query);
});
