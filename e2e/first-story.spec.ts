import { ADMINISTRATOR, setupCode } from "./people";
import { expect, test } from "./test";

/**
 * The main story, as a newcomer lives it: from the set-up code that the console printed to the first verified phone. The
 * inventory comes the usual way: a UCM export without VIDs first, the VIDs later.
 */

const MODELS = ["Cisco 8841", "Cisco 8851", "Cisco 7821", "Cisco 7841", "Cisco 8845", "Cisco 8832"];
const mac = (index: number) => `00CCFC${(0x100000 + index).toString(16).toUpperCase()}`;

const ucmExport = [
  "Device Name,Description,Device Pool,Phone Button Template,CSS,Location,Phone Load Name,Device Type,User ID 1,Owner User ID,Device Protocol,Directory Number 1,Route Partition 1",
  ...Array.from(
    { length: 60 },
    (_, index) =>
      `SEP${mac(index)},Desk ${index},DP-Leeds,Standard SIP,CSS,${index % 2 ? "Leeds" : "Lyon"},,${MODELS[index % MODELS.length]},,user${index},SIP,${20_000 + index},PT`,
  ),
  "SEP00CCFC10000,Damaged,DP-Leeds,Standard SIP,CSS,Leeds,,Cisco 8841,,,SIP,29999,PT",
].join("\r\n");

// 7821 phones alternate between V03 (converts) and V25 (does not).
const vidList = [
  "MAC;VID",
  ...Array.from({ length: 60 }, (_, index) => `${mac(index)};${index % 12 === 2 ? "V25" : "V10"}`),
].join("\n");

