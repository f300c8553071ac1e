import { route } from "@/lib/server/http/route";
import { answerQuote } from "@/lib/server/quotes/answer-quote";
import { requireLinkedQuote } from "@/lib/server/quotes/quote-links";
import { addressOf } from "@/lib/server/sign-in/address";

export const POST = route("POST /api/quote-links/{token}/decline", async ({ request, params, body, requestId }) => {
  const { project, quote } = await requireLinkedQuote(params.token, addressOf(request));
  await answerQuote({ project, id: quote.id, answer: "declined", input: body, via: "link", actorId: null, requestId });
});
