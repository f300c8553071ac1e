import { route } from "@/lib/server/http/route";
import { getScenarios } from "@/lib/server/quotes/get-scenarios";

export const GET = route("GET /api/projects/{projectId}/scenarios", async ({ project, query }) =>
  getScenarios({ project, priceBookId: query.priceBook ?? null }),
);
