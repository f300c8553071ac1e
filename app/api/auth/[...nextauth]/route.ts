import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import * as z from "zod";
import { AppError } from "@/lib/server/errors";
import { parseJson } from "@/lib/server/http/json-body";
import { problem } from "@/lib/server/http/problem";
import { authOptions } from "@/lib/server/sign-in/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

const MAX_BYTES = 64 * 1024;
/** What forms of sign-in hold; next-auth trips over anything else. */
const fields = z.record(z.string(), z.union([z.string(), z.boolean()]));

// next-auth checks its own anti-forgery token; every other handler is made by route(). It reads bodies without a limit.
const handler = async (request: NextRequest, context: Context) => {
  try {
    const checked = request.method === "POST" ? await withCheckedBody(request) : request;
    return await NextAuth(checked as never, context as never, authOptions(request.headers.get("cookie") ?? ""));
  } catch (error) {
    return problem(error, crypto.randomUUID());
  }
};

async function withCheckedBody(request: NextRequest): Promise<NextRequest> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(announced <= MAX_BYTES)) throw new AppError("too_large", `At most ${MAX_BYTES} bytes, with a content-length.`);
  if (!request.headers.get("content-type")?.includes("application/json")) return request;
  const text = await request.text();
  if (!fields.safeParse(parseJson(text)).success)
    throw new AppError("invalid_input", "Send an object of texts, as the form on the sign-in page does.");
  return new NextRequest(request.url, { method: "POST", headers: request.headers, body: text });
}

export { handler as GET, handler as POST };
