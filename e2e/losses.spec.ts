import { importList } from "./fleets";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, test } from "./test";

/** What a conversion takes away is acknowledged by the customer's person for the phones there are, and can be withdrawn. */

const HEADER = "MAC,PID,VID,Site";
const FLEET = [HEADER, "00CCFD700001,CP-8841-K9=,V10,Leeds", "00CCFD700002,CP-8832-K9=,V02,Leeds"].join("\n");

test("losses are recorded as acknowledged, later phones are not covered, and it is withdrawn", async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", {
    name: "Losses",
    customer: "Example Corp",
    direction: "E2M",
    target: "approved-third-party",
  });
  await importList(page, id, "fleet.csv", FLEET);
  const list = page.getByRole("listitem").filter({ hasText: "Ms Weber" });

  await test.step("readiness leads to what the phones of a site lose", async () => {
    await page.goto(`/projects/${id}/batches/readiness`);
    const leeds = page.getByRole("row", { name: /^Leeds/ });
    await leeds.locator('a[href*="/batches/losses?"]').click();
    await expect(page.getByRole("heading", { name: "What is lost: Site Leeds", level: 1 })).toBeVisible();
    await expect(page.getByText(/the 8832 has no Wi-Fi and no daisy chain/).first()).toBeVisible();
    await expect(page.getByText(/^0 of 2 phones acknowledged/)).toBeVisible();
  });

  await test.step("it is recorded who acknowledged it", async () => {
    await page.getByRole("button", { name: "Record for 2 phones" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Name", { exact: true }).fill("Ms Weber");
    await page.getByLabel("Function").fill("Head of IT");
    await page.getByRole("button", { name: "Record for 2 phones" }).click();
    await expect(page.getByText("2 of 2 phones acknowledged.")).toBeVisible();
    await expect(list).toContainText("signed on paper: Site Leeds, 2 phones");
  });

  await test.step("a phone that comes later is not covered", async () => {
    await importList(page, id, "more.csv", `${HEADER}\n00CCFD700003,CP-8841-K9=,V10,Leeds`);
    await page.reload();
    await expect(page.getByText(/^2 of 3 phones acknowledged: 1 phone is named by no acknowledgement/)).toBeVisible();
  });

  await test.step("withdrawn with a reason it stays on record and counts no more", async () => {
    await list.getByRole("button", { name: "Withdraw…" }).click();
    await page.getByLabel("Reason").fill("She left");
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await expect(list).toContainText("“She left”");
    await expect(page.getByText(/^0 of 3 phones acknowledged/)).toBeVisible();
  });
});
