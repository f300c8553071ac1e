import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/auth";

type Context = { params: Promise<{ nextauth: string[] }> };

// next-auth checks its own anti-forgery token; every other handler is made by route().
const handler = (request: Request, context: Context) => NextAuth(request as never, context as never, authOptions());

export { handler as GET, handler as POST };
