import { randomUUID } from "node:crypto";
import { importList } from "./fleets";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/**
 * What people decided and began stands: planning again loses no date, nobody and no name, and an inventory taken in the middle
 * of the work changes no need, no step and no batch.
 */

const PROJECT = {
  name: "Work that stands",
  customer: "ACME",
  direction: "E2M",
  target: "approved-third-party",
  timeZone: "UTC",
};
const mac = (index: number) => `00CCFC${(0x700000 + index).toString(16).toUpperCase()}`;
const shown = (index: number) => mac(index).match(/../g)?.join(":") ?? "";
const phonesAt = (site: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `${mac(from + index)},CP-8841-K9=,V10,${site},${1 + (index % 2)}`);
const listOf = (...rows: string[][]) => ["MAC,PID,VID,Site,Floor", ...rows.flat()].join("\n");
const FIRST_STEP = "e2m-ucm.find-phone";
const LOAD = "sip88xx.12-0-3MPP0001-87";

type Batch = {
  id: string;
  name: string;
  site: string;
  state: string;
  startsAt: string | null;
  phones: number;
  assignees: { name: string }[];
};
type Phone = { id: string; mac: string; state: string; verdict: string; batchId: string; load: string | null };

async function newProject(page: Page): Promise<string> {
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", PROJECT);
  await importList(page, id, "first.csv", listOf(phonesAt("Bath", 0, 6), phonesAt("Ghent", 20, 5)));
  return id;
}

const batchAt = async (page: Page, project: string, site: string) => {
  const { items } = await api<{ items: Batch[] }>(page, "GET", `/api/projects/${project}/batches`);
  return items.find((batch) => batch.site === site);
};

test("planning again places new phones and loses nothing", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, ADMINISTRATOR);
  const project = await newProject(page);
  const batches = `/projects/${project}/batches`;

  await test.step("the first plan", async () => {
    await page.goto(batches);
    await page.getByRole("button", { name: "Plan the 11 phones without a batch" }).click();
    await page.getByLabel("Phones in the pilot").fill("0");
    await page.getByRole("button", { name: "Show the proposal" }).click();
    await page.getByRole("button", { name: "Place 11 phones" }).click();
    await expect(page.getByText("11 phones planned: 2 new batches")).toBeVisible();
    await expect(page.getByText("11 phones in 2 batches, all of them can move.")).toBeVisible();
  });

  await test.step("a batch gets a name, a date and people", async () => {
    await page.goto(`${batches}/${(await batchAt(page, project, "Bath"))?.id}`);
    await page.getByRole("button", { name: "More actions for this batch" }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Bath tower");
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Bath tower" })).toBeVisible();
    await page.getByLabel("Starts").fill("2027-01-09T18:00");
    await page.getByRole("button", { name: "Save the window" }).click();
    await expect(page.getByText("The window was saved.")).toBeVisible();
    await page.getByRole("checkbox", { name: ADMINISTRATOR.name }).check();
    await page.getByRole("button", { name: "Save the people" }).click();
    await expect(page.getByText("The people were saved.")).toBeVisible();
  });

  const before = await batchAt(page, project, "Bath");
  await importList(page, project, "more.csv", listOf(phonesAt("Bath", 6, 3), phonesAt("Lyon", 40, 2)));

  await test.step("more phones go where there is room, and into a new batch", async () => {
    await page.goto(batches);
    await page.getByRole("button", { name: "Plan the 5 phones without a batch" }).click();
    await page.getByLabel("Phones in the pilot").fill("0");
    await page.getByLabel("Dates", { exact: true }).selectOption("A window for each new batch");
    await page.getByLabel("First day").fill("2027-02-01");
    await page.getByLabel("Holidays and freeze days").fill("2027-02-01");
    await page.getByRole("button", { name: "A site with other hours" }).click();
    await page.getByRole("combobox", { name: "Site", exact: true }).fill("Lion");
    await page.getByRole("button", { name: "Show the proposal" }).click();
    const proposals = page.getByRole("table", { name: "Proposed batches" });
    await expect(proposals.getByRole("row").filter({ hasText: "Lyon" })).toContainText("2 Feb 2027, 18:00–22:00");
    await expect(page.getByText("No phone of this plan stands at Lion")).toBeVisible();
    await page.getByRole("button", { name: "Change the wishes" }).click();
    await page.getByLabel("Dates", { exact: true }).selectOption("No dates yet");
    await page.getByRole("button", { name: "Show the proposal" }).click();
    await expect(proposals.getByRole("row").filter({ hasText: "Bath tower" })).toContainText("Takes more");
    await expect(proposals.getByRole("row").filter({ hasText: "Lyon" })).toContainText("New");
    await page.getByRole("button", { name: "Place 5 phones" }).click();
    await expect(page.getByText("5 phones planned: 1 new batch, 1 batch filled")).toBeVisible();
    expect(await batchAt(page, project, "Bath")).toMatchObject({ ...before, phones: 9 });
  });

  await test.step("the plan is undone: its phones are free, and nothing else is lost", async () => {
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(page.getByText("Undone: 5 phones as before")).toBeVisible();
    expect(await batchAt(page, project, "Bath")).toMatchObject({ ...before, phones: 6 });
    expect(await batchAt(page, project, "Lyon")).toBeUndefined();
    await expect(page.getByRole("button", { name: "Plan the 5 phones without a batch" })).toBeVisible();
  });

  await test.step("making batches again says what would be lost, and leaves it unless it is ticked", async () => {
    await page.getByRole("button", { name: "Make planned batches again…" }).click();
    await page.getByLabel("Phones in the pilot").fill("0");
    await page.getByRole("button", { name: "Show the proposal" }).click();
    const dialog = page.getByRole("dialog", { name: "Make planned batches again" });
    const tower = dialog.getByRole("checkbox", { name: /^Bath tower, 6 phones/ });
    await expect(tower).not.toBeChecked();
    await expect(dialog.getByText(`${ADMINISTRATOR.name} · named or filled by hand`)).toBeVisible();
    await tower.check();
    await expect(dialog.getByText("1 batch loses what was set")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Replace 2 batches by 3 new ones" })).toBeVisible();
    await tower.uncheck();
    await dialog.getByRole("button", { name: "Replace 1 batch by 3 new ones" }).click();
    await expect(page.getByText(/planned: 3 new batches, 1 batch replaced/)).toBeVisible();
    const { items } = await api<{ items: Batch[] }>(page, "GET", `/api${batches}`);
    expect(items.find(({ id }) => id === before?.id)).toMatchObject({ ...before, phones: 6 });
  });

  await test.step("the page Changes tells it, with every phone old and new", async () => {
    await page.goto(`/projects/${project}/inventory/changes?kind=plan`);
    const plan = page.getByRole("listitem").filter({ hasText: "Planned batches: 2 new batches" });
    await plan.getByText("11 phones, old and new").click();
    await expect(plan.getByRole("row").filter({ hasText: shown(0) })).toContainText("Batch: nothing");
  });
});

