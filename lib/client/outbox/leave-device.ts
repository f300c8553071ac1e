import { deletePersonDatabase } from "./database";
import { forgetOutbox, outboxOf } from "./outbox";
import { personHere, setPersonHere } from "./person-here";

/** Sends what waits, and says how many entries could not be sent or are still to be settled. */
export async function entriesLeft(): Promise<number> {
  const userId = personHere();
  if (userId === null) return 0;
  const outbox = outboxOf(userId);
  await outbox.flush();
  return outbox.view().items.filter(({ status }) => status !== "stored").length;
}

/**
 * Before the session ends: the person's work leaves the device. What the server does not have stays, under their name, until they
 * sign in again; nobody else can see or send it.
 */
export async function leaveDevice(): Promise<void> {
  const userId = personHere();
  setPersonHere(null);
  if (userId === null) return;
  const outbox = outboxOf(userId);
  const isAnyLeft = outbox.view().items.some(({ status }) => status !== "stored");
  if (isAnyLeft) {
    const database = await outbox.database();
    await database?.clear("kept").catch(() => {});
    return;
  }
  await outbox.close();
  forgetOutbox(userId);
  await deletePersonDatabase(userId).catch(() => {});
}
