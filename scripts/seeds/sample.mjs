// The sample: people of every role, a fleet of 2,000 phones, its batches, and the technician on the first two.
import { ADMINISTRATOR, PASSWORD, send, signIn, until } from "./demo-client.mjs";

/** Each role that is invited, and the name of who has it. */
const PEOPLE = {
  "project-manager": "Petra Manager",
  partner: "Paul Partner",
  technician: "Tom Technician",
  viewer: "Vera Viewer",
};

const DAY_MS = 24 * 60 * 60_000;
const WINDOW_MS = 3 * 60 * 60_000;

/**
 * Three hours of the evening.
 * @param {number} days from today on
 */
export function windowIn(days) {
  const startsAt = new Date().setUTCHours(18, 0, 0, 0) + days * DAY_MS;
  return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + WINDOW_MS).toISOString() };
}

/**
 * @param {string} url
 * @returns what the other seeds go on with
 */
export async function sample(url) {
  const administrator = await signIn(url, ADMINISTRATOR);
  for (const [role, name] of Object.entries(PEOPLE)) {
    const invitation = await administrator("POST", "/api/invitations", { email: `${role}@example.com`, role });
    const token = invitation.url.split("/").at(-1);
    await send(url, {}, "POST", `/api/invitations/accept/${token}`, { name, password: PASSWORD });
  }
  const project = await administrator("POST", "/api/sample-project");
  const path = `/api/projects/${project.id}`;
  await until(async () => (await administrator("GET", `${path}/summary`)).phones > 0);
  await administrator("POST", `${path}/batches/apply`, { maxSize: 100 });
  const { members } = await administrator("GET", "/api/members");
  const technicianId = members.find((/** @type {{ role: string }} */ { role }) => role === "technician").userId;
  const batches = async () => (await administrator("GET", `${path}/batches`)).items;
  /** @param {{ id: string, version: number }} batch @param {object} change */
  const editBatch = (batch, change) =>
    administrator("PATCH", `/api/batches/${batch.id}`, change, { "if-match": `"${batch.version}"` });
  for (const [index, batch] of (await batches()).slice(0, 2).entries()) {
    await editBatch(batch, {
      assigneeIds: [technicianId],
      ...windowIn(index + 1),
      state: "ready",
      ...(index > 0 ? { reason: "The first wave follows the pilot on the next day." } : {}),
    });
  }
  return { administrator, path, technicianId, batches, editBatch };
}
