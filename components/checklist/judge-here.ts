import { judgeEvidence } from "@/lib/domain/evidence/judge-evidence";
import { readStatusText } from "@/lib/domain/evidence/read-status-text";
import type { Evidence, Work, WorkPhone } from "@/lib/schemas/work";

export type JudgedHere = Pick<Evidence, "outcome" | "checks" | "about">;

/** Judges a status text on the device, as the server will again: the words why it is no phone's page, or what it shows. */
export function judgeHere(text: string, work: Work, phone: WorkPhone): string | JudgedHere {
  const reading = readStatusText(text);
  if (reading.problem !== null) return reading.problem;
  const { direction, target } = work.project;
  const { outcome, checks, about } = judgeEvidence(reading, { ...phone, direction, target });
  return { outcome, checks, about: outcome === "other-phone" ? about.map((mac) => whereIs(mac, work)) : null };
}

function whereIs(mac: string, { batches }: Work): NonNullable<Evidence["about"]>[number] {
  for (const batch of batches) {
    const phone = batch.phones.find((one) => one.mac === mac);
    if (!phone) continue;
    return { mac, phoneId: phone.id, batchId: batch.id, batchName: batch.name, site: phone.site, floor: phone.floor };
  }
  return { mac, phoneId: null, batchId: null, batchName: null, site: null, floor: null };
}
