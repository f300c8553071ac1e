import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/**
 * A long list as customers send it, one row of twenty with a fault: it is put right on the page before anything is stored. What
 * a person presses and types is counted: a kind of problem costs a few actions, however many rows have it.
 */

const ROWS = 20_000;
const MOST_ACTIONS = 30;

const mac = (index: number) => `1C6A70${(0x400000 + index * 7).toString(16).toUpperCase().padStart(6, "0")}`;
const FAULTS: ((address: string, index: number) => string)[] = [
  (address) => address.replace(/0/, "O"),
  (address) => `#${address}`,
  (address) => address.slice(0, 11),
  () => "2.79E+13",
  (_, index) => mac(index - 1),
];

/** Every twentieth row has a fault, the five kinds in turn. */
function dirtyFile(): string {
  const lines = ["Site,MAC Address,Product ID,VID,Description"];
  for (let index = 0; index < ROWS; index += 1) {
    const fault = index % 20 === 19 ? FAULTS[((index - 19) / 20) % FAULTS.length] : undefined;
    lines.push(`Leeds,${fault ? fault(mac(index), index) : mac(index)},CP-8841-K9=,V10,Desk ${index}`);
  }
  return lines.join("\n");
}

const OF_A_KIND = ROWS / 20 / FAULTS.length;

type Item = { id: string; status: string; check: { counts: { rejected: number; leftOut: number } } | null };

test("a file of 20,000 rows with a thousand faults is put right in under thirty actions", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, ADMINISTRATOR);
  const project = await api<{ id: string }>(page, "POST", "/api/projects", {
    name: "Dirty list",
    customer: "ACME",
    direction: "E2M",
    target: "approved-third-party",
    method: "ucm",
    policy: { acceptMissingVid: false },
    loads: {},
    ucmAddress: null,
    timeZone: "Europe/London",
  });
  await page.goto(`/projects/${project.id}/imports`);
  const buffer = Buffer.from(dirtyFile());
  await page.locator("input[type=file]").first().setInputFiles({ name: "dirty.csv", mimeType: "text/csv", buffer });
  await expect(page.getByRole("heading", { name: "What this file would do" })).toBeVisible({ timeout: 60_000 });
  const importId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  let actions = 0;
  async function act(does: () => Promise<void>): Promise<void> {
    actions += 1;
    await does();
  }
  const groupOf = (title: string) => page.locator("details").filter({ hasText: title }).first();
  const press = (title: string, name: string) => act(() => groupOf(title).getByRole("button", { name }).click());
  const open = (title: string) => act(() => groupOf(title).locator("summary").first().click());
  const rejected = async (count: number) => {
    const now = async () => (await api<Item>(page, "GET", `/api/imports/${importId}`)).check?.counts.rejected;
    await expect.poll(now, { timeout: 30_000 }).toBe(count);
  };
  await rejected(OF_A_KIND * 6);

  await test.step("one row is corrected by hand, and the page stays where it is", async () => {
    await open("MAC too short");
    const first = page.getByRole("textbox", { name: /^Line 61: the right value/ });
    const top = async () => Math.round((await groupOf("MAC too short").boundingBox())?.y ?? 0);
    await act(() => first.fill("1C6A70500000"));
    await act(() => first.press("Enter"));
    await expect(page.getByRole("cell", { name: /Line 61 is read as 1C6A70500000/ })).toBeVisible();
    await expect(page.getByRole("textbox", { name: /^Line 161: the right value/ })).toBeFocused();
    const before = await top();
    await rejected(OF_A_KIND * 6 - 1);
    await expect(groupOf("MAC too short")).toHaveAttribute("open", "");
    await expect(page.getByRole("cell", { name: /Line 61 is read as 1C6A70500000/ })).toBeVisible();
    await expect(page.getByRole("textbox", { name: /^Line 161: the right value/ })).toBeFocused();
    expect(await top()).toBe(before);
  });

  await test.step("the others of its kind are left out, seen before", async () => {
    await press("MAC too short", `Leave these ${OF_A_KIND - 1} rows out…`);
    await press("MAC too short", `Leave out ${OF_A_KIND - 1} rows`);
    await expect(page.getByText(`${OF_A_KIND - 1} rows left out.`)).toBeVisible();
    await rejected(OF_A_KIND * 5);
  });

  await test.step("a letter O becomes a zero where the person says so, old and new in sight", async () => {
    await open("Letter O in a MAC");
    await press("Letter O in a MAC", `Take the suggestion for ${OF_A_KIND} rows…`);
    const preview = page.getByRole("region", { name: "What would change" });
    await expect(preview.getByRole("row").nth(1)).toContainText(mac(19).replace("0", "O"));
    await expect(preview.getByRole("row").nth(1)).toContainText(mac(19));
    await press("Letter O in a MAC", `Correct ${OF_A_KIND} rows`);
    await expect(page.getByText(`${OF_A_KIND} rows corrected as suggested.`)).toBeVisible();
    await rejected(OF_A_KIND * 4);
  });

  await test.step("a sign that came with the text is replaced in its column", async () => {
    await open("Not a MAC address");
    await press("Not a MAC address", "Find and replace…");
    await act(() => page.getByRole("textbox", { name: /^Find in/ }).fill("#"));
    await press("Not a MAC address", `Correct ${OF_A_KIND} rows`);
    await rejected(OF_A_KIND * 3);
  });

  await test.step("numbers of a spreadsheet are left out", async () => {
    await open("MAC turned into a number");
    await press("MAC turned into a number", `Leave these ${OF_A_KIND} rows out…`);
    await press("MAC turned into a number", `Leave out ${OF_A_KIND} rows`);
    await rejected(OF_A_KIND * 2);
  });

  await test.step("of one MAC with different data a row is chosen, for the others the first counts", async () => {
    await open("One MAC, different data");
    const entry = page.getByRole("group", { name: new RegExp((mac(98).match(/../g) ?? []).join(":")) });
    await expect(entry.getByRole("cell", { name: "Desk 98 (differs)" })).toBeVisible();
    await act(() => entry.getByRole("radio", { name: "Line 101" }).check());
    await expect(entry.getByText("line 101 is kept")).toBeVisible();
    await rejected(OF_A_KIND * 2 - 2);
    await act(() => page.getByText("The first", { exact: true }).click());
    await rejected(0);
  });

  await test.step("nothing is left to correct, and what was chosen is imported", async () => {
    expect(actions, "actions of a person").toBeLessThan(MOST_ACTIONS);
    await expect(page.getByText("cannot be stored as", { exact: false })).toBeHidden();
    await page.getByRole("button", { name: "Import the valid rows" }).last().click();
    await expect(page.getByRole("heading", { name: "What became of 20,000 rows" })).toBeVisible({ timeout: 60_000 });
    const { total } = await api<{ total: number }>(page, "GET", `/api/projects/${project.id}/phones?q=1C6A70500000`);
    expect(total).toBe(1);
  });
});

