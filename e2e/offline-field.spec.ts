import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { importList } from "./fleets";
import { ADMINISTRATOR, api, assignForToday, joinAsTechnician, pageOf, signIn } from "./people";
import { expect, type Page, test } from "./test";

/**
 * A day in a building without network: a batch of 20 phones at 390 px, on a device that is reloaded, closed and opened again, while the
 * project goes on without it, and that a colleague uses in between. Nothing is lost, doubled or stored under another name.
 */

const NORA = { name: "Nora Network", email: "nora@example.com", password: "seven silent basements" };
const OMAR = { name: "Omar Other", email: "omar@example.com", password: "eight borrowed telephones" };
const PROJECT = {
  name: "No signal",
  customer: "ACME",
  direction: "E2M",
  target: "approved-third-party",
  timeZone: "UTC",
};
const SERIAL = "FCH20100312";
const LOAD = "sip88xx.12-0-3MPP0001-87";
const mac = (index: number) => `00CCFC${(0x900000 + index).toString(16).toUpperCase()}`;
const shown = (index: number) => mac(index).match(/../g)?.join(":") ?? "";
const INDEXES = Array.from({ length: 20 }, (_, index) => index);
const listOf = (vid: string) =>
  [
    "MAC,PID,VID,Site,Floor,Description",
    ...INDEXES.map((n) => `${mac(n)},CP-8841-K9=,${vid},Malmö,${20 - n},Desk ${n}`),
  ].join("\n");

type Named = { id: string; name: string };
type Listed = { id: string; mac: string; state: string; serial: string | null };
type Work = { steps: { phoneId: string | null; step: string; isTicked: boolean; by: string }[] };

