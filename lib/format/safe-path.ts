/**
 * An address of this site that may be opened after the sign-in, as path, query and fragment; null for everything that leads
 * elsewhere or is no page. Browsers read a backslash as a slash and leave out tabs and line breaks, so the path is judged as
 * a browser would read it.
 */
export function safePath(text: string | null | undefined): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (!text || text.length > 2000 || !/^\/(?!\/)[^\\\u0000-\u001f\u007f]*$/.test(text)) return null;
  if (!URL.canParse(text, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(text, HERE);
  if (origin !== HERE || pathname.startsWith("//") || /^\/(?:api|_next|sign-in)(?:\/|$)/.test(pathname)) return null;
  return pathname + search + hash;
}

/** No host of this name can exist. */
const HERE = "http://here.invalid";
