/** Makers of desk phones whose pages look alike. They stand in a product's name or in a page's heading. */
const OTHER_MAKERS =
  /\b(Yealink|Polycom|Poly VVX|Grandstream|snom|Avaya|Mitel|Aastra|Alcatel|Fanvil|Gigaset|Panasonic|AudioCodes|Htek|OpenScape|Unify|Linksys|Sangoma|Digium|Vtech)\b/i;
const CISCO = /cisco|\bCP-\d{4}|\b(?:sip|rootfs)(?:78xx|7832|88xx|8832|8845_65)\b/i;
/** Characters that no text has; a picture or a program pasted as text is full of them. */
const NO_TEXT = /[^\P{Cc}\s]|\uFFFD/gu;
const FEW = 4;

/**
 * Why a text is no page of a Cisco phone at all; `null` when it may be one.
 * @param product what the page says that it is
 */
export function pageProblem(text: string, product: string | null): string | null {
  if (text.trim() === "") return "There is no text. Open the phone's page, select all, copy and paste it.";
  const odd = text.match(NO_TEXT)?.length ?? 0;
  if (odd > FEW && odd * 20 > Math.min(text.length, 2000)) {
    return "This is no text but a picture, a program or another file. Open the phone's page, select all, copy and paste it.";
  }
  const maker = OTHER_MAKERS.exec(product ?? "")?.[1] ?? (CISCO.test(text) ? null : OTHER_MAKERS.exec(text)?.[1]);
  if (!maker) return null;
  return `This is the page of another maker's phone (${maker}). Only phones by Cisco can be verified; paste the page of this phone.`;
}
