// What the web server does to every request before Next sees it, and to what Next answers when the database is away.

/** Of pages it is proxy.ts that sets one; an answer of the API is never a document. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** A page that failed within this time of a lost connection failed because of it. */
const LOST_LATELY_MS = 2_000;

/** @param {string} url @returns {boolean} false: Next would answer 500 when it reads the parameters of the path */
export function isDecodable(url) {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} true: answered already
 */
export function guard(request, response) {
  const url = request.url ?? "/";
  if (process.env.REHOME_URL?.startsWith("https:"))
    response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
  if (/^\/api(?:[/?]|$)/.test(url)) response.setHeader("content-security-policy", API_POLICY);
  tellUnavailable(response);
  if (isDecodable(url)) return false;
  const detail = "The address holds a % that is not followed by two hexadecimal digits of UTF-8.";
  response.writeHead(400, { "content-type": "application/problem+json", "cache-control": "private, no-store" });
  response.end(JSON.stringify({ type: "about:blank", title: "Bad request", status: 400, code: "bad_request", detail }));
  return true;
}

/**
 * A page cannot choose its status when it fails: Next answers 500. While the database is away it is 503, to be asked again.
 * The pool notes when it lost a connection (lib/server/database/guarded-pool.ts), so this costs no question of its own.
 * @param {import("node:http").ServerResponse} response
 */
function tellUnavailable(response) {
  const writeHead = response.writeHead;
  response.writeHead = /** @type {typeof writeHead} */ (
    (status, ...rest) => {
      const { rehomeDatabaseLostAt = 0 } = /** @type {{ rehomeDatabaseLostAt?: number }} */ (globalThis);
      const isAway = Date.now() - rehomeDatabaseLostAt < LOST_LATELY_MS;
      if (status !== 500 || !isAway) return Reflect.apply(writeHead, response, [status, ...rest]);
      response.setHeader("retry-after", "5");
      return Reflect.apply(writeHead, response, [503, ...rest.filter((part) => typeof part !== "string")]);
    }
  );
}
