import type { WorkPhone } from "@/lib/schemas/work";

/** What people search by: the MAC in any notation, or any word they see on the phone or the desk. */
export function isMatch(phone: WorkPhone, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return true;
  const digits = wanted.replace(/^sep/, "").replace(/[\s:.-]/g, "");
  if (/^[0-9a-f]{3,}$/.test(digits) && phone.mac.toLowerCase().includes(digits)) return true;
  const { description, owner, directoryNumber, site, floor, model, serial, ip } = phone;
  return [description, owner, directoryNumber, site, floor, model, serial, ip].some((value) =>
    value?.toLowerCase().includes(wanted),
  );
}

/** Its decision allows it, or it has begun: then the decision of that time stands. */
export const mayWorkOn = ({ verdict, hasBegun }: WorkPhone): boolean => hasBegun || verdict === "eligible";

/** The line under the MAC: who and where. */
export const placeOf = ({ description, owner, directoryNumber, site, floor }: WorkPhone): string =>
  [description, owner, directoryNumber, site, floor].filter(Boolean).join(" · ");
