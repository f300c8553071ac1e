// The sample fleet in the middle of its conversion: a pilot that is done, a wave with phones in every state, one that has just
// begun, one that is ready, and the others dated. What becomes of a phone follows from its place in its batch, so that every
// demo looks the same.
import { randomUUID } from "node:crypto";
import { signIn } from "./demo-client.mjs";
import { sample, windowIn } from "./sample.mjs";

/** @typedef {{ id: string, mac: string, model: string, targetLoad: string | null }} WorkPhone */
/** @typedef {"verified" | "failed" | "on-hold" | "in-progress" | "not-started"} Outcome */

const FIRST_STEP = "e2m-ucm.find-phone";
const EVENTS_AT_ONCE = 200;

/** @type {readonly Outcome[]} of ten phones in a row */
const MIXED = [
  "verified",
  "verified",
  "failed",
  "verified",
  "in-progress",
  "verified",
  "verified",
  "on-hold",
  "verified",
  "not-started",
];

/** @type {readonly (readonly Outcome[])[]} what became of the phones of the first batches, in their order; what a batch is follows */
const PROGRESS = [["verified"], MIXED, ["in-progress", "not-started", "not-started"], []];

/** @param {string} url */
export async function halfMigrated(url) {
  const { path, technicianId, batches, editBatch } = await sample(url);
  const technician = await signIn(url, "technician@example.com");
  for (const [index, batch] of (await batches()).entries()) {
    const isSoon = index < PROGRESS.length + 2;
    const outcomes = PROGRESS[index];
    await editBatch(batch, {
      ...windowIn(index - 2),
      ...(isSoon ? { assigneeIds: [technicianId] } : {}),
      ...(outcomes && batch.state === "planned" ? { state: "ready", reason: "The pilot is done." } : {}),
    });
    if (!outcomes) continue;
    if (outcomes.length > 0) await work(technician, path, batch.id, outcomes);
  }
}

/**
 * @param {import("./demo-client.mjs").Call} technician
 * @param {string} path
 * @param {string} batchId
 * @param {readonly Outcome[]} outcomes
 */
async function work(technician, path, batchId, outcomes) {
  const { batches } = await technician("GET", `${path}/work?batch=${batchId}`);
  /** @type {WorkPhone[]} */
  const phones = batches[0].phones;
  const events = phones.flatMap((phone, index) => eventsOf(phone, outcomes[index % outcomes.length] ?? "not-started"));
  for (let at = 0; at < events.length; at += EVENTS_AT_ONCE)
    await technician("POST", "/api/step-events", events.slice(at, at + EVENTS_AT_ONCE));
  for (const [index, phone] of phones.entries())
    if (outcomes[index % outcomes.length] === "verified")
      await technician("POST", `${path}/evidence`, { phoneId: phone.id, text: statusText(phone) });
}

/**
 * @param {WorkPhone} phone
 * @param {Outcome} outcome
 */
function eventsOf(phone, outcome) {
  if (outcome === "not-started") return [];
  const event = (/** @type {object} */ given) => ({
    operationId: randomUUID(),
    phoneId: phone.id,
    step: FIRST_STEP,
    at: new Date().toISOString(),
    ...given,
  });
  const tick = event({ action: "tick" });
  if (outcome === "failed") return [tick, event({ action: "fail", note: "It does not register after the restart." })];
  if (outcome === "on-hold") return [tick, event({ action: "hold", note: "The room is in use until Friday." })];
  return [tick];
}

/**
 * The status page of a phone that arrived.
 * @param {WorkPhone} phone
 */
const statusText = ({ mac, model, targetLoad }) =>
  [
    `Product Name: CP-${model}-3PCC`,
    `Software Version: ${targetLoad}`,
    `MAC Address: ${mac}`,
    "Transition Authorization Type: Classic",
    `Transition Authorization Status: [0][01/01/2026 12:00:00][https://host/licenses/e2m/${mac}.lic]Authorization Succeeded.`,
  ].join("\n");
