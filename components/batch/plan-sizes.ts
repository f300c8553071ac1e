import type { Checker } from "@/components/form/use-form";

export type Sizes = { pilotSize: number; maxSize: number };

const LIMITS = [
  { name: "pilotSize", least: 0, most: 1000, message: "A whole number from 0 to 1,000." },
  { name: "maxSize", least: 1, most: 5000, message: "A whole number from 1 to 5,000." },
] as const;

/** Sizes of the pilot and of batches, as people type them. */
export const SIZES: Checker<Sizes> = {
  safeParse(values) {
    const texts = new Map(Object.entries(values ?? {}));
    const numberOf = (name: string) => {
      const text = String(texts.get(name) ?? "").trim();
      return /^\d+$/.test(text) ? Number(text) : Number.NaN;
    };
    const issues = LIMITS.filter(({ name, least, most }) => !(numberOf(name) >= least && numberOf(name) <= most)).map(
      ({ name, message }) => ({ path: [name], message }),
    );
    if (issues.length > 0) return { success: false, error: { issues } };
    return { success: true, data: { pilotSize: numberOf("pilotSize"), maxSize: numberOf("maxSize") } };
  },
};
