import { route } from "@/lib/server/http/route";
import { quoteDifferenceOf } from "@/lib/server/quotes/quote-difference";

export const GET = route("GET /api/quotes/{quoteId}/difference", async ({ project, params }) =>
  quoteDifferenceOf(project.id, params.quoteId),
);
