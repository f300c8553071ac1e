import { route } from "@/lib/server/http/route";
import { createPriceBook, listPriceBooks } from "@/lib/server/quotes/price-books";

export const GET = route("GET /api/projects/{projectId}/price-books", async ({ project }) => ({
  items: await listPriceBooks(project.organizationId),
}));

export const POST = route("POST /api/projects/{projectId}/price-books", async ({ project, body, actor, requestId }) =>
  createPriceBook({ project, actorId: actor.userId, requestId }, body),
);
