import { route } from "@/lib/server/http/route";
import { quoteFile } from "@/lib/server/quotes/quote-file";
import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";

export const GET = route("GET /api/quotes/{quoteId}/quote.pdf", async ({ project, params }) =>
  quoteFile(await getQuote(project.id, params.quoteId, sightOf(project.role))),
);
