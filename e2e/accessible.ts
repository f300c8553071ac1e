import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "./test";

/** The rules that look at colours: in the dark all others find what they found in the light. */
export const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * The page as it is now: no accessibility violation.
 * @param rules these alone; all of them unless named
 */
export async function hasNoViolations(page: Page, what = page.url(), rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(); // no page holds frames, so none is opened to sum them up
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    what,
  ).toEqual([]);
}

/** The page as it is now: no accessibility violation, and no sideways scroll at 390 px. */
export async function isAccessible(page: Page): Promise<void> {
  await hasNoViolations(page);
  const width = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(width), "no sideways scroll at 390 px").toBe(0);
  await page.setViewportSize({ width: 1280, height: 720 });
}
