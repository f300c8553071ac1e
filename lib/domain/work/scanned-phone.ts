import { readLabelCode } from "@/lib/domain/inventory-file/label-code";

type ScannablePhone = { id: string; mac: string; serial: string | null };

/** One of the phones, the MAC of another one, or neither: a product ID, a VID, the UPC of a carton. */
export type Scanned<Phone> = { phone: Phone } | { otherMac: string } | null;

/**
 * Which of these phones a scanned code names: by the MAC or the serial number of its label, or by the address that a work order
 * carries for each phone.
 */
export function scannedPhone<Phone extends ScannablePhone>(text: string, phones: readonly Phone[]): Scanned<Phone> {
  const found = (phone: Phone | undefined) => phone && { phone };
  const code = readLabelCode(text);
  const byMac = (mac: string) => found(phones.find((phone) => phone.mac === mac));
  switch (code.kind) {
    case "mac":
      return byMac(code.mac) ?? { otherMac: code.mac };
    case "digits": // a MAC without a letter looks like a UPC: here the list knows better
      return byMac(code.digits) ?? null;
    case "label": {
      const serial = code.fields.serial?.toUpperCase();
      const same = phones.filter((phone) => serial !== undefined && phone.serial?.toUpperCase() === serial);
      return same.length === 1 ? (found(same[0]) ?? null) : null;
    }
    default:
      return found(phones.find(({ id }) => text.includes(id))) ?? null;
  }
}
