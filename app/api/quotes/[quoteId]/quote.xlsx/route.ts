import { route } from "@/lib/server/http/route";
import { exportQuote } from "@/lib/server/quotes/export-quote";
import { getQuote, sightOf } from "@/lib/server/quotes/read-quote";

export const GET = route("GET /api/quotes/{quoteId}/quote.xlsx", async ({ project, params }) =>
  exportQuote(await getQuote(project.id, params.quoteId, sightOf(project.role))),
);
