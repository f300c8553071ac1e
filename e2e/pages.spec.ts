import { COLOR_RULES, hasNoViolations } from "./accessible";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** Every page, light and dark: no accessibility violation, no sideways scrolling at 390 px. */

const DESKTOP = { width: 1280, height: 720 };
const TELEPHONE = { width: 390, height: 844 };

type List = { items: { id: string; name: string }[] };

const WITHOUT_PROJECT = [
  ...["/projects", "/projects/new", "/projects/not-a-project", "/account", "/organization", "/api-docs"],
  ...["/field", "/check", "/rules", "/rules?q=7821"],
];

async function pagesOfProject(page: Page): Promise<string[]> {
  const projects = await api<List>(page, "GET", "/api/projects");
  const project = projects.items.find(({ name }) => name === "Leeds and Lyon")?.id;
  const [imports, phones, batches] = await Promise.all([
    api<List>(page, "GET", `/api/projects/${project}/imports`),
    api<List>(page, "GET", `/api/projects/${project}/phones?limit=1`),
    api<List>(page, "GET", `/api/projects/${project}/batches`),
  ]);
  const below = `/projects/${project}`;
  const batch = `${below}/batches/${batches.items[0]?.id}`;
  return [
    ...["", "/inventory", "/inventory/changes", "/missing", "/missing/sheet", "/missing/collect", "/exceptions"].map(
      (path) => below + path,
    ),
    ...[
      "/imports",
      "/imports/after-inventories",
      "/batches",
      "/batches/calendar",
      "/batches/readiness",
      "/batches/readiness?by=batch",
      "/batches/losses",
      "/rules",
      "/what-if",
      "/conflicts",
      "/members",
      "/settings",
      "/quotes",
      "/quotes/new",
      "/quotes/prices",
      "/quotes/scenarios",
      "/licenses",
      "/licenses/portal",
      "/licenses/files",
    ].map((path) => below + path),
    `${below}/imports/${imports.items[0]?.id}`,
    `${below}/inventory/${phones.items[0]?.id}`,
    batch,
    `${batch}/checklist`,
    `${batch}/work-order`,
  ];
}

/** A page is opened once, and then seen in light, in dark, and at the width of a telephone. */
async function expectFit(page: Page, path: string): Promise<void> {
  await test.step(path, async () => {
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expect(page.locator("html")).not.toHaveClass(/\bdark\b/);
    await hasNoViolations(page, `${path} in light`);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveClass(/\bdark\b/);
    await hasNoViolations(page, `${path} in dark`, COLOR_RULES);
    await page.setViewportSize(TELEPHONE);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overflow, { message: `${path} scrolls sideways at 390 px` }).toBe(0);
  });
}

test("every page outside of projects: accessible in light and dark, no sideways scrolling", async ({
  page,
  expectRefusal,
}) => {
  expectRefusal(404, /\/projects\/not-a-project$/);
  test.setTimeout(300_000);
  await signIn(page, ADMINISTRATOR);
  for (const path of WITHOUT_PROJECT) await expectFit(page, path);
});

test("every page of a project: accessible in light and dark, no sideways scrolling", async ({ page }) => {
  test.setTimeout(600_000);
  await signIn(page, ADMINISTRATOR);
  for (const path of await pagesOfProject(page)) await expectFit(page, path);
});

test("sign-in pages: wrong password, a page behind the sign-in, a strict policy", async ({ page, expectRefusal }) => {
  expectRefusal(401, /\/api\/auth\/callback\/credentials/);
  const response = await page.goto("/projects");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(response?.headers()["content-security-policy"]).toMatch(
    /script-src 'self' 'nonce-[^']+'.*frame-ancestors 'none'/,
  );
  expect(response?.headers()["x-content-type-options"]).toBe("nosniff");
  await page.getByLabel("E-mail").fill(ADMINISTRATOR.email);
  await page.getByLabel("Password").fill("not the right password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not match")).toBeVisible();
  await hasNoViolations(page);
});

test("what is sent before the page's code runs stands in no address", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password").fill("four quiet desk phones");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue("");
  await expect(page).toHaveURL(/\/sign-in$/);
  await context.close();
});
