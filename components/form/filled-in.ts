import type { Checker } from "./use-form";

/** Asks only that these texts are there; for pages of which the server judges the rest. */
export function filledIn<Name extends string>(...names: Name[]): Checker<Record<Name, string>> {
  return {
    safeParse(values) {
      const texts = new Map(Object.entries(values ?? {}));
      const empty = names.filter((name) => String(texts.get(name) ?? "").trim() === "");
      if (empty.length > 0)
        return { success: false, error: { issues: empty.map((name) => ({ path: [name], message: "Fill this in." })) } };
      const filled = Object.fromEntries(names.map((name) => [name, String(texts.get(name))]));
      return { success: true, data: filled as Record<Name, string> };
    },
  };
}
