import { ApiError, call, messageOf } from "@/lib/client/api";
import { type Verdict, verdictOn } from "@/lib/domain/work/outbox";
import type { CorrectedFields, CorrectionItem, EvidenceItem, OutboxItem, StepItem } from "./items";
import { sameFields } from "./same-fields";

/** No answer within it is no network: the next try has a new connection. */
const PATIENCE_MS = 30_000;

export type Failure = { verdict: Verdict; why: string };
/** The items as they are after the answer, or why there was none. */
export type Sent = { items: OutboxItem[] } | Failure;

/** Sends items of one kind, and says what became of each. What the server did not name stays as it is. */
export async function send(items: readonly OutboxItem[]): Promise<Sent> {
  const steps = items.filter((item) => item.kind === "step");
  const corrections = items.filter((item) => item.kind === "correction");
  const [evidence] = items.filter((item) => item.kind === "evidence");
  try {
    if (steps.length > 0) return { items: await sendSteps(steps) };
    if (corrections.length > 0) return { items: await sendCorrections(corrections) };
    return { items: evidence ? [await sendEvidence(evidence)] : [] };
  } catch (error) {
    if (!(error instanceof ApiError)) return { verdict: "later", why: OFFLINE }; // it took too long, or no JSON came
    const [first] = error.errors;
    const why = items.length === 1 && first ? first.message : messageOf(error);
    return { verdict: verdictOn(error.status, error.code, items.length), why };
  }
}

const OFFLINE = "The server cannot be reached.";
const signal = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS);

type Outcome = { operationId: string; status: string; reason?: string | undefined };

/** What an outcome leaves of an item; one without an outcome steps aside, so that nothing spins. */
function after<Item extends OutboxItem>(
  item: Item,
  outcomes: readonly Outcome[],
  over: (outcome: Outcome) => Partial<Item>,
): Item {
  const outcome = outcomes.find(({ operationId }) => operationId === item.operationId);
  if (!outcome)
    return {
      ...item,
      tries: item.tries + 1,
      notBefore: Date.now() + PATIENCE_MS,
      why: "The server did not answer for it.",
    };
  const why = outcome.reason ?? null;
  const storedAt = Date.now();
  if (outcome.status === "kept" || outcome.status === "refused")
    return { ...item, status: outcome.status, why, storedAt };
  return { ...item, ...over(outcome), status: "stored", why: null, storedAt };
}

async function sendSteps(items: readonly StepItem[]): Promise<StepItem[]> {
  const body = items.map(({ body: event, userId }) => ({ ...event, userId }));
  const outcomes = await call("POST /api/step-events", { body, signal: signal() });
  const states = new Map(outcomes.map(({ operationId, state = null }) => [operationId, state]));
  return items.map((item) => {
    const state = states.get(item.operationId) ?? null;
    return { ...after(item, outcomes, () => ({})), state };
  });
}

async function sendEvidence(item: EvidenceItem): Promise<EvidenceItem> {
  const { operationId, userId, projectId, phoneId, madeAt, body } = item;
  const answer = await call("POST /api/projects/{projectId}/evidence", {
    params: { projectId: projectId ?? "" },
    body: { operationId, userId, at: madeAt, phoneId: phoneId ?? "", text: body.text },
    signal: signal(),
  });
  const { status, reason = null } = answer;
  const isKept = status === "kept";
  return { ...item, status: isKept ? "kept" : "stored", why: isKept ? reason : null, storedAt: Date.now(), answer };
}

const NOT_THERE = "No phone with this MAC is in this project, or it is not yours to see.";

type Found = { id: string } & CorrectedFields;

/** A label may be of a phone that the device never saw: its address finds it. */
async function findPhone(projectId: string, mac: string): Promise<Found | undefined> {
  const query = { q: mac, limit: 2, state: "not-started,in-progress,moved,on-hold,failed,verified,withdrawn" };
  const { items } = await call("GET /api/projects/{projectId}/phones", {
    params: { projectId },
    query,
    signal: signal(),
  });
  return items.find((phone) => phone.mac === mac);
}

async function withPhone(item: CorrectionItem): Promise<CorrectionItem> {
  if (item.phoneId !== null && item.body.was !== null) return item;
  const found = await findPhone(item.projectId ?? "", item.body.mac);
  if (!found) return { ...item, status: "refused", why: NOT_THERE };
  const was = item.body.was ?? sameFields(item.body.fields, found);
  return { ...item, phoneId: found.id, body: { ...item.body, was } };
}

async function sendCorrections(items: readonly CorrectionItem[]): Promise<CorrectionItem[]> {
  const found: CorrectionItem[] = [];
  for (const item of items) found.push(await withPhone(item));
  const due = found.filter(({ status }) => status === "waiting");
  if (due.length === 0) return found;
  const body = due.map(({ operationId, userId, phoneId, madeAt, body: { fields, was } }) => ({
    operationId,
    userId,
    phoneId: phoneId ?? "",
    at: madeAt,
    fields,
    was: was ?? {},
  }));
  const outcomes = await call("POST /api/phone-corrections", { body, signal: signal() });
  const judged = new Map(
    outcomes.map(({ operationId, phone }) => [
      operationId,
      phone ? { verdict: phone.verdict, reason: phone.reasons[0]?.text ?? null } : null,
    ]),
  );
  return found.map((item) =>
    item.status === "waiting"
      ? { ...after(item, outcomes, () => ({})), judged: judged.get(item.operationId) ?? null }
      : item,
  );
}
