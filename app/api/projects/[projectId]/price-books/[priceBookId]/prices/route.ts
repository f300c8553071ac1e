import { route } from "@/lib/server/http/route";
import { replacePrices } from "@/lib/server/quotes/price-books";

export const PUT = route(
  "PUT /api/projects/{projectId}/price-books/{priceBookId}/prices",
  async ({ project, params, body, actor, requestId }) =>
    replacePrices({ project, actorId: actor.userId, requestId }, params.priceBookId, body.csv),
);
