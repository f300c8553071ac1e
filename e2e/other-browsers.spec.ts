import type { Browser } from "@playwright/test";
import { requireProgram } from "../scripts/browsers.mjs";
import { layCable } from "./cable";
import { openFirefox } from "./firefox";
import { batchAtHand } from "./fleets";
import { ADMINISTRATOR, api, assignForToday, joinAsTechnician, pageOf } from "./people";
import { expect, test } from "./test";
import type { Device } from "./webdriver";
import { openWebKit } from "./webkit";

/**
 * What a technician lives by, in the browsers that are not Chromium: a tick survives the reload and reaches the server, with the
 * connection and without. It stands with the browser tests because their server, their people and Chromium prepare it; what it
 * drives are Debian's browsers (scripts/browsers.mjs), where they are installed, by WebDriver.
 */

type Entry = { kind: string; title: string; actor: string | null };

const BROWSERS = [
  { name: "Firefox", index: 1, open: async () => openFirefox(requireProgram("firefox")) },
  { name: "WebKit", index: 2, open: async () => openWebKit(requireProgram("webkit"), requireProgram("screen")) },
];

for (const { name, index, open } of BROWSERS)
  test(`a tick in ${name}: reload, no connection, reload, sent once`, async ({ browser, baseURL }) => {
    test.setTimeout(180_000);
    const device = await openOrSkip(open);
    const cable = await layCable(baseURL ?? "");
    try {
      const { person, ticksOfTom } = await assignOnePhone(browser, name, index);
      await test.step("a tick is there after a reload, and on the server", async () => {
        await device.goto(`${cable.url}/field`);
        expect(await device.run("return innerWidth")).toBe(390);
        await device.write("input[type=email]", person.email);
        await device.write("input[type=password]", person.password);
        await device.press(button("Sign in"));
        await device.press(button("00:CC:FC"));
        await device.press(box("check-label"));
        await expect.poll(ticksOfTom).toEqual([expect.stringContaining("Check the label")]);
        await device.reload();
        await device.see(`${box("check-label")}:checked`);
      });

      await test.step("without connection a tick waits, also after a reload", async () => {
        await device.see(text("Ready since"));
        await cable.pull();
        await device.press(box("find-phone"));
        await device.see(sign("1 waiting"));
        await device.reload();
        await device.see(text("Shown as it lay on this device."));
        await device.see(sign("1 waiting"));
        await device.see(`${box("find-phone")}:checked`);
      });

      await test.step("with the connection it is sent once", async () => {
        await cable.plug();
        await device.see(sign("All saved"));
        await device.reload();
        await device.see(`${box("find-phone")}:checked`);
        expect(await ticksOfTom()).toEqual([
          expect.stringContaining("Find the phone on UCM"),
          expect.stringContaining("Check the label"),
        ]);
      });
    } finally {
      const picture = await device.screenshot().catch(() => null); // never in the way of what went wrong before
      if (picture) await test.info().attach(name, { body: picture, contentType: "image/png" });
      await device.end();
      await cable.end();
    }
  });

/** A technician whose work is one phone, and what the server has of their ticks on it. */
async function assignOnePhone(browser: Browser, name: string, index: number) {
  const person = {
    name: `Tom ${name}`,
    email: `${name.toLowerCase()}@example.com`,
    password: "nine rendered corridors",
  };
  const manager = await pageOf(browser, ADMINISTRATOR);
  const row = `00CCFCB0000${index},CP-8841-K9=,V10,Bergen,1,10.2.4.${index},sip88xx.14-2-1-0101-26`;
  const { project, batch } = await batchAtHand(manager, `In ${name}`, [row]);
  await assignForToday(manager, project, batch, [await joinAsTechnician(browser, manager, project, person)]);
  const { items } = await api<{ items: { id: string }[] }>(manager, "GET", `/api/projects/${project}/phones`);
  const phone = items[0]?.id ?? "";
  const ticksOfTom = async () => {
    const { history } = await api<{ history: Entry[] }>(manager, "GET", `/api/phones/${phone}`);
    return history.filter(({ kind, actor }) => kind === "step" && actor === person.name).map(({ title }) => title);
  };
  return { person, ticksOfTom };
}

/** A browser that is missing, or that this machine does not let start, says nothing about what it would show. */
async function openOrSkip(open: () => Promise<Device>): Promise<Device> {
  try {
    return await open();
  } catch (error) {
    test.skip(true, String(error).replaceAll(/\s+/g, " ").slice(0, 300));
    throw error;
  }
}

const button = (words: string) => `//button[contains(normalize-space(), "${words}")]`;
const text = (words: string) => `//*[contains(text(), "${words}")]`;
const sign = (words: string) => `//button[@data-outbox-sign][normalize-space() = "${words}"]`;
const box = (step: string) => `article input[type=checkbox][aria-labelledby$=".${step}-title"]`;
