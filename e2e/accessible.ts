import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "./test";

/** The page as it is now: no accessibility violation, and no sideways scroll at 390 px. */
export async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const width = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(width), "no sideways scroll at 390 px").toBe(0);
  await page.setViewportSize({ width: 1280, height: 720 });
}
