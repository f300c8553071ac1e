import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { importList } from "./fleets";
import { licenseZip } from "./license-zip";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** Project manager: an order, a sheet for the portal, its zip, a batch whose licences are in hand, a phone that is replaced. */

const E88 = "L-CP-E2M-88XX-CNV=";
const mac = (at: number) => `0004F280001${at}`;

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const width = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(width), "no sideways scroll at 390 px").toBe(0);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("licences from the order to the batch that has them", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, ADMINISTRATOR);
  const project = { name: "Licensed move", customer: "Lic", direction: "E2M", target: "approved-third-party" };
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", project);
  const rows = [0, 1, 2, 3].map((at) => `${mac(at)},CP-8841-K9=,V10,Bath`);
  await importList(page, id, "fleet.csv", ["MAC,PID,VID,Site", ...rows].join("\n"));
  const plan = { pilotSize: 0, maxSize: 50, mode: "place-new", replace: [] };
  await api(page, "POST", `/api/projects/${id}/batches/apply`, plan);
  const pool = page.getByRole("table", { name: "Pool of licences" });
  const batches = page.getByRole("table", { name: "Licences by batch" });

  await test.step("an order is entered with its PAK, from what is missing", async () => {
    await page.goto(`/projects/${id}/licenses`);
    await expect(pool.getByRole("row", { name: E88 })).toContainText("4 L-CP-E2M-88XX-CNV= missing");
    await page.getByRole("button", { name: "Enter an order…" }).click();
    await expect(page.getByLabel("Quantity")).toHaveValue("4");
    await page.getByLabel("PAK").fill("4xcl12ab34c");
    await page.getByRole("button", { name: "Enter the order" }).click();
    await expect(page.getByRole("table", { name: "Orders of licences" })).toContainText("4XCL12AB34C");
    await isAccessible(page);
  });

  await test.step("two phones are handed to the portal, which shows Processed", async () => {
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
  });

  await test.step("the zip is dropped, and every entry ends with its outcome", async () => {
    await page.getByRole("link", { name: "Licence files" }).click();
    const buffer = await licenseZip([mac(0), mac(1), mac(2), "0004F28000AA"]);
    const zip = { name: "licenses.zip", mimeType: "application/zip", buffer };
    await page.getByLabel(/Drop the zip of the portal here/).setInputFiles(zip);
    const entries = page.getByRole("table", { name: "Entries" });
    await expect(entries.getByRole("row")).toHaveCount(5);
    await expect(entries.getByRole("row", { name: "0004F28000AA" })).toContainText("Unknown MAC");
    await page.getByRole("link", { name: "Assigned 3" }).click();
    await expect(entries.getByRole("row")).toHaveCount(4);
    await isAccessible(page);
  });

  await test.step("files one by one go up together, the batch has its licences and gives them out", async () => {
    await page.goto(`/projects/${id}/licenses/files`);
    const files = [2, 3].map((at) => ({
      name: `${mac(at)}.lic`,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(`licence of ${mac(at)}`),
    }));
    await page.getByLabel(/Drop the zip of the portal here/).setInputFiles(files);
    await expect(page.getByRole("table", { name: "Entries" })).toContainText("Already here");
    await page.getByRole("link", { name: "What is missing" }).click();
    await expect(batches).toContainText("Complete");
    const archive = page.waitForEvent("download");
    await batches.getByRole("link", { name: "Zip" }).click();
    const bytes = fs.readFileSync(await (await archive).path());
    for (const at of [0, 1, 2, 3]) expect(bytes.includes(`${mac(at)}.lic`)).toBe(true);
    await batches.getByRole("button", { name: "are on UCM…" }).click();
    await page.getByRole("button", { name: "Tick the step" }).click();
    await expect(page.getByText("Ticked for 4 phones")).toBeVisible();
  });

  await test.step("one phone is replaced: its licence is lost, the new one has its place and asks for a case", async () => {
    const { items } = await api<{ items: { id: string }[] }>(page, "GET", `/api/projects/${id}/phones?q=${mac(0)}`);
    await page.goto(`/projects/${id}/inventory/${items[0]?.id}`);
    await expect(page.getByText("4XCL12AB34C")).toBeVisible();
    await page.getByRole("button", { name: "Replace this phone…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("MAC address of the new phone").fill(mac(9));
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
    await expect(pool.getByRole("row", { name: E88 }).getByRole("cell")).toHaveText([
      ...[E88, "4", "0", "3", "1", "0", "3", "0", "0"],
    ]);
    await expect(page.getByText("1 replaced phone: by a case")).toBeVisible();
    await isAccessible(page);
  });
});
