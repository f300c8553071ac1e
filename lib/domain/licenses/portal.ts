/** What the License Registration Portal takes. Source: guide, appendix B. Its spreadsheet's columns are not public. */

/** The header over the addresses, unless somebody names another. */
export const PORTAL_HEADER = "MAC Address";
/** The portal takes so many by hand. Source: guide, appendix B, step 5, manual. */
export const BY_HAND = 10;

export type PortalStep = { step: string; text: string };

/** The sub-steps of appendix B in the order of work. */
export const PORTAL_STEPS: readonly PortalStep[] = [
  { step: "1–2", text: "Open the portal and sign in with the mail address that is registered for cisco.com." },
  { step: "3–4", text: "PAKs or Tokens: select the PAK of the order, Get License, Next." },
  {
    step: "5, bulk",
    text: "Import from Excel File: download the portal’s template, fill in the addresses of the sheet, Browse, upload it, Next.",
  },
  {
    step: "5, by hand",
    text: "Up to 10 addresses: Add Device Manually, enter the device, Next. The SKUs are added to the device.",
  },
  {
    step: "6",
    text: "Review: verify SKU and quantity, enter the recipient, Submit. Mark the sheet as In Process here.",
  },
  { step: "7–8", text: "The transaction history says In Process, after some minutes Processed: download the zip." },
  { step: "9", text: "The zip holds one file for each device, named by its MAC address. Drop it here as it is." },
];

/** Addresses as the portal takes them by hand: ten at a time. */
export function tensOf<Item>(items: readonly Item[]): Item[][] {
  const tens: Item[][] = [];
  for (let at = 0; at < items.length; at += BY_HAND) tens.push(items.slice(at, at + BY_HAND));
  return tens;
}
