import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** A list with faults, as people have it: seen through before anything is stored, settled on the page, imported, undone. */

const mac = (index: number) => `1C6A7A${(0x200000 + index).toString(16).toUpperCase()}`;
const row = (index: number, model = "CP-8841-K9=", site = "Leeds") => `${mac(index)},${model},V10,${site},T${index}`;

const FIRST = [
  "Stock of the second floor,,,,",
  "MAC,Phone,VID,Building,Tag",
  ...Array.from({ length: 6 }, (_, index) => row(index)),
  row(6, "Lobby set"),
  row(7, "Lobby set"),
  "1C6A7A20000,CP-8841-K9=,V10,Leeds,T8",
  "Total,8,,,",
].join("\n");

const SECOND = [
  "MAC,Building",
  ...Array.from({ length: 5 }, (_, index) => `${mac(index)},York`),
  `${mac(20)},York`,
].join("\n");

const asFile = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function newProject(page: Page): Promise<string> {
  const project = await api<{ id: string }>(page, "POST", "/api/projects", {
    name: "Second floor",
    customer: "ACME",
    direction: "E2M",
    target: "approved-third-party",
    method: "ucm",
    policy: { acceptMissingVid: false },
    loads: {},
    ucmAddress: null,
    timeZone: "Europe/London",
  });
  return `/projects/${project.id}`;
}

test("a file with faults is settled before it is stored, and can be undone", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, ADMINISTRATOR);
  const home = await newProject(page);

  await test.step("the columns that were not recognised are kept, and remembered", async () => {
    await page.goto(`${home}/imports`);
    await page.locator("input[type=file]").first().setInputFiles(asFile("stock.csv", FIRST));
    await expect(page.getByRole("heading", { name: "What this file would do" })).toBeVisible();
    await page.getByText("1 column left out").click();
    await page.getByRole("combobox", { name: "What “Phone” holds" }).selectOption({ label: "Model" });
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.getByRole("combobox", { name: "What “Tag” holds" }).selectOption({ label: "Keep as an extra field" });
    await expect(page.getByRole("combobox", { name: "What “Tag” holds" })).toHaveValue("extra");
  });

  await test.step("a text is settled once for all rows that carry it", async () => {
    const group = page.locator("details").filter({ hasText: "Model not recognised" });
    await group.locator("summary").click();
    await page.getByRole("combobox", { name: "What “Lobby set” means" }).fill("8851");
    await page.getByRole("button", { name: "Settle" }).click();
    await expect(page.getByText("Model not recognised")).toBeHidden();
  });

  await test.step("a damaged MAC is corrected in place, the line of totals is left out by itself", async () => {
    const short = page.locator("details").filter({ hasText: "MAC too short" });
    await short.locator("summary").click();
    await page.getByRole("textbox", { name: "Line 11: the right value" }).fill(mac(8));
    await page.getByRole("button", { name: "Correct", exact: true }).click();
    await expect(page.getByText("MAC too short")).toBeHidden();
    const total = page.locator("details").filter({ hasText: "1 row is a total: left out" });
    await total.locator("summary").click();
    await expect(total).toContainText("Total · 8");
  });

  await test.step("the import does what was shown", async () => {
    await expect(page.getByText("10 rows").first()).toBeVisible();
    await page.getByRole("radio", { name: /Only if all rows are valid/ }).check();
    await page
      .getByRole("button", { name: /^Import/ })
      .last()
      .click();
    await expect(page.getByRole("heading", { name: "What became of 10 rows" })).toBeVisible();
    await expect(page.getByText("9 + 0 + 0 + 1 + 0 = 10 rows", { exact: false })).toBeVisible();
  });

  await test.step("a second file is a difference: old and new are seen, absent phones are withdrawn on request", async () => {
    await page.goto(`${home}/imports`);
    await page.locator("input[type=file]").first().setInputFiles(asFile("second.csv", SECOND));
    await expect(page.getByRole("group", { name: "Known phones that change" })).toBeVisible();
    await page.getByText("See the 5 phones that change").click();
    await expect(
      page.getByRole("row").filter({ hasText: "Site: Leeds" }).filter({ hasText: "York" }).first(),
    ).toBeVisible();
    await page.getByText("Withdraw", { exact: true }).click();
    await expect(page.getByText("4 phones withdrawn", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Import the valid rows" }).last().click();
    await expect(page.getByRole("alertdialog")).toContainText("Withdraw 4 phones?");
    await page.getByRole("button", { name: "Import and withdraw" }).click();
    await expect(page.getByRole("heading", { name: "What became of 6 rows" })).toBeVisible();
  });

  await test.step("and it can be undone as a whole", async () => {
    await page.getByRole("button", { name: "Undo the import…" }).click();
    await page.getByRole("button", { name: "Undo the import", exact: true }).click();
    await expect(page.getByText("The import was undone")).toBeVisible();
    const { total } = await api<{ total: number }>(page, "GET", `/api${home}/phones?site=Leeds`);
    expect(total).toBe(9);
  });
});
