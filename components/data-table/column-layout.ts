/** Which columns a table shows, in order, and how wide those are that a person set. */
export type ColumnLayout = readonly { id: string; width?: number | undefined }[];

export const MIN_WIDTH = 48;
export const MAX_WIDTH = 800;
/** How far an arrow key moves an edge. */
export const WIDTH_STEP = 16;

const clamp = (width: number) => Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));

/** `mac,model:90`: an id is encoded, for a column may be called anything. */
export function layoutToText(layout: ColumnLayout): string {
  return layout.map(({ id, width }) => encodeURIComponent(id) + (width === undefined ? "" : `:${width}`)).join(",");
}

/** What no longer makes sense is left out: an address may come from yesterday, or from somebody's hand. */
export function layoutFromText(text: string): ColumnLayout {
  return text.split(",").flatMap((part) => {
    const [encoded = "", width] = part.split(":");
    const id = decoded(encoded);
    if (id === "") return [];
    return [width !== undefined && /^\d{1,4}$/.test(width) ? { id, width: clamp(Number(width)) } : { id }];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** The layout with its first column in its place, each column once, and none that is not there. */
export function fitLayout(layout: ColumnLayout, known: readonly string[], first: string): ColumnLayout {
  const isKnown = new Set(known);
  const once = [...new Map(layout.map((column) => [column.id, column])).values()];
  const fitting = once.filter(({ id }) => isKnown.has(id) && id !== first);
  const head = once.find(({ id }) => id === first) ?? { id: first };
  return [head, ...fitting];
}

export const resized = (layout: ColumnLayout, id: string, width: number | undefined): ColumnLayout =>
  layout.map((column) => (column.id === id ? (width === undefined ? { id } : { id, width: clamp(width) }) : column));

export const toggled = (layout: ColumnLayout, id: string): ColumnLayout =>
  layout.some((column) => column.id === id) ? layout.filter((column) => column.id !== id) : [...layout, { id }];

/** Puts a column before another one; the first column stays where it is. */
export function movedBefore(layout: ColumnLayout, id: string, before: string | null): ColumnLayout {
  const moving = layout.find((column) => column.id === id);
  if (!moving || id === before || layout[0]?.id === id) return layout;
  const rest = layout.filter((column) => column.id !== id);
  const at = before === null ? rest.length : rest.findIndex((column) => column.id === before);
  const place = Math.max(1, at < 0 ? rest.length : at);
  return [...rest.slice(0, place), moving, ...rest.slice(place)];
}

export function movedBy(layout: ColumnLayout, id: string, step: 1 | -1): ColumnLayout {
  const at = layout.findIndex((column) => column.id === id);
  const before = layout[step === 1 ? at + 2 : at - 1];
  if (at < 1 || (step === -1 && at === 1) || (step === 1 && at === layout.length - 1)) return layout;
  return movedBefore(layout, id, before?.id ?? null);
}

export const isSameLayout = (one: ColumnLayout, other: ColumnLayout): boolean =>
  layoutToText(one) === layoutToText(other);
