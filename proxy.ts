import { type NextRequest, NextResponse } from "next/server";

/**
 * Gives every page its Content-Security-Policy with a fresh nonce, and tells it its own address, which a page cannot see.
 * Not a lock: pages and routes check access themselves. The API stays outside the matcher, because a matched route has its
 * request body cut at 10 MB; its policy comes from scripts/runtime/request-guards.mjs.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy); // Next reads the nonce for its own scripts from here
  headers.set("x-rehome-path", addressOf(request)); // read by lib/server/http/page.ts
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Path and query as a person sees them; `_rsc` is Next's own. */
function addressOf({ nextUrl }: NextRequest): string {
  const search = new URLSearchParams(nextUrl.search);
  search.delete("_rsc");
  return search.size > 0 ? `${nextUrl.pathname}?${search}` : nextUrl.pathname;
}

function contentSecurityPolicy(nonce: string): string {
  const isDev = process.env.NODE_ENV !== "production";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'", // style attributes: widths of bars and columns
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Not by the ending of a name: `/invitations/x.js` is a page, and so is the one that says that there is no `/x.js`.
export const config = {
  // The service worker obeys the policy of its own file: a nonce there would only be one more to keep.
  matcher: [
    "/((?!api(?:/|$)|_next/|icon\\.svg$|icon-(?:maskable-)?\\d+\\.png$|service-worker\\.js$|manifest\\.webmanifest$).*)",
  ],
};
