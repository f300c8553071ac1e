/** What a person at a desk can read of a phone. */
export type FindablePhone = {
  mac: string;
  model: string;
  serial: string | null;
  owner: string | null;
  directoryNumber: string | null;
  description: string | null;
  site: string | null;
  floor: string | null;
  ip: string | null;
};

/** Fewer digits of an address would fit every second phone. */
const FEWEST_DIGITS = 3;

/** Whether every word fits: some digits of the MAC in any notation, or any text on the phone, the label or the desk. */
export function isMatch(phone: FindablePhone, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return true;
  const { model, serial, owner, directoryNumber, description, site, floor, ip } = phone;
  const place = [description, owner, directoryNumber, site, floor && `floor ${floor}`, model, serial, ip];
  const known = place.filter(Boolean).join("\n").toLowerCase();
  const fits = (word: string) => known.includes(word) || isInMac(phone.mac, word);
  return known.includes(wanted) || isInMac(phone.mac, wanted) || wanted.split(/\s+/).every(fits);
}

function isInMac(mac: string, word: string): boolean {
  const digits = word.replace(/^sep/, "").replace(/[\s:.-]/g, "");
  return digits.length >= FEWEST_DIGITS && /^[0-9a-f]+$/.test(digits) && mac.toLowerCase().includes(digits);
}
