// `npm run demo`: an own throw-away data directory with a sample organisation, a user of every role and a fleet, made through
// the same API that people use.
import fs from "node:fs";

const PASSWORD = "rehome demo password";
const ADMINISTRATOR = "administrator@example.com";
const ROLES = ["project-manager", "partner", "technician", "viewer"];

export const SETTINGS = { REHOME_ADMIN_EMAIL: ADMINISTRATOR, REHOME_ADMIN_PASSWORD: PASSWORD };

/** Begins anew each time. The database of a demo that was killed is stopped first. */
export async function emptyDataDirectory(dataDir) {
  if (!fs.existsSync(dataDir)) return;
  const { startPostgres } = await import("./runtime/postgres-supervisor.mjs");
  const left = await startPostgres({ dir: `${dataDir}/postgres` });
  await left.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}

/** Fills the running server: people by invitation, the sample fleet, its batches, and the technician on the pilot. */
export async function fill(url) {
  const administrator = await signIn(url, ADMINISTRATOR);
  const people = {};
  for (const role of ROLES) {
    const email = `${role}@example.com`;
    const invitation = await administrator("POST", "/api/invitations", { email, role });
    const token = invitation.url.split("/").at(-1);
    await send(url, {}, "POST", `/api/invitations/accept/${token}`, { name: nameOf(role), password: PASSWORD });
    people[role] = email;
  }
  const project = await administrator("POST", "/api/sample-project");
  const path = `/api/projects/${project.id}`;
  await until(async () => (await administrator("GET", `${path}/summary`)).phones > 0);
  await administrator("POST", `${path}/batches/apply`, { maxSize: 100 });
  const { items } = await administrator("GET", `${path}/batches`);
  const { members } = await administrator("GET", "/api/members");
  const technician = members.find(({ role }) => role === "technician");
  for (const batch of items.slice(0, 2)) {
    const change = { state: "ready", assigneeIds: [technician.userId] };
    await administrator("PATCH", `/api/batches/${batch.id}`, change, { "if-match": `"${batch.version}"` });
  }
  console.log(`Sign in with the password "${PASSWORD}" as:`);
  for (const email of [ADMINISTRATOR, ...Object.values(people)]) console.log(`  ${email}`);
}

const nameOf = (role) =>
  ({
    "project-manager": "Petra Manager",
    partner: "Paul Partner",
    technician: "Tom Technician",
    viewer: "Vera Viewer",
  })[role];

async function until(isTrue) {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 200));
}

/** Signs in as a browser does and answers a function that calls the API with the cookie. */
async function signIn(url, email) {
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

const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

async function send(url, headers, method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { origin: url, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
