import { route } from "@/lib/server/http/route";
import { exportPrices } from "@/lib/server/quotes/price-books";

export const GET = route(
  "GET /api/projects/{projectId}/price-books/{priceBookId}/prices.csv",
  async ({ project, params }) => exportPrices(project.organizationId, params.priceBookId),
);