test("a day without network", async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const manager = await pageOf(browser, ADMINISTRATOR);
  const { project, batch, phones } = await prepare(manager, browser);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-device-"));
  let device = await openDevice(folder, baseURL ?? "", false);
  let page = device.pages()[0] ?? (await device.newPage());

  await test.step("Nora opens her day once with network", async () => {
    await signIn(page, NORA);
    await page.goto("/field");
    await expect(page.getByText("Today", { exact: true })).toBeVisible();
    await expect(page.getByText("Ready since")).toBeVisible();
    await expect(
      page
        .getByRole("list")
        .filter({ hasText: shown(19) })
        .getByRole("listitem")
        .first(),
    ).toContainText("Floor 1 ·");
  });

  await test.step("without network she does one step for all twenty, and reloads", async () => {
    await device.setOffline(true);
    await page.getByRole("group", { name: "What they wait for" }).getByRole("button").nth(1).click();
    await page.getByRole("button", { name: "Choose all 20" }).click();
    await page.getByRole("button", { name: "Done for 20 phones" }).click();
    await expect(page.getByRole("button", { name: "20 waiting" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "20 waiting" })).toBeVisible();
    await expect(page.getByText("Shown as it lay on this device.")).toBeVisible();
  });

  await test.step("the text of another phone changes nothing, one that says nothing verifies nothing, the right one is judged on the device", async () => {
    await page.getByRole("searchbox").fill(mac(3).slice(-4));
    await page.getByRole("button", { name: new RegExp(shown(3)) }).click();
    const phone = page.getByRole("article");
    await expect(page.getByRole("button", { name: "20 waiting" })).toBeVisible();
    await phone.getByRole("button", { name: /Check the label/ }).click();
    await phone.getByLabel("VID", { exact: true }).fill("VO4");
    await phone.getByLabel("Serial number", { exact: true }).fill(SERIAL);
    await phone.getByRole("button", { name: "Save what it says" }).click();
    await expect(phone.getByText("a letter O for a zero?")).toBeVisible();
    await phone.getByLabel("VID", { exact: true }).fill("V10");
    await phone.getByRole("button", { name: "Save what it says" }).click();
    await expect(phone.getByText("Kept on this device until it is sent.")).toBeVisible();
    await expect(page.getByRole("button", { name: "21 waiting" })).toBeVisible();
    await phone.getByRole("button", { name: /Verify/i }).click();
    await paste(phone, statusText(4));
    await expect(phone.getByText("Nothing changed: the text is about another phone.")).toBeVisible();
    await paste(phone, "Remember to buy milk");
    await expect(phone.getByText("Not verified yet: something is missing in the text.")).toBeVisible();
    await paste(phone, statusText(3));
    await expect(phone.getByText("Verified: this text shows that the phone is done.")).toBeVisible();
    await expect(phone.getByText("Judged on this device.")).toBeVisible();
    await expect(page.getByRole("button", { name: "23 waiting" })).toBeVisible();
  });

  await test.step("the browser is closed and opened again, still without network", async () => {
    await device.close();
    device = await openDevice(folder, baseURL ?? "", true);
    page = device.pages()[0] ?? (await device.newPage());
    await page.goto("/field");
    await expect(page.getByRole("button", { name: "23 waiting" })).toBeVisible();
  });

  await test.step("meanwhile a colleague fails a phone, the plan changes, the list is imported again, the session ends", async () => {
    const colleague = await pageOf(browser, OMAR);
    const failed = {
      operationId: crypto.randomUUID(),
      phoneId: phones[2],
      step: "e2m-ucm.set-phone-load",
      action: "fail",
    };
    await api(colleague, "POST", "/api/step-events", [{ ...failed, at: new Date().toISOString(), note: "It smokes" }]);
    await api(manager, "POST", `/api/projects/${project}/batches/move`, {
      selection: { ids: [phones[5], phones[6]] },
      batchId: null,
      reason: "They are on another floor",
    });
    await importList(manager, project, "again.csv", listOf("V11"));
    await device.clearCookies();
  });

  await test.step("back in the network she is told that she is signed out, and nothing is gone", async () => {
    await device.setOffline(false);
    await expect(page.getByRole("button", { name: "Sign in" }).first()).toBeVisible();
  });

  await test.step("a colleague signs in and out on the device: he neither sees nor sends her entries", async () => {
    const other = await device.newPage();
    await signIn(other, OMAR);
    await other.goto("/field");
    await expect(other.getByRole("button", { name: "All saved" })).toBeVisible();
    await page.bringToFront();
    await expect(page.getByText("Somebody else is signed in on this device").first()).toBeVisible();
    await other.bringToFront();
    await other.getByRole("button", { name: "Menu and account" }).click();
    await other.getByRole("button", { name: "Sign out" }).click();
    await expect(other).toHaveURL(/\/sign-in/);
    await other.close();
  });

  await test.step("she signs in over the page; a server that stumbles is asked again by itself", async () => {
    let stumbles = 2;
    await page.route("**/api/step-events", async (route) => {
      if (stumbles-- > 0) await route.fulfill({ status: 503, body: "down" });
      else await route.continue();
    });
    await page.getByRole("button", { name: "Sign in" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.getByLabel("E-mail").fill(NORA.email);
    await dialog.getByLabel("Password").fill(NORA.password);
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("3 entries were kept for the project manager").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /waiting|Sending/ })).toHaveCount(0);
    expect(stumbles).toBeLessThan(0);
  });

  await test.step("the label and the text of the cellar are on the phone", async () => {
    const whatIsKnown = async () => {
      const listed = await api<{ items: Listed[] }>(manager, "GET", `/api/projects/${project}/phones?q=${mac(3)}`);
      return `${listed.items[0]?.state} ${listed.items[0]?.serial}`;
    };
    await expect.poll(whatIsKnown).toBe(`verified ${SERIAL}`); // they go out after the ticks
  });

  await test.step("every tick is there once, under her name, and the conflicts are the manager's", async () => {
    const { steps } = await api<Work>(manager, "GET", `/api/projects/${project}/work?batch=${batch}`);
    const hers = steps.filter(({ by, isTicked, phoneId }) => by === NORA.name && isTicked && phoneId !== null);
    const kept = [2, 5, 6];
    const expected = INDEXES.filter((index) => !kept.includes(index)).map((index) => phones[index]);
    expect(hers.map(({ phoneId }) => phoneId).toSorted()).toEqual(expected.toSorted());
    const { items } = await api<{ items: { phone: { id: string } | null }[] }>(
      manager,
      "GET",
      `/api/projects/${project}/conflicts`,
    );
    expect(items.map(({ phone }) => phone?.id).toSorted()).toEqual(kept.map((index) => phones[index]).toSorted());
  });
  await device.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function prepare(manager: Page, browser: Browser) {
  const { id: project } = await api<{ id: string }>(manager, "POST", "/api/projects", PROJECT);
  await importList(manager, project, "first.csv", listOf("V10"));
  const { items } = await api<{ items: Listed[] }>(manager, "GET", `/api/projects/${project}/phones?limit=50`);
  const phones = INDEXES.map((index) => items.find((one) => one.mac === mac(index))?.id ?? "");
  const batch = await api<Named>(manager, "POST", `/api/projects/${project}/batches`, { name: "Malmö tower" });
  await api(manager, "POST", `/api/projects/${project}/batches/move`, {
    selection: { ids: phones },
    batchId: batch.id,
  });
  const people = [NORA, OMAR].map((person) => joinAsTechnician(browser, manager, project, person));
  await assignForToday(manager, project, batch.id, await Promise.all(people));
  return { project, batch: batch.id, phones };
}

/** A telephone with a memory of its own: it survives the browser. */
async function openDevice(folder: string, baseURL: string, isOffline: boolean): Promise<BrowserContext> {
  const { launchOptions, actionTimeout } = test.info().project.use;
  const device = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    baseURL,
    offline: isOffline,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  device.setDefaultTimeout(actionTimeout ?? 15_000);
  return device;
}

const statusText = (index: number) =>
  [
    `Software Version: ${LOAD}`,
    `MAC Address: ${mac(index)}`,
    "Transition Authorization Type: Classic",
    `Transition Authorization Status: [0][01/01/2026 12:00:00][https://host/licenses/e2m/${mac(index)}.lic]Authorization Succeeded.`,
  ].join("\n");

async function paste(phone: ReturnType<Page["getByRole"]>, text: string): Promise<void> {
  await phone.getByLabel("The phone’s status text").fill(text);
  await phone.getByRole("button", { name: "Check the text" }).click();
}
