import fs from "node:fs";
import type { Browser } from "@playwright/test";
import { isAccessible } from "./accessible";
import { importList } from "./fleets";
import { licenseZip } from "./license-zip";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/**
 * Partner and customer walk the whole way: inventory, a plan with dates, a quote with prices, its PDF, the customer's yes by a
 * link, an order, a sheet for the portal, its zip, a batch that has its licences, a phone that is replaced, the next revision.
 */

const E88 = "L-CP-E2M-88XX-CNV=";
const PRICES = `SKU,List Price,Cost\n${E88},40.00,30.00\nCON-SW-LCPE2M8V,3.50,`;
const mac = (at: number) => `0004F27000${(0x10 + at).toString(16).toUpperCase()}`;
const FLEET = Array.from({ length: 12 }, (_, at) => `${mac(at)},CP-8841-K9=,V10,${at < 8 ? "Bath" : "York"}`);
/** 16 × 16 pixels, half of them clear. */
const LOGO =
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAIUlEQVQ4jWP4z8DwHx8GI3z4/6gBDKNhwDAaBv+HQxgAAN5AfpCBjL74AAAAAElFTkSuQmCC";
const BATH = [0, 1, 2, 3, 4, 5, 6, 7];

type Walk = { page: Page; browser: Browser; id: string };

test("from the inventory to licences in hand, and on to a revised quote", async ({ page, browser, expectRefusal }) => {
  test.setTimeout(300_000);
  expectRefusal(422, /\/prices$/);
  expectRefusal(422, /\/api\/quotes\/[\w-]+$/);
  expectRefusal(422, /\/api\/logo$/);
  await signIn(page, ADMINISTRATOR);
  const project = { name: "Quoted move", customer: "Muster & Söhne", direction: "E2M", target: "approved-third-party" };
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", project);
  await importList(page, id, "fleet.csv", ["MAC,PID,VID,Site", ...FLEET].join("\n"));
  const walk = { page, browser, id };
  await test.step("the organisation has a logo", () => branded(walk));
  await test.step("the plan has dates", () => planned(walk));
  await test.step("the contract decides the support, and prices come from a book", () => priced(walk));
  await test.step("a quote starts from the list and takes prices and an own line", () => quoted(walk));
  const quote = page.url();
  const link = await test.step("it is issued, with its PDF and a link", () => issued(walk, quote));
  await test.step("the customer accepts without an account", () => accepted(walk, link));
  await test.step("the batch leads to its quote line, and the line to its phones", () => opened(walk));
  await test.step("licences are ordered and handed to the portal", () => ordered(walk));
  await test.step("the zip is taken in, and the batch has its licences", () => takenIn(walk));
  await test.step("one phone is replaced", () => replaced(walk));
  await test.step("the difference is told, and a revision withdraws the acceptance", () => revised(walk, quote, link));
});

async function branded({ page }: Walk): Promise<void> {
  await page.goto("/organization");
  const drop = page.getByLabel(/Drop a PNG or JPEG here/);
  await drop.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await expect(page.getByText("This file is no PNG or JPEG picture.")).toBeVisible();
  await drop.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(LOGO, "base64") });
  await expect(page.getByRole("img", { name: "The logo" })).toBeVisible();
  await expect(page.getByText("The logo was not changed")).toBeHidden();
}

async function planned({ page, id }: Walk): Promise<void> {
  const schedule = { firstDay: "2027-01-04", from: "18:00", to: "22:00" };
  await api(page, "POST", `/api/projects/${id}/batches/apply`, { pilotSize: 0, maxSize: 50, schedule });
  await page.goto(`/projects/${id}/batches`);
  const batches = page.getByRole("table", { name: "Batches" });
  await expect(batches.getByRole("row", { name: /Bath/ })).toContainText("4 Jan 2027, 18:00–22:00");
  await batches.getByRole("link", { name: "Bath" }).click();
  await expect(page.getByText(/^0 of 8(?! phones)/)).toBeVisible(); // the losses count these phones too
  await expect(page.getByText("8 missing")).toBeVisible();
}

async function priced({ page, id }: Walk): Promise<void> {
  await page.goto(`/projects/${id}`);
  const order = page.getByRole("table", { name: "Licences to order" });
  await expect(order.getByRole("row")).toHaveCount(3);
  await expect(order).toContainText("Open");
  await page.getByRole("radio", { name: "No", exact: true }).check({ force: true });
  await expect(order).not.toContainText("Open");
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
}

