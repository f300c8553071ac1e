import NextAuth from "next-auth";
import { AppError, toProblem } from "@/lib/server/errors";
import { authOptions } from "@/lib/server/sign-in/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

const MAX_BYTES = 64 * 1024;

// next-auth checks its own anti-forgery token; every other handler is made by route(). It reads bodies without a limit.
const handler = (request: Request, context: Context) => {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (request.method === "POST" && !(announced <= MAX_BYTES)) {
    return toProblem(
      new AppError("too_large", `At most ${MAX_BYTES} bytes, with a content-length.`),
      crypto.randomUUID(),
    );
  }
  return NextAuth(request as never, context as never, authOptions());
};

export { handler as GET, handler as POST };
