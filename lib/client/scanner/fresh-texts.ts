/** A code that stays in sight is read eight times a second and told once. */
const FORGET_AFTER_MS = 4_000;

/** Gives of the texts in sight those that are new: not seen in the last four seconds. */
export function createFreshTexts(): (texts: readonly string[], now: number) => string[] {
  const seen = new Map<string, number>();
  return (texts, now) => {
    const fresh = texts.filter(
      (text) => text.trim() !== "" && now - (seen.get(text) ?? -FORGET_AFTER_MS) >= FORGET_AFTER_MS,
    );
    for (const text of texts) seen.set(text, now);
    return [...new Set(fresh)];
  };
}
