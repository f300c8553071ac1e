import { parseIpv4 } from "@/lib/domain/network/ipv4";
import { isBlank } from "@/lib/domain/phone/blank";
import { parseSerial } from "@/lib/domain/phone/serial";
import { parseVid } from "@/lib/domain/phone/vid";

/** What is read at the phone itself: three from its label, the address from its screen. */
export const READ_AT_PHONE = ["pid", "vid", "serial", "ip"] as const;
type Name = (typeof READ_AT_PHONE)[number];

export type TypedAtPhone = Partial<Record<Name, string>>;
export type ReadFields = { pid?: string; vid?: number; serial?: string; ip?: string };
/** The fields that can be stored, and for each other one a sentence that says what to do. */
export type ReadAtPhone = { fields: ReadFields; problems: TypedAtPhone };

/**
 * What was typed at the phone, read as in files and forms (domain.md §1 and §2). A field that was emptied says nothing: what is
 * known stays. Nothing is stored of a text that cannot be read.
 */
export function readAtPhone(typed: TypedAtPhone): ReadAtPhone {
  const fields: ReadFields = {};
  const problems: TypedAtPhone = {};
  const said = (name: Name): string | null => {
    const text = typed[name]?.trim() ?? "";
    return isBlank(text) ? null : text;
  };
  const [pid, vid, serial, ip] = READ_AT_PHONE.map(said);
  if (pid) fields.pid = pid.toUpperCase();
  if (serial) fields.serial = parseSerial(serial).serial;
  if (vid) {
    const parsed = parseVid(vid);
    if (!parsed.ok) problems.vid = parsed.error.message;
    else if (parsed.value !== null) fields.vid = parsed.value;
  }
  if (ip) {
    if (parseIpv4(ip) === null)
      problems.ip = `“${ip}” is no IPv4 address. Type it as the phone shows it, such as 10.20.30.40.`;
    else fields.ip = ip;
  }
  return { fields, problems };
}
