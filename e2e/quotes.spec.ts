import AxeBuilder from "@axe-core/playwright";
import { importList } from "./fleets";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** Partner and customer: prices, a draft with an own line, issued, its PDF, accepted by the link, revised. */

const E88 = "L-CP-E2M-88XX-CNV=";
const PRICES = `SKU,List Price,Cost\n${E88},40.00,30.00\nCON-SW-LCPE2M8V,3.50,`;

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const width = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(width), "no sideways scroll at 390 px").toBe(0);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("a quote from its prices to the customer's yes, and its revision", async ({ page, browser, expectRefusal }) => {
  test.setTimeout(180_000);
  expectRefusal(422, /\/prices$/);
  expectRefusal(422, /\/api\/quotes\/[\w-]+$/);
  await signIn(page, ADMINISTRATOR);
  const project = { name: "Quoted move", customer: "Muster & Söhne", direction: "E2M", target: "approved-third-party" };
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", project);
  const rows = Array.from(
    { length: 12 },
    (_, at) => `0004F27000${(0x10 + at).toString(16)},CP-8841-K9=,V10,${at < 8 ? "Bath" : "York"}`,
  );
  await importList(page, id, "fleet.csv", ["MAC,PID,VID,Site", ...rows].join("\n"));

  await test.step("the overview lists what to order, and the contract decides the support", async () => {
    await page.goto(`/projects/${id}`);
    const order = page.getByRole("table", { name: "Licences to order" });
    await expect(order.getByRole("row")).toHaveCount(3);
    await expect(order).toContainText("Open");
    await page.getByRole("radio", { name: "No", exact: true }).check({ force: true });
    await expect(order).not.toContainText("Open");
  });

  await test.step("a price book is made, and a wrong file is refused by its line", async () => {
    await page.goto(`/projects/${id}/quotes/prices`);
    await page.getByRole("button", { name: "New price book…" }).click();
    await page.getByLabel("Name").fill("Prices of 2026");
    await page.getByLabel("Valid from").fill("2020-01-01");
    await page.getByLabel("Customer discount in percent").fill("10");
    await page.getByRole("button", { name: "Make the book" }).click();
    await page.getByRole("button", { name: "Prices of Prices of 2026…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Or paste it").fill(`SKU;List Price\n${E88};1.234,50`);
    await dialog.getByRole("button", { name: "Replace the prices" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Line 2, List Price: 1.234,50 is no amount");
    await dialog.getByLabel("Or paste it").fill(PRICES);
    await dialog.getByRole("button", { name: "Replace the prices" }).click();
    await expect(page.getByRole("table", { name: "Prices of Prices of 2026" })).toContainText("€40.00");
    await isAccessible(page);
  });

  await test.step("a draft takes the prices, and an own line", async () => {
    await page.goto(`/projects/${id}/quotes`);
    await page.getByRole("link", { name: "New quote" }).click();
    await page.getByLabel("For which phones").selectOption({ label: "Site Bath (8 licences)" });
    await page.getByLabel("Tax in percent").fill("19");
    await page.getByRole("button", { name: "Make the draft" }).click();
    await expect(page.getByRole("table", { name: "Lines of the quote" })).toContainText("€288.00");
    await page.getByRole("button", { name: "Add a line" }).click();
    await page.getByLabel("Price each of own line 1").fill("12,50");
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.getByText("“12,50” is no amount")).toBeVisible();
    await page.getByLabel("Price each of own line 1").fill("12.50");
    await page.getByRole("button", { name: "Save the draft" }).click();
    // 288.00 + 25.20 + 100.00, and 19 % tax
    await expect(page.getByText("€491.71")).toBeVisible();
    await isAccessible(page);
  });

  const quote = page.url();
  let link = "";
  await test.step("it is issued, its PDF is made, and a quantity opens to its phones", async () => {
    await page.getByRole("button", { name: "Issue…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Issue" }).click();
    await expect(page.getByRole("link", { name: "PDF" })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("button", { name: "Save the draft" })).toBeHidden();
    await page.getByRole("button", { name: `8 phones behind ${E88}` }).click();
    await expect(page.getByRole("dialog").getByText("00:04:F2:70:00:10")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Make a link" }).click();
    link = (await page.getByText(/\/quote\/[\w-]+$/).textContent()) ?? "";
    const pdf = await page.request.get(quote.replace(/^.*\/quotes\/(.*)$/, "/api/quotes/$1/quote.pdf"));
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  await test.step("the customer looks at it without an account and accepts", async () => {
    const context = await browser.newContext();
    const customer = await context.newPage();
    await customer.goto(new URL(link).pathname);
    await expect(customer.getByRole("heading", { level: 1 })).toContainText("Q-");
    await expect(customer.getByText("€491.71")).toBeVisible();
    await expect(customer.getByText("Margin")).toBeHidden();
    await isAccessible(customer);
    await customer.getByLabel("Name").fill("Erika Muster");
    await customer.getByLabel("Function").fill("Head of IT");
    await customer.getByRole("button", { name: "Accept this quote" }).click();
    await expect(customer.getByText("Erika Muster, Head of IT, by the link")).toBeVisible();
    await context.close();
  });

  await test.step("more phones come, the difference is told, and a revision withdraws the acceptance", async () => {
    await importList(page, id, "more.csv", "MAC,PID,VID,Site\n0004F2700030,CP-8841-K9=,V10,Bath");
    await page.goto(quote);
    await expect(page.getByText("Need a licence now and are not in it: 1 phone")).toBeVisible();
    await page.getByRole("button", { name: "Revise…" }).click();
    await page.getByLabel("Reason").fill("One phone more");
    await page.getByRole("button", { name: "Make the next revision" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("revision 2");
    await expect(page.getByRole("button", { name: `9 phones behind ${E88}` })).toBeVisible();
    const context = await browser.newContext();
    const customer = await context.newPage();
    await customer.goto(new URL(link).pathname);
    await expect(customer.getByRole("heading", { name: "This quote was replaced" })).toBeVisible();
    await context.close();
  });
});
