import { importList } from "./fleets";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, test } from "./test";

/** A project manager with many batches finds some, dates and assigns them at once, takes it back, and moves one in the calendar. */

type Batch = { id: string; name: string; startsAt: string | null; site: string };

const SITES = ["Bath", "Leeds", "York"];
const rows = SITES.flatMap((site, at) =>
  Array.from(
    { length: 8 },
    (_, index) => `00CCFD0${at}00${index.toString(16).padStart(2, "0")},CP-8841-K9=,V10,${site}`,
  ),
);

test("many batches are found, changed together and moved", async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", {
    name: "Many batches",
    customer: "Example Corp",
    direction: "E2M",
    target: "approved-third-party",
  });
  await importList(page, id, "fleet.csv", ["MAC,PID,VID,Site", ...rows].join("\n"));
  await api(page, "POST", `/api/projects/${id}/batches/apply`, { pilotSize: 0, maxSize: 4, firstSites: ["York"] });
  const batches = async () => (await api<{ items: Batch[] }>(page, "GET", `/api/projects/${id}/batches`)).items;
  const startOf = async (name: string) => (await batches()).find((batch) => batch.name === name)?.startsAt;
  const table = page.getByRole("table", { name: "Batches" });
  const links = table.getByRole("link");

  await test.step("search, filter and groups show those that are meant, and the address keeps it", async () => {
    await page.goto(`/projects/${id}/batches`);
    await expect(links).toHaveCount(6);
    await expect(links.first()).toHaveText("York, 1 of 2");
    await page.getByRole("searchbox", { name: "Search batches" }).fill("york");
    await expect(links).toHaveCount(2);
    await expect(page.getByText("2 of 6 batches shown")).toBeVisible();
    await page.getByText("By site").click();
    await expect(page).toHaveURL(/[?&]q=york&group=site|[?&]group=site&q=york/);
    await page.reload();
    await expect(table.getByRole("rowheader", { name: /York.*2 batches, 8 phones/ })).toBeVisible();
    await page.getByRole("searchbox", { name: "Search batches" }).fill("");
    await expect(links).toHaveCount(6);
    await expect(links.first()).toHaveText("Bath, 1 of 2");
  });

  await test.step("those chosen get one window, and Undo takes it back", async () => {
    await table.getByRole("checkbox", { name: "Choose Leeds, 1 of 2" }).check();
    await table.getByRole("checkbox", { name: "Choose York, 2 of 2" }).click({ modifiers: ["Shift"] });
    await expect(page.getByText("4 batches chosen")).toBeVisible();
    await page.getByRole("button", { name: "Window…" }).click();
    const dialog = page.getByRole("dialog", { name: "Set the window of 4 batches" });
    await dialog.getByRole("button", { name: "Change" }).click();
    await expect(dialog.locator("[aria-invalid]").first()).toBeVisible();
    await dialog.getByLabel("Starts").fill("2026-12-07T18:00");
    await dialog.getByLabel("Ends").fill("2026-12-07T22:00");
    await dialog.getByRole("button", { name: "Change" }).click();
    await expect(table.getByText("7 Dec 2026, 18:00–22:00").or(table.getByText("7 Dec, 18:00–22:00"))).toHaveCount(4);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(table.getByText("Not set")).toHaveCount(6);
  });

  await test.step("what is not ready is named and stays", async () => {
    await page.getByRole("button", { name: "State…" }).click();
    await page.getByRole("button", { name: "Change" }).click();
    const dialog = page.getByRole("dialog", { name: "Some batches were not changed" });
    await expect(dialog.getByRole("listitem")).toHaveCount(4);
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  });

  await test.step("the order of work is changed", async () => {
    await page.getByRole("button", { name: "Clear the choice of 4" }).click();
    await page.goto(`/projects/${id}/batches`);
    await table.getByRole("checkbox", { name: "Choose Leeds, 2 of 2" }).check();
    await page.getByRole("button", { name: "Order" }).click();
    await page.getByRole("menuitem", { name: "To the beginning" }).click();
    await expect(links.first()).toHaveText("Leeds, 2 of 2");
  });

  await test.step("the calendar moves a batch by a drag, a key and a button", async () => {
    const all = await batches();
    await api(page, "POST", `/api/projects/${id}/batches/edit`, {
      batches: all.map((batch) => ({ id: batch.id, version: (batch as Batch & { version: number }).version })),
      startsAt: "2026-12-07T18:00:00Z",
      endsAt: "2026-12-07T22:00:00Z",
    });
    await page.goto(`/projects/${id}/batches/calendar?from=2026-12-07&rows=site`);
    const bar = page.getByRole("button", { name: /^Bath, 1 of 2, / });
    await expect(bar).toHaveAccessibleName(/7 December 2026, 4 phones, Planned/);
    const box = await bar.boundingBox();
    if (!box) throw new Error("The bar is not on the screen.");
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 8 + 64, box.y + 8, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => startOf("Bath, 1 of 2")).toBe("2026-12-09T18:00:00.000Z");
    await expect(bar).toHaveAccessibleName(/9 December 2026/);
    await bar.focus();
    for (const key of ["ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(`Alt+${key}`); // nothing waits
    await expect(bar).toHaveAccessibleName(/18 December 2026/);
    expect(await startOf("Bath, 1 of 2")).toBe("2026-12-18T18:00:00.000Z");
    await page.getByRole("button", { name: /^York, 2 of 2, / }).click();
    await page.getByRole("region", { name: "Chosen batch" }).getByRole("button", { name: "A day later" }).click();
    await expect.poll(() => startOf("York, 2 of 2")).toBe("2026-12-08T18:00:00.000Z");
    await page.goto(`/projects/${id}/inventory/changes`);
    await expect(page.getByText("Changed 1 batch: moved by 1 day")).toBeVisible();
  });
});
