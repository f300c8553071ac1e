import { route } from "@/lib/server/http/route";
import { deletePriceBook, editPriceBook, getPriceBook } from "@/lib/server/quotes/price-books";

export const GET = route("GET /api/projects/{projectId}/price-books/{priceBookId}", async ({ project, params }) =>
  getPriceBook(project.organizationId, params.priceBookId),
);

export const PATCH = route(
  "PATCH /api/projects/{projectId}/price-books/{priceBookId}",
  async ({ project, params, body, ifMatch, actor, requestId }) =>
    editPriceBook(
      { project, actorId: actor.userId, requestId },
      { id: params.priceBookId, input: body, version: ifMatch },
    ),
);

export const DELETE = route(
  "DELETE /api/projects/{projectId}/price-books/{priceBookId}",
  async ({ project, params, actor, requestId }) =>
    deletePriceBook({ project, actorId: actor.userId, requestId }, params.priceBookId),
);