test("an inventory taken in the middle of the work changes no need, no step and no batch", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, ADMINISTRATOR);
  const project = await newProject(page);
  const path = `/api/projects/${project}`;
  await api(page, "POST", `${path}/batches/apply`, { pilotSize: 0, mode: "place-new" });
  const phoneNow = async (index: number) => {
    const { items } = await api<{ items: Phone[] }>(page, "GET", `${path}/phones?q=${mac(index)}`);
    return items[0];
  };
  const licences = async () => (await api<{ licenses: unknown }>(page, "GET", `${path}/summary`)).licenses;
  const begun = await phoneNow(0);
  await api(page, "POST", "/api/step-events", [
    {
      ...{ operationId: randomUUID(), phoneId: begun?.id, step: FIRST_STEP },
      ...{ action: "tick", at: new Date().toISOString() },
    },
  ]);
  const need = await licences();

  await test.step("the review says that a phone under way has moved, and that nothing else changes", async () => {
    await page.goto(`/projects/${project}/imports`);
    const after = `MAC,Firmware\n${mac(0)},${LOAD}\n`;
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "after.csv", mimeType: "text/csv", buffer: Buffer.from(after) });
    await expect(page.getByText("1 phone under way: what it shows now is recorded; it has moved.")).toBeVisible();
    await page.getByRole("button", { name: "Import the valid rows" }).last().click();
    await expect(page.getByText("1 phone under way: what it shows now was recorded; it has moved.")).toBeVisible();
  });

  await test.step("need, verdict and batch are as before", async () => {
    expect(await licences()).toEqual(need);
    const { verdict, batchId, load } = begun ?? {};
    expect(await phoneNow(0)).toMatchObject({ verdict, batchId, load, state: "moved" });
  });

  await test.step("its page shows as found beside now", async () => {
    await page.goto(`/projects/${project}/inventory/${begun?.id}`);
    await expect(page.getByText("Moved, not licensed").first()).toBeVisible();
    await expect(
      page.getByRole("table", { name: "As found, and now" }).getByRole("row").filter({ hasText: "Load" }),
    ).toContainText(LOAD);
  });

  await test.step("its steps go on, and a text of another phone changes nothing and leads to that phone", async () => {
    await page.getByRole("link", { name: "Open checklist" }).click();
    const phone = page.getByRole("article");
    await expect(phone.getByText("Moved, but not licensed yet")).toBeVisible();
    await expect(phone.getByText("Do not start this phone")).toHaveCount(0);
    await expect(phone.getByRole("checkbox", { name: /Find the phone/i })).toBeChecked();
    await phone.getByRole("button", { name: /Verify/i }).click();
    const text = `Software Version: ${LOAD}\nMAC Address: ${mac(1)}\nTransition Authorization Type: Classic`;
    await phone.getByLabel("The phone’s status text").fill(text);
    await phone.getByRole("button", { name: "Check the text" }).click();
    await expect(phone.getByText("Nothing changed: the text is about another phone.")).toBeVisible();
    expect((await phoneNow(0))?.state).toBe("moved");
    await phone.getByRole("link", { name: shown(1) }).click();
    await expect(page.getByRole("article").getByRole("heading", { name: shown(1) })).toBeVisible();
    expect((await phoneNow(1))?.state).toBe("not-started");
  });

  await test.step("a batch says what is open before it is ready", async () => {
    await page.goto(`/projects/${project}/batches/${(await batchAt(page, project, "Ghent"))?.id}`);
    await page.getByRole("button", { name: "Mark as ready" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.getByText("It has no date.")).toBeVisible();
    await dialog.getByLabel("Why is it ready all the same?").fill("The caretaker is there all week");
    await dialog.getByRole("button", { name: "Mark as ready all the same" }).click();
    await expect(page.getByText("is ready now")).toBeVisible();
  });
});