async function uploadTwo(page: Page): Promise<string> {
  const project = await api<{ id: string }>(page, "POST", "/api/projects", {
    name: "Two lists",
    customer: "ACME",
    direction: "E2M",
    target: "approved-third-party",
    method: "ucm",
    policy: { acceptMissingVid: false },
    loads: {},
    ucmAddress: null,
    timeZone: "Europe/London",
  });
  await page.goto(`/projects/${project.id}/imports`);
  const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  const rows = Array.from({ length: 300 }, (_, index) => `${index === 200 ? "bad" : mac(index)},CP-8841-K9=,V10`);
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles([
      file("one.csv", ["MAC,PID,VID", ...rows].join("\n")),
      file("two.csv", `MAC,PID\n${mac(0)},CP-8841-K9=`),
    ]);
  return project.id;
}

test("files that wait say what they would do, and all rows of one are seen and corrected as a table", async ({
  page,
}) => {
  await signIn(page, ADMINISTRATOR);
  await uploadTwo(page);
  await expect(page.getByRole("row").filter({ hasText: "one.csv" })).toContainText("would do what is listed");
  await expect(page.getByRole("row").filter({ hasText: "two.csv" })).toContainText("would do what is listed");
  await page.getByRole("link", { name: "one.csv" }).last().click();

  await page.getByText("All rows", { exact: true }).click();
  const grid = page.getByRole("table", { name: "Rows of the file" });
  await expect(grid.getByRole("cell", { name: "2", exact: true }).first()).toBeVisible();
  await page.getByText("Only errors", { exact: true }).click();
  const cell = grid.getByRole("button", { name: /^Line 202, MAC: bad/ });
  await cell.click();
  await grid.getByRole("textbox", { name: "Line 202, MAC" }).fill(mac(200));
  await grid.getByRole("textbox", { name: "Line 202, MAC" }).press("Enter");
  await expect(page.getByText("No such row")).toBeVisible();
  await page.getByText("Corrected", { exact: true }).click();
  await expect(
    grid.getByRole("button", { name: new RegExp(`^Line 202, MAC: ${mac(200)}. In the file: bad`) }),
  ).toBeVisible();
  await expect(page.getByText("Every row can be read, and nothing looks odd.")).toBeVisible();
});

test("a new phone and a change of verdict open to their phones, and a commit refuses what a colleague changed", async ({
  page,
  expectRefusal,
}) => {
  await signIn(page, ADMINISTRATOR);
  await uploadTwo(page);
  await page.getByRole("link", { name: "one.csv" }).last().click();
  await page.getByRole("button", { name: "299 eligible" }).click();
  await page.getByRole("searchbox", { name: "Search by MAC" }).fill(mac(7));
  await expect(page.getByRole("row").filter({ hasText: (mac(7).match(/../g) ?? []).join(":") })).toBeVisible();
  await expect(page.getByText("1 of 1 shown")).toBeVisible();

  const importId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const button = page.getByRole("button", { name: "Import the valid rows" }).last();
  await page.route(
    "**/api/imports/*/commit",
    async (route) => {
      // A colleague is a moment faster.
      await api(page, "PATCH", `/api/imports/${importId}`, { options: { newPhones: "leave" } });
      await route.continue();
    },
    { times: 1 },
  );
  expectRefusal(412, /\/commit$/);
  await button.click();
  await expect(page.getByText("after you looked at it", { exact: false })).toBeVisible();
  const { status } = await api<Item>(page, "GET", `/api/imports/${importId}`);
  expect(status).toBe("ready");
});
