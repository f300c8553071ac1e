import { importList } from "./fleets";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** What brings a fleet forward: a policy where it counts, a plan that is used, a search that is understood, a list one works through. */

const PROJECT = { customer: "Levers Ltd", direction: "E2M", target: "approved-third-party" };
const mac = (index: number) => `0004F2${(0x600000 + index).toString(16).toUpperCase()}`;
const shown = (index: number) => mac(index).match(/../g)?.join(":") ?? "";

async function newProject(page: Page, name: string, rows: string[]): Promise<string> {
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", { ...PROJECT, name });
  await importList(page, id, "fleet.csv", ["MAC,PID,VID,Site,Owner,Directory Number", ...rows].join("\n"));
  return id;
}

test("a missing VID is accepted where it is counted, and a compared plan is used", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, ADMINISTRATOR);
  const rows = Array.from({ length: 12 }, (_, index) => `${mac(index)},CP-${index < 8 ? 8841 : 7841}-K9=,,Bath,,`);
  const id = await newProject(page, "Missing VIDs", rows);
  const accepts = async () =>
    (await api<{ policy: { acceptMissingVid: boolean } }>(page, "GET", `/api/projects/${id}`)).policy.acceptMissingVid;

  await test.step("under Missing it is offered, with its effect, and nothing happens by itself", async () => {
    await page.goto(`/projects/${id}/missing`);
    await page.getByRole("button", { name: "Accept 8 without VID…" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("8 phones of 12 would get another verdict");
    await expect(dialog).toContainText("The guide asks for it, and newer hardware has floors.");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    expect(await accepts()).toBe(false);
  });

  await test.step("on the overview one confirmation applies it", async () => {
    await page.goto(`/projects/${id}`);
    await page.getByRole("button", { name: "Accept 8 without VID…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Accept them without VID" }).click();
    await expect(page.getByRole("heading", { name: "8 of 12 phones can move to MPP" })).toBeVisible();
    await expect(page.getByRole("button", { name: /without VID…/ })).toBeHidden();
    expect(await accepts()).toBe(true);
  });

  await test.step("what if: the other plan is used, after its difference was shown", async () => {
    await page.goto(`/projects/${id}/what-if?plans=E2M.approved-third-party.strict`);
    await page.getByRole("button", { name: "Use this plan…" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("8 phones of 12 would get another verdict");
    await dialog.getByRole("button", { name: "Use this plan" }).click();
    await expect(page.getByText("Plan 1 is the project’s plan")).toBeVisible();
    await expect(page.getByRole("button", { name: "Use this plan…" })).toBeHidden();
    expect(await accepts()).toBe(false);
  });
});

test("a search is understood, and a list is worked through without losing the place", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, ADMINISTRATOR);
  const rows = Array.from(
    { length: 240 },
    (_, index) =>
      `${mac(index)},CP-${index % 2 ? 8851 : 8841}-K9=,V10,${index < 220 ? "York" : "Hull"},Owner ${index},`,
  );
  const id = await newProject(page, "Search and place", [...rows, `${mac(240)},CP-7821-K9=,V10,Hull,,8841`]);
  const table = page.getByRole("table", { name: "Phones" });

  await test.step("a model and a site are read as such, and can be looked for as a text", async () => {
    await page.goto(`/projects/${id}/inventory`);
    await page.getByRole("searchbox", { name: "Search phones" }).fill("hull 8841");
    await expect(table).toHaveAttribute("aria-rowcount", "11");
    const hint = page.getByRole("status").filter({ hasText: "read as" });
    await expect(hint).toContainText("hull read as the site, 8841 read as the model.");
    await page.getByRole("searchbox", { name: "Search phones" }).fill("8841");
    await expect(table).toHaveAttribute("aria-rowcount", "121");
    await page.getByRole("button", { name: "Search the texts for it" }).click();
    await expect(page).toHaveURL(/q=%228841%22/);
    await expect(table).toHaveAttribute("aria-rowcount", "2");
  });

  await test.step("what finds nothing offers the filter that was meant", async () => {
    await page.getByRole("searchbox", { name: "Search phones" }).fill("hul");
    await page.getByRole("link", { name: "Site is Hull (21)" }).click();
    await expect(table).toHaveAttribute("aria-rowcount", "22");
  });

  await test.step("a phone far down leads to the next one, and Back to its place", async () => {
    await page.goto(`/projects/${id}/inventory?site=York`);
    await expect(table).toHaveAttribute("aria-rowcount", "221");
    const far = table.getByRole("link", { name: shown(150) });
    await expect(async () => {
      await table.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      await expect(table.getByRole("link", { name: shown(219) })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(async () => {
      await table.evaluate((element) => element.scrollBy({ top: -200 }));
      await expect(far).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await far.click();
    await expect(page.getByRole("heading", { name: shown(150) })).toBeVisible();
    await page.keyboard.press("j");
    await expect(page.getByRole("heading", { name: shown(151) })).toBeVisible();
    await page.getByRole("button", { name: "Previous phone" }).click();
    await expect(page.getByRole("heading", { name: shown(150) })).toBeVisible();
    await page.goBack();
    await expect(far).toBeInViewport();
  });

  await test.step("a filter that is not there any more is left out and said", async () => {
    await page.goto(`/projects/${id}/inventory?verdict=maybe&site=Hull`);
    await expect(page.getByText("not there any more: Verdict")).toBeVisible();
    await expect(table).toHaveAttribute("aria-rowcount", "22");
    await expect(page).toHaveURL(/site=Hull/);
  });
});
