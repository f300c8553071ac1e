// The demo speaks the API that people use: nothing of it is written past the rules.

export const PASSWORD = "rehome demo password";
export const ADMINISTRATOR = "administrator@example.com";

/**
 * @typedef {(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<any>} Call
 */

/**
 * Signs in as a browser does and returns a function that calls the API with the cookie.
 * @param {string} url
 * @param {string} email
 * @returns {Promise<Call>}
 */
export async function signIn(url, email) {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ email, password: PASSWORD, csrfToken, json: "true" }),
  });
  const cookie = cookiesOf(answer);
  return (method, path, body, headers = {}) => send(url, { cookie, ...headers }, method, path, body);
}

/** @param {Response} response */
const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
export async function send(url, headers, method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { origin: url, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

/** @param {() => Promise<boolean>} isTrue */
export async function until(isTrue) {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 200));
}
