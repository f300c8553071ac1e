/** So long after a step somebody is taken to be at the phone still: an upgrade with its restart takes some minutes. Our reading. */
const A_WHILE_MS = 20 * 60 * 1000;

type Done = { phoneId: string | null; step: string; by: string; byId: string; at: string };

/** The colleague who is at work on a phone: who did its latest step a while ago at most, unless that was the person themselves. */
export function colleagueOn<Step extends Done>(
  steps: readonly Step[],
  phoneId: string,
  userId: string,
  now: number,
): Step | null {
  const [latest] = steps.filter((step) => step.phoneId === phoneId).toSorted((a, b) => b.at.localeCompare(a.at));
  if (!latest || latest.byId === userId) return null;
  return now - new Date(latest.at).getTime() < A_WHILE_MS ? latest : null;
}
