import { route } from "@/lib/server/http/route";
import { quoteFile } from "@/lib/server/quotes/quote-file";
import { requireShownQuote } from "@/lib/server/quotes/quote-links";
import { addressOf } from "@/lib/server/sign-in/address";

export const GET = route("GET /api/quote-links/{token}/quote.pdf", async ({ request, params }) =>
  quoteFile((await requireShownQuote(params.token, addressOf(request))).quote),
);
