import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { batchAtHand } from "./fleets";
import { filmLabel } from "./held-label";
import { ADMINISTRATOR, api, assignForToday, pageOf, signIn } from "./people";
import { expect, test } from "./test";

/** A technician holds a label before the camera: its MAC opens the phone, its codes fill what the label says. */

const MACS = ["00CCFCD00001", "00CCFCD00002"];
const ROWS = MACS.map((mac, at) => `${mac},CP-8841-K9=,V10,Bergen,${at + 1},10.2.5.${at + 1},sip88xx.14-2-1-0101-26`);

test("a label before the camera opens its phone, fills what it says, and is told apart from another phone's", async ({
  browser,
  baseURL,
  launchOptions,
}) => {
  const film = path.join(os.tmpdir(), `rehome-label-${process.pid}.y4m`);
  await filmLabel(film, [
    { format: "Code128", text: "00CCFCD00002" },
    { format: "DataMatrix", text: "PID VID: CP-8841-K9= V11" },
    { format: "QRCode", text: "SN: FCH2213E1RA" },
  ]);
  const manager = await pageOf(browser, ADMINISTRATOR);
  const { project, batch } = await batchAtHand(manager, "By camera", ROWS);
  const { person } = await api<{ person: { id: string } }>(manager, "GET", "/api/work");
  await assignForToday(manager, project, batch, [person.id]);
  await manager.context().close();

  const device = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions.args ?? []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await device.newContext({ ...(baseURL ? { baseURL } : {}), viewport: { width: 390, height: 844 } });
    await walk(await context.newPage());
  } finally {
    await device.close();
    fs.rmSync(film);
  }
});

async function walk(page: Page): Promise<void> {
  await signIn(page, ADMINISTRATOR);
  await page.goto("/field");
  const phone = page.getByRole("article");
  const vid = phone.getByRole("textbox", { name: "VID" });
  await test.step("without network, its MAC in Code 128 opens the phone, and the camera ends", async () => {
    await expect(page.getByText("Ready since")).toBeVisible();
    await page.context().setOffline(true);
    await page.reload(); // nothing of the camera was used on this device before
    await page.getByRole("button", { name: "Scan" }).click();
    await expect(phone.getByRole("heading", { name: "00:CC:FC:D0:00:02" })).toBeVisible();
    await expect(page.locator("video")).toHaveCount(0);
    await page.context().setOffline(false);
  });
  await test.step("its DataMatrix and its QR fill what the label says", async () => {
    await expect(vid).toHaveValue("V10");
    await phone.getByRole("button", { name: "Scan the label" }).click();
    await expect(vid).toHaveValue("V11");
    await expect(phone.getByRole("textbox", { name: "Serial number" })).toHaveValue("FCH2213E1RA");
    await phone.getByRole("button", { name: "Save what it says" }).click();
    await expect(page.getByRole("button", { name: "All saved" }).first()).toBeVisible();
    await expect(phone.getByText(/^Saved\./)).toBeVisible();
  });
  await test.step("at another phone it is told", async () => {
    await page.goto("/field");
    await page.getByRole("searchbox").fill("D00001");
    await page.keyboard.press("Enter");
    await expect(phone.getByRole("heading", { name: "00:CC:FC:D0:00:01" })).toBeVisible();
    await phone.getByRole("button", { name: "Scan the label" }).click();
    await expect(phone.getByText("This is the label of 00:CC:FC:D0:00:02, not of this phone.")).toBeVisible();
    await expect(vid).toHaveValue("V10");
    await expect(phone.getByRole("textbox", { name: "Serial number" })).toHaveValue("");
  });
}
