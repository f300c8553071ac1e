import { route } from "@/lib/server/http/route";
import { getSnapshot } from "@/lib/server/work/get-snapshot";

export const GET = route("GET /api/work", async ({ actor }) => getSnapshot(actor));