async function quoted({ page, id }: Walk): Promise<void> {
  const scope = page.getByLabel("For which phones").locator("option:checked");
  await page.goto(`/projects/${id}/inventory`);
  for (const at of [0, 8])
    await page
      .getByRole("row", { name: macShown(at) })
      .getByRole("checkbox")
      .check();
  await page.getByRole("link", { name: "Quote…" }).click();
  await expect(scope).toHaveText("2 phones chosen in the inventory (2 licences)");
  await page.goto(`/projects/${id}/inventory?site=Bath`);
  await page.getByRole("link", { name: "Quote…" }).click();
  await expect(scope).toHaveText("Site Bath (8 licences)");
  await expect(page.getByText("8 phones: 8 licences to order.")).toBeVisible();
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
}

const macShown = (at: number) => (mac(at).match(/../g) ?? []).join(":");

async function issued({ page }: Walk, quote: string): Promise<string> {
  await page.getByRole("button", { name: "Issue…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Issue" }).click();
  await expect(page.getByRole("link", { name: "PDF" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Save the draft" })).toBeHidden();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = (await page.getByText(/\/quote\/[\w-]+$/).textContent()) ?? "";
  const pdf = await page.request.get(quote.replace(/^.*\/quotes\/(.*)$/, "/api/quotes/$1/quote.pdf"));
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  return new URL(link).pathname;
}

async function accepted({ browser }: Walk, link: string): Promise<void> {
  const context = await browser.newContext();
  const customer = await context.newPage();
  await customer.goto(link);
  await expect(customer.getByRole("heading", { level: 1 })).toContainText("Q-");
  await expect(customer.getByText("€491.71")).toBeVisible();
  await expect(customer.getByRole("img", { name: /^Logo of / })).toBeVisible();
  await expect(customer.getByText("Margin")).toBeHidden();
  await isAccessible(customer);
  await customer.getByLabel("Name").fill("Erika Muster");
  await customer.getByLabel("Function").fill("Head of IT");
  await customer.getByRole("button", { name: "Accept this quote" }).click();
  await expect(customer.getByText("Erika Muster, Head of IT, by the link")).toBeVisible();
  await context.close();
}

async function opened({ page, id }: Walk): Promise<void> {
  await page.goto(`/projects/${id}/batches`);
  await page.getByRole("table", { name: "Batches" }).getByRole("link", { name: "Bath" }).click();
  const lines = page.getByRole("listitem").filter({ hasText: E88 });
  await expect(lines).toContainText(`Accepted8 × ${E88}`);
  await lines.getByRole("link", { name: /^Q-/ }).click();
  await page.getByRole("button", { name: `8 phones behind ${E88}` }).click();
  await expect(page.getByRole("dialog").getByText(macShown(0))).toBeVisible();
  await page.keyboard.press("Escape");
}

async function ordered({ page, id }: Walk): Promise<void> {
  await page.goto(`/projects/${id}/licenses`);
  const pool = page.getByRole("table", { name: "Pool of licences" });
  await expect(pool.getByRole("row", { name: E88 })).toContainText(`12 ${E88} missing`);
  await page.getByRole("button", { name: "Enter an order…" }).click();
  await expect(page.getByLabel("Quantity")).toHaveValue("12");
  await page.getByLabel("Quantity").fill("8");
  await page.getByLabel("PAK").fill("4xcl12ab34c");
  await page.getByLabel("From which quote").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Enter the order" }).click();
  await expect(page.getByRole("table", { name: "Orders of licences" })).toContainText("4XCL12AB34C");
  await isAccessible(page);

  await page.getByRole("link", { name: "Portal sheets" }).click();
  await page.getByLabel("At most so many").fill("2");
  await page.getByRole("button", { name: "In tens, for typing…" }).click();
  await expect(page.getByRole("dialog")).toContainText(mac(1));
  await expect(page.getByRole("dialog")).not.toContainText(mac(2));
  await page.keyboard.press("Escape");
  const sheet = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const csv = fs.readFileSync(await (await sheet).path(), "utf8");
  expect(csv).toBe(`MAC Address\r\n${mac(0)}\r\n${mac(1)}\r\n`);
  await page.getByRole("button", { name: "Submitted: mark as In Process" }).click();
  const sheets = page.getByRole("table", { name: "Portal sheets" });
  await expect(sheets).toContainText("In Process");
  await sheets.getByRole("button", { name: "is Processed" }).click();
  await expect(sheets).toContainText("Processed");
  await isAccessible(page);
}

async function takenIn({ page }: Walk): Promise<void> {
  await page.getByRole("link", { name: "Licence files" }).click();
  const buffer = await licenseZip([...BATH.slice(0, 7).map(mac), "0004F28000AA"]);
  const drop = page.getByLabel(/Drop the zip of the portal here/);
  await drop.setInputFiles({ name: "licenses.zip", mimeType: "application/zip", buffer });
  const entries = page.getByRole("table", { name: "Entries" });
  await expect(entries.getByRole("row")).toHaveCount(9);
  await expect(entries.getByRole("row", { name: "0004F28000AA" })).toContainText("Unknown MAC");
  await page.getByRole("link", { name: "Assigned 7" }).click();
  await expect(entries.getByRole("row")).toHaveCount(8);
  await isAccessible(page);

  await page.getByRole("link", { name: "Licence files" }).first().click();
  const files = [6, 7].map((at) => ({
    name: `${mac(at)}.lic`,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(`licence of ${mac(at)}`),
  }));
  await drop.setInputFiles(files);
  await expect(entries).toContainText("Already here");
  await page.getByRole("link", { name: "What is missing" }).click();
  const bath = page.getByRole("table", { name: "Licences by batch" }).getByRole("row", { name: "Bath" });
  await expect(bath).toContainText("Complete");
  const archive = page.waitForEvent("download");
  await bath.getByRole("link", { name: "Zip" }).click();
  const bytes = fs.readFileSync(await (await archive).path());
  for (const at of BATH) expect(bytes.includes(`${mac(at)}.lic`)).toBe(true);
  await bath.getByRole("button", { name: "are on UCM…" }).click();
  await page.getByRole("button", { name: "Tick the step" }).click();
  await expect(page.getByText("Ticked for 8 phones")).toBeVisible();
}

async function replaced({ page, id }: Walk): Promise<void> {
  const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/projects/${id}/phones?q=${mac(0)}`);
  await page.goto(`/projects/${id}/inventory/${items[0]?.id}`);
  await expect(page.getByText("4XCL12AB34C")).toBeVisible();
  await expect(page.getByText(`${mac(0)}.lic`)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^Q-\d+Accepted/ })).toContainText(E88);
  await page.getByRole("button", { name: "Replace this phone…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("MAC address of the new phone").fill("0004F2700099");
  await dialog.getByLabel("VID").fill("V12");
  await dialog.getByLabel("Why it is replaced").fill("The screen is broken");
  await dialog.getByRole("button", { name: "Replace it" }).click();
  await expect(page.getByText("Its licence comes by a case")).toBeVisible();
  await expect(page.getByText(`Returned phone: MAC address ${mac(0)}`)).toBeVisible();
  await page.getByLabel("Case number").fill("697100123");
  await page.getByLabel("Opened on").fill("2026-11-20");
  await page.getByRole("button", { name: "Keep the case" }).click();
  await expect(page.getByText("The case is kept")).toBeVisible();
  await isAccessible(page);
  await page.goto(`/projects/${id}/licenses`);
  const pool = page.getByRole("table", { name: "Pool of licences" });
  // Bought 8, in process 0, in hand 7, lost 1, left 0; York's 4 are needed and missing still.
  await expect(pool.getByRole("row", { name: E88 }).getByRole("cell")).toHaveText([
    ...[E88, "8", "0", "7", "1", "0", "11", `4 ${E88} missing`, "4"],
  ]);
  await expect(page.getByText("1 replaced phone: by a case")).toBeVisible();
  await isAccessible(page);
}

async function revised({ page, browser }: Walk, quote: string, link: string): Promise<void> {
  await page.goto(quote);
  await expect(page.getByText("Are in it and need none now: 1 phone")).toBeVisible();
  await page.getByRole("button", { name: "Revise…" }).click();
  await page.getByLabel("Reason").fill("One phone was replaced");
  await page.getByRole("button", { name: "Make the next revision" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("revision 2");
  await expect(page.getByRole("button", { name: `7 phones behind ${E88}` })).toBeVisible();
  const context = await browser.newContext();
  const customer = await context.newPage();
  await customer.goto(link);
  await expect(customer.getByRole("heading", { name: "This quote was replaced" })).toBeVisible();
  await context.close();
}
