import { setPersonHere } from "./outbox/person-here";

/** Speaks to next-auth's own routes; small enough not to need its client library. */

export type SignInResult =
  | { ok: true }
  | { ok: false; reason: "wrong" | "unreachable" | "unavailable" }
  | { ok: false; reason: "throttled"; seconds: number };

/** Sets the session cookie, or returns why it was refused. */
export async function signInWithPassword(email: string, password: string): Promise<SignInResult> {
  try {
    const response = await post("/api/auth/callback/credentials", { email, password });
    const { url }: { url?: string } = await response.json();
    const error = url ? new URL(url, location.origin).searchParams.get("error") : null;
    if (response.ok && error === null) {
      setPersonHere(null); // whoever it is now: the next page says so
      return { ok: true };
    }
    if (error === "unavailable") return { ok: false, reason: "unavailable" };
    const [, seconds] = /^throttled:(\d+)$/.exec(error ?? "") ?? [];
    return seconds ? { ok: false, reason: "throttled", seconds: Number(seconds) } : { ok: false, reason: "wrong" };
  } catch {
    return { ok: false, reason: "unreachable" };
  }
}

/** Leaves for the OpenID provider. */
export async function startSingleSignOn(callbackUrl: string): Promise<void> {
  setPersonHere(null);
  const response = await post("/api/auth/signin/oidc", { callbackUrl });
  const { url }: { url: string } = await response.json();
  location.assign(url);
}

/** Ends the session on the server and clears the cookie. */
export async function signOut(): Promise<void> {
  await post("/api/auth/signout", { callbackUrl: "/sign-in" });
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const answer = await fetch("/api/auth/csrf");
  const { csrfToken }: { csrfToken: string } = await answer.json();
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}
