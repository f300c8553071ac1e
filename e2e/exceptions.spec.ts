import { importList } from "./fleets";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, test } from "./test";

/** A project manager decides what becomes of the phones that cannot be converted, until none is left open. */

// Table 1: a 7821 converts from V03 to V24; the 8831 is named as not convertible.
const FLEET = [
  "MAC,PID,VID,Site",
  ...["01", "02", "03"].map((at) => `00CCFD5000${at},CP-7821-K9=,V25,Leeds`),
  "00CCFD500004,CP-8831-K9=,V03,York",
  "00CCFD500005,CP-8841-K9=,V10,York",
].join("\n");

test("exceptions are decided together and one by one, and nothing is lost", async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", {
    name: "Exceptions",
    customer: "Example Corp",
    direction: "E2M",
    target: "approved-third-party",
  });
  await importList(page, id, "fleet.csv", FLEET);
  const table = page.getByRole("table", { name: "Exceptions", exact: true });
  const reasons = page.getByRole("table", { name: "Exceptions by reason" });
  const rows = table.getByRole("link");

  await test.step("the overview leads to those that nobody has decided", async () => {
    await page.goto(`/projects/${id}`);
    await page.getByRole("link", { name: /^4 undecided/ }).click();
    await expect(rows).toHaveCount(4);
    await reasons.getByRole("link", { name: "3 phones: Hardware version not convertible", exact: true }).click();
    await expect(rows).toHaveCount(3);
  });

  await test.step("all of a reason are decided at once, and Undo takes it back", async () => {
    await table.getByRole("checkbox", { name: "Select all loaded rows" }).check();
    await page.getByRole("button", { name: "Decide…" }).click();
    const dialog = page.getByRole("dialog", { name: "Decide on 3 phones" });
    await dialog.getByRole("button", { name: "Decide 3 phones" }).click();
    await expect(dialog.getByText("Choose one of the three.")).toBeVisible();
    await dialog.getByRole("radio", { name: "Ask" }).check();
    await dialog.getByRole("button", { name: "Decide 3 phones" }).click();
    await expect(dialog.getByLabel("Asked of")).toHaveAttribute("aria-invalid", "true");
    await dialog.getByLabel("Asked of").fill("Ms Weber");
    await dialog.getByRole("button", { name: "Decide 3 phones" }).click();
    await expect(table.getByText("Asked of Ms Weber")).toHaveCount(3);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(table.getByText("Undecided")).toHaveCount(3);
  });

  await test.step("a phone shows its decision with the advice for its replacement, and leads on to the next", async () => {
    await page.goto(`/projects/${id}/exceptions?exception=undecided`);
    await rows.last().click();
    await page.getByRole("button", { name: "Decide…" }).click();
    const dialog = page.getByRole("dialog", { name: "Decide on 1 phone" });
    await dialog.getByRole("radio", { name: "Replace" }).check();
    await dialog.getByLabel("Note").fill("In May");
    await dialog.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(page.getByText("For its replacement")).toBeVisible();
    await expect(page.getByText(/2019-10-07 as end of sale/).first()).toBeVisible();
    await expect(page.getByText("What becomes of it was decided")).toBeVisible();
    await page.getByRole("link", { name: /^Exceptions: / }).click();
    await expect(rows).toHaveCount(3);
  });

  await test.step("readiness counts them by site, and Changes names who decided", async () => {
    await page.goto(`/projects/${id}/batches/readiness`);
    const york = page.getByRole("row", { name: /^York/ });
    await york.getByRole("cell", { name: "1 of 1" }).getByRole("link").first().click();
    await expect(page).toHaveURL(/exceptions\?site=York/);
    await page.goto(`/projects/${id}/inventory/changes?kind=exception`);
    await expect(page.getByText("Decided on exceptions: replace, 1 phone")).toBeVisible();
  });
});
