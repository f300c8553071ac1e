import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, test } from "./test";

/** The rules as people meet them: the book with its phones, a plan that says what it would change, and a check without a project. */

const FLEET = [
  "MAC Address,Product ID,VID,Firmware,Site",
  ...Array.from(
    { length: 40 },
    (_, index) =>
      `00CCFC20${(0x1000 + index).toString(16).toUpperCase()},${["CP-8841-K9=", "CP-7821-K9=", "CP-8851-K9=", "CP-7841-K9="][index % 4]},${["V10", "V25", "", "V05"][index % 4]},,Porto`,
  ),
].join("\n");

test("rules, what-if and the check", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, ADMINISTRATOR);
  const project = await api<{ id: string }>(page, "POST", "/api/projects", {
    name: "Porto",
    customer: "Rules Ltd",
    direction: "E2M",
    target: "approved-third-party",
  });
  const home = `/projects/${project.id}`;

  await test.step("an inventory comes in", async () => {
    await page.goto(`${home}/imports`);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "porto.csv", mimeType: "text/csv", buffer: Buffer.from(FLEET) });
    await page.getByRole("button", { name: "Import the valid rows" }).click();
    await page.getByRole("link", { name: "Overview" }).first().click();
    await expect(page.getByRole("heading", { name: "20 of 40 phones can move to MPP" })).toBeVisible();
  });

  await test.step("a model is found in the rule book, with its hardware range and source", async () => {
    await page.getByRole("link", { name: "Rules", exact: true }).click();
    await page.getByRole("searchbox", { name: "Search rules" }).fill("7821");
    await expect(page).toHaveURL(/q=7821/);
    const glance = page.getByRole("table", { name: "Models at a glance" });
    await expect(glance.getByRole("row", { name: /^7821/ })).toContainText("V03 to V24");
    await expect(glance.getByRole("row")).toHaveCount(2);
  });

  await test.step("a rule's count opens its phones, a phone leads back to the rule", async () => {
    const rule = page.getByRole("listitem").filter({ hasText: "7821 goes to MPP from V03 to V24" }).first();
    await expect(rule).toContainText("Table 1");
    await rule
      .getByRole("link", { name: /10 phones/ })
      .first()
      .click();
    await expect(page).toHaveURL(/rule=/);
    const table = page.getByRole("table", { name: "Phones" });
    await expect(table).toHaveAttribute("aria-rowcount", "11");
    await expect(page.getByRole("button", { name: /Remove filter Rule/ })).toBeVisible();
    await table.getByRole("link").first().click();
    await expect(page.getByText("Decided by edition 2024-07.3 of the rules")).toBeVisible();
    await page.getByRole("link", { name: "Rule e2m.model.7821.vid" }).first().click();
    await expect(page).toHaveURL(/\/rules#e2m\.model\.7821\.vid$/);
    await expect(page.getByText("7821 goes to MPP from V03 to V24", { exact: true })).toBeInViewport();
  });

  await test.step("another policy says what it would change, and does it only when confirmed", async () => {
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await page.getByRole("checkbox", { name: /Accept a missing VID/ }).check();
    const preview = page.getByRole("status").filter({ hasText: "10 phones of 40 would get another verdict" });
    await expect(preview).toContainText("Needs information");
    await expect(preview).toContainText("L-CP-E2M-88XX-CNV=");
    await page.getByRole("button", { name: "Save settings" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("10 phones of 40 phones get another verdict");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    expect(await api<{ policy: object }>(page, "GET", `/api/projects/${project.id}`)).toMatchObject({
      policy: { acceptMissingVid: false },
    });
    await page.getByRole("button", { name: "Save settings" }).click();
    await dialog.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByText("Settings saved")).toBeVisible();
    await page.getByRole("link", { name: "Overview" }).first().click();
    await expect(page.getByRole("heading", { name: "30 of 40 phones can move to MPP" })).toBeVisible();
  });

  await test.step("what if: plans side by side, the address can be sent", async () => {
    await page.getByRole("link", { name: "What if", exact: true }).click();
    const table = page.getByRole("table", { name: "Plans side by side" });
    await expect(table.getByRole("row", { name: /Automatic/ })).toContainText("+30");
    await page.getByRole("button", { name: "Add a plan" }).click();
    await page.getByLabel("Plan 2").selectOption("MPP to Enterprise: Unified CM or HCS");
    await expect(page).toHaveURL(/M2E\.ucm/);
    await expect(table.getByRole("row", { name: /Already runs Enterprise/ })).toContainText("+40");
    await page.reload();
    await expect(table.getByRole("row", { name: /Already runs Enterprise/ })).toContainText("+40");
    expect(await api<object>(page, "GET", `/api/projects/${project.id}`)).toMatchObject({ direction: "E2M" });
  });

  await test.step("the check: whatever is pasted, judged without a request", async () => {
    await page.goto("/check");
    await page.waitForLoadState("networkidle");
    await page
      .getByLabel("Phones", { exact: true })
      .fill("CP-7821-K9= V24\nCP-7821-K9= V25\nMAC;PID;VID\n00CCFC000001;CP-8841-K9=;V05\n00CCFC00001;CP-8841-K9=;V05");
    const table = page.getByRole("table", { name: "Phones with their verdicts" });
    await expect(table.getByRole("row")).toHaveCount(4);
    await expect(table.getByRole("row", { name: /7821 V25/ })).toContainText("its hardware must be V03 to V24");
    await expect(page.getByText(/has 11 of 12/)).toBeVisible();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByLabel("Direction and target").selectOption("Enterprise to MPP: Approved third-party call control");
    await expect(page.getByText("L-CP-E2M-88XX-CNV=").first()).toBeVisible();
    expect(asked.filter((url) => url.includes("/api/"))).toEqual([]);
    await page.getByRole("button", { name: /^Not eligible/ }).click();
    await expect(table.getByRole("row")).toHaveCount(2);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download CSV" }).click();
    expect((await download).suggestedFilename()).toBe("checked-phones.csv");
  });
});
