/** Who works on this device: without network nobody else can say it. Cleared by every sign-in and sign-out. */
export const PERSON = "rehome person";

export function personHere(): string | null {
  try {
    return localStorage.getItem(PERSON);
  } catch {
    return null; // storage is blocked: nothing opens without network
  }
}

export function setPersonHere(userId: string | null): void {
  try {
    if (userId === null) localStorage.removeItem(PERSON);
    else localStorage.setItem(PERSON, userId);
  } catch {
    // As above.
  }
}
