import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { db } from "@/lib/server/database/db";
import { ADDRESS_HEADER } from "@/lib/server/sign-in/address";
import { userOfSingleSignOn } from "@/lib/server/sign-in/find-or-bind-sso-user";
import { SESSION_HOURS, sessionCookieName } from "@/lib/server/sign-in/session";
import { signInWithPassword } from "@/lib/server/sign-in/sign-in-with-password";

/**
 * next-auth makes and reads the cookie and speaks OpenID Connect. What the cookie carries is only the id of our own
 * Session row, which decides on every request; roles come from the database, never from a provider.
 */
export function authOptions(): NextAuthOptions {
  const isHttps = env().REHOME_URL.startsWith("https:");
  return {
    secret: env().REHOME_SECRET,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    useSecureCookies: isHttps,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (given, request) =>
          quietly("sign-in", () =>
            signInWithPassword({
              email: given?.email ?? "",
              password: given?.password ?? "",
              address: String(request.headers?.[ADDRESS_HEADER] ?? "unknown"),
            }),
          ),
      }),
      ...singleSignOn(),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== "oidc") return true;
        const identity = { subject: account.providerAccountId, email: verifiedEmail(profile) };
        const known = await quietly("single-sign-on", () => userOfSingleSignOn(identity));
        if (!known) return false;
        user.id = known.id; // the row of ours, not the provider's subject
        return true;
      },
      async jwt({ token, user }) {
        if (!user) return token;
        const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
        const session = await db.session.create({ data: { userId: user.id, expiresAt } });
        return { sessionId: session.id };
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        /^\/(?![/\\])/.test(url) ? baseUrl + url : url.startsWith(`${baseUrl}/`) ? url : baseUrl,
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === "string") await db.session.deleteMany({ where: { id: token.sessionId } });
      },
    },
    logger: {
      error: (code) => console.error(JSON.stringify({ level: "error", area: "sign-in", code })),
      warn: () => {},
    },
  };
}

/** What the button on the sign-in page says; null when single sign-on is not set up. */
export const singleSignOnName = (): string | null => (env().REHOME_OIDC_ISSUER ? env().REHOME_OIDC_NAME : null);

function singleSignOn(): NextAuthOptions["providers"] {
  const { REHOME_OIDC_ISSUER, REHOME_OIDC_CLIENT_ID, REHOME_OIDC_CLIENT_SECRET, REHOME_OIDC_NAME } = env();
  if (!REHOME_OIDC_ISSUER || !REHOME_OIDC_CLIENT_ID || !REHOME_OIDC_CLIENT_SECRET) return [];
  return [
    {
      id: "oidc",
      name: REHOME_OIDC_NAME,
      type: "oauth",
      wellKnown: `${REHOME_OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: REHOME_OIDC_CLIENT_ID,
      clientSecret: REHOME_OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: "openid email profile" } },
      profile: (profile: { sub: string; email?: string; name?: string }) => ({
        id: profile.sub,
        email: profile.email ?? null,
        name: profile.name ?? null,
      }),
    },
  ];
}

/** An address the provider itself does not vouch for binds nobody. */
function verifiedEmail(profile: { email?: string; email_verified?: unknown } | undefined): string | null {
  return profile?.email_verified === true ? (profile.email ?? null) : null;
}

/** next-auth writes an error's text into an address that anybody can read: only our own words may get there. */
async function quietly<Result>(area: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.startsWith("throttled:")) throw error;
    console.error(JSON.stringify({ level: "error", area, message }));
    throw new Error("unavailable");
  }
}