const asFile = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("from the set-up code to a verified phone", async ({ page, expectRefusal }) => {
  test.setTimeout(180_000);

  await test.step("the first administrator comes in by the set-up code", async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Set up Rehome" })).toBeVisible();
    expectRefusal(422, /\/api\/set-up$/);
    await page.getByLabel("Set-up code").fill("WRONG-CODE");
    await page.getByLabel("Organisation").fill("Partner Ltd");
    await page.getByLabel("Your name").fill(ADMINISTRATOR.name);
    await page.getByLabel("E-mail").fill(ADMINISTRATOR.email);
    await page.getByLabel("Password").fill(ADMINISTRATOR.password);
    await page.getByRole("button", { name: "Create administrator" }).click();
    await expect(page.getByText("The console where Rehome was started shows the code.").last()).toBeVisible();
    await page.getByLabel("Set-up code").fill(setupCode());
    await page.getByRole("button", { name: "Create administrator" }).click();
    await expect(page.getByRole("heading", { name: "Welcome to Rehome" })).toBeVisible();
  });

  await test.step("a project is created", async () => {
    await page.getByRole("link", { name: "New project" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Leeds and Lyon");
    await page.getByLabel("Customer").fill("ACME");
    await page.getByRole("radio", { name: /Enterprise to MPP|Enterprise → MPP/ }).check();
    await page.getByRole("radio", { name: /third-party/i }).check();
    await page.getByLabel("Unified CM address").fill("ucm.acme.example");
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByRole("heading", { name: "Begin with the inventory" })).toBeVisible();
  });

  await test.step("a UCM export is uploaded and imported without touching the mapping", async () => {
    await page.getByRole("link", { name: "Upload an inventory" }).click();
    await page.locator("input[type=file]").setInputFiles(asFile("ucm-export.csv", ucmExport));
    await page.getByRole("button", { name: "Import the valid rows" }).click();
    await expect(page.getByText("Rejected").first()).toBeVisible();
    await expect(page.getByText("61").first()).toBeVisible();
    await expect(page.getByRole("link", { name: /rejects|rejected/i }).first()).toBeVisible();
  });

  await test.step("everything convertible waits for its VID, and the overview says so", async () => {
    await page.getByRole("link", { name: "Overview" }).first().click();
    await expect(page.getByRole("heading", { name: /of 60 phones/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "Upload a VID list" }).first()).toBeVisible();
  });

  await test.step("the VID list decides them", async () => {
    await page.getByRole("link", { name: "Upload a VID list" }).first().click();
    await page.locator("input[type=file]").setInputFiles(asFile("vids.csv", vidList));
    await page.getByRole("button", { name: "Import the valid rows" }).click();
    await page.getByRole("link", { name: "Overview" }).first().click();
    await expect(page.getByRole("heading", { name: "55 of 60 phones can move to MPP" })).toBeVisible();
    await expect(page.getByText("L-CP-E2M-88XX-CNV=", { exact: true })).toBeVisible();
    await expect(page.getByText("CON-SW-LCPE2M8V", { exact: true })).toBeVisible();
  });

  await test.step("a count opens the phones behind it, a phone opens the rule behind its verdict", async () => {
    await page
      .getByRole("row", { name: /Hardware version not convertible/ })
      .getByRole("link")
      .first()
      .click();
    await expect(page).toHaveURL(/reason=hardware-version/);
    const table = page.getByRole("table", { name: "Phones" });
    await expect(table).toHaveAttribute("aria-rowcount", "6");
    await table.getByRole("link").first().click();
    await expect(page.getByText("V03 to V24").first()).toBeVisible();
    await expect(page.getByText("Guide, Table 1").or(page.getByText("Table 1")).first()).toBeVisible();
  });

  await test.step("batches are planned, the pilot first", async () => {
    await page.getByRole("link", { name: "Batches" }).first().click();
    await page.getByRole("button", { name: "Plan the 55 phones without a batch" }).first().click();
    await page.getByLabel("Phones in the pilot").fill("5");
    await page.getByRole("button", { name: "Show the proposal" }).click();
    await page.getByRole("button", { name: "Place 55 phones" }).click();
    const row = page.getByRole("row").filter({ hasText: "Pilot" });
    await expect(row.first()).toBeVisible();
    await row.first().getByRole("link", { name: "Pilot", exact: true }).click();
    await expect(page.getByText(/Proof of concept/).first()).toBeVisible();
  });

  let family = "";
  await test.step("the checklist has this phone's own values; ticks stay", async () => {
    await page
      .getByRole("link", { name: /checklist/i })
      .first()
      .click();
    await page
      .getByRole("button", { name: /00:CC:FC/ })
      .first()
      .click();
    const phone = page.getByRole("article");
    await expect(phone).toBeVisible();
    const address = ((await phone.locator("h2 .code").first().textContent()) ?? "").replaceAll(":", "");
    const step = phone.getByRole("checkbox", { name: /Set the Phone Load/i });
    await expect(step).toBeDisabled();
    await phone.getByRole("button", { name: /Set the Phone Load/i }).click();
    await expect(phone.getByText(/Put the MPP load on UCM.*Administrator of Unified CM/)).toBeVisible();
    await phone.getByRole("button", { name: "Go on without" }).click();
    await page.getByLabel("Why can they?").fill("The load was there before");
    await page.getByRole("dialog").getByRole("button", { name: "Go on without" }).click();
    await step.check();
    await expect(phone.getByText("In progress")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("article").getByRole("checkbox", { name: /Set the Phone Load/i })).toBeChecked();
    const load = page
      .getByRole("article")
      .getByText(/sip\w+\.12-0-3MPP0\d01-\d\d$/)
      .first();
    const unfold = page.getByRole("article").getByRole("button", { name: /Set the Phone Load/i });
    // The page was just loaded: a click that comes before its script does nothing.
    await expect(async () => {
      if (!(await load.isVisible())) await unfold.click();
      await expect(load).toBeVisible({ timeout: 2_000 });
    }).toPass();
    family = /sip\w+/.exec((await load.textContent()) ?? "")?.[0] ?? "";
    test.info().annotations.push({ type: "mac", description: address });
  });

  await test.step("a phone is verified by its own status text, not by a tick", async () => {
    const phone = page.getByRole("article");
    const address = ((await phone.locator("h2 .code").first().textContent()) ?? "").replaceAll(":", "");
    const statusText = (version: string) =>
      [
        `Software Version: ${family}.${version}`,
        `MAC Address: ${address}`,
        "Transition Authorization Type: Classic",
        `Transition Authorization Status: [0][01/01/2026 12:00:00][https://host/licenses/e2m/${address}.lic]Authorization Succeeded.`,
      ].join("\n");
    await phone.getByRole("button", { name: /Verify/i }).click();
    await phone.getByLabel("The phone’s status text").fill(statusText("11-3-5MPP0001-1"));
    await phone.getByRole("button", { name: "Check the text" }).click();
    await expect(phone.getByText(/below the target/).first()).toBeVisible();
    await phone.getByLabel("The phone’s status text").fill(statusText("12-0-4MPP0101-58"));
    await phone.getByRole("button", { name: "Check the text" }).click();
    await expect(phone.getByText("Verified", { exact: true }).first()).toBeVisible();
  });

  await test.step("and the overview counts it", async () => {
    await page.getByRole("link", { name: "Overview" }).first().click();
    await expect(page.getByText("1 of 55 verified", { exact: false })).toBeVisible();
  });
});
