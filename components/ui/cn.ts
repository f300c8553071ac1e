import { type ClassValue, clsx } from "clsx";

/** Joins class names; the later of two that contradict wins. Knows the utilities that components here override. */
export function cn(...classes: ClassValue[]): string {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of clsx(classes).split(" ").reverse()) {
    const start = name.lastIndexOf(":") + 1;
    const isImportant = name.endsWith("!");
    const utility = name.slice(start).replace(/^-|!$/g, "");
    const slots = slotsOf(utility).map((slot) => `${name.slice(0, start)}${slot}${isImportant ? "!" : ""}`);
    if (slots.length > 0 && slots.every((slot) => taken.has(slot))) continue;
    for (const slot of slots) taken.add(slot);
    kept.push(name);
  }
  return kept.reverse().join(" ");
}

const SIDES = ["t", "r", "b", "l"];
const PARTS: Readonly<Record<string, readonly string[]>> = { x: ["r", "l"], y: ["t", "b"] };
const CORNERS: Readonly<Record<string, readonly string[]>> = {
  t: ["tl", "tr"],
  r: ["tr", "br"],
  b: ["bl", "br"],
  l: ["tl", "bl"],
};
const sides = (name: string, side: string) =>
  (side === "" ? SIDES : (PARTS[side] ?? [side[0]])).map((part) => `${name}-${part}`);

/** These set one thing, whatever follows the name. */
const OTHERS =
  "(?:min|max)-[wh]|grid-cols|place-items|outline-offset|translate-y|[wh]|z|bg|fill|text|border|font|leading|tracking|align|animate|transition|items|justify|self|shrink|grow|order|opacity|shadow|cursor|whitespace";

type Rule = readonly [pattern: RegExp, slots: (found: readonly string[]) => readonly string[]];

/** What a utility sets. A shorthand sets several: it wins over all of them, they do not win over it. */
const RULES: readonly Rule[] = [
  [/^(?:block|inline|flex|grid|hidden|contents|table|inline-(?:block|flex|grid))$/, () => ["display"]],
  [/^(?:static|fixed|absolute|relative|sticky)$/, () => ["position"]],
  [/^(p|m|scroll-[mp])([xytrbl]?)-/, ([, name = "", side = ""]) => sides(name, side)],
  [/^inset(?:-([xy]))?-/, ([, side = ""]) => sides("at", side)],
  [/^(top|right|bottom|left)-/, ([, side = ""]) => sides("at", side)],
  [/^border(?:-([xytrbl]))?(?:-\d)?$/, ([, side = ""]) => sides("border", side)],
  [/^border-(?:solid|dashed|dotted|none)$/, () => ["border-style"]],
  [/^rounded-([trbl])(?:-|$)/, ([, side = ""]) => CORNERS[side] ?? []],
  [/^rounded(?:-|$)/, () => ["tl", "tr", "br", "bl"]],
  [/^(gap|overflow|overscroll)-([xy])-/, ([, name, axis]) => [`${name}-${axis}`]],
  [/^(gap|overflow|overscroll)-/, ([, name]) => [`${name}-x`, `${name}-y`, `${name}`]],
  [/^size-/, () => ["w", "h"]],
  [/^text-(?:xs|sm|base|lg|\d?xl|\[[\d.]+(?:px|pt|rem|em)\])$/, () => ["font-size", "leading"]],
  [/^text-(?:left|center|right)$/, () => ["text-align"]],
  [/^text-(?:balance|pretty|wrap|nowrap)$/, () => ["text-wrap"]],
  [/^font-(?:sans|mono)$/, () => ["font-family"]],
  [/^flex-(?:row|col)(?:-reverse)?$/, () => ["flex-direction"]],
  [/^flex-(?:no)?wrap$/, () => ["flex-wrap"]],
  [/^flex-/, () => ["flex", "shrink", "grow"]],
  [/^border-collapse$/, () => ["border-collapse"]],
  [/^break-(?:all|words|normal)$/, () => ["break"]],
  [new RegExp(`^(${OTHERS})(?:-|$)`), ([, name = ""]) => [name]],
];

/** The names are those in the sources, so this stays small. */
const known = new Map<string, readonly string[]>();

function slotsOf(utility: string): readonly string[] {
  let slots = known.get(utility);
  if (!slots) {
    const [rule] = RULES.filter(([pattern]) => pattern.test(utility));
    slots = rule ? rule[1](rule[0].exec(utility) ?? []) : [];
    known.set(utility, slots);
  }
  return slots;
}
