import { type Cookie, expect } from "@playwright/test";

/**
 * A browser that is driven by W3C WebDriver. Playwright brings Firefox and WebKit only as builds of its own, and asks Debian's
 * Firefox for commands that it does not know; these few are known to both, and are the browsers that people have.
 */

/** What the tests need of https://www.w3.org/TR/webdriver2/, by the names that Firefox gives them. */
export type Command =
  | "NewSession"
  | "Navigate"
  | "GetWindowHandle"
  | "GetWindowHandles"
  | "SwitchToWindow"
  | "FindElement"
  | "ElementClick"
  | "ExecuteScript"
  | "AddCookie"
  | "TakeScreenshot";

/** One running browser: sends a command, answers its value. */
export type Driver = {
  send: (command: Command, parameters?: Record<string, unknown>) => Promise<unknown>;
  end: () => Promise<void>;
};

export type Device = {
  goto: (url: string) => Promise<void>;
  /** As a person does it: WebDriver's own refresh asks no service worker in Firefox. */
  reload: () => Promise<void>;
  /** Waits until the page has it; an XPath begins with `//`, all else is CSS. Answers its reference. */
  see: (selector: string) => Promise<string>;
  press: (selector: string) => Promise<void>;
  run: (script: string) => Promise<unknown>;
  addCookie: (cookie: Cookie) => Promise<void>;
  screenshot: () => Promise<Buffer>;
  end: Driver["end"];
};

/** How long a command waits for what the page does not have yet. */
const PATIENCE_MS = 30_000;

/** A browser that has just been started; what cannot begin is ended. */
export async function openDevice(driver: Driver, capabilities: object): Promise<Device> {
  try {
    await driver.send("NewSession", {
      capabilities: { alwaysMatch: { timeouts: { implicit: PATIENCE_MS }, ...capabilities } },
    });
    await openNarrowWindow(driver);
    return deviceOf(driver);
  } catch (error) {
    await driver.end();
    throw error;
  }
}

const run = ({ send }: Driver, script: string) => send("ExecuteScript", { script, args: [] });

/** 390 px, which neither browser gives a window with its bars: one that a page opened has none. */
async function openNarrowWindow(driver: Driver): Promise<void> {
  const first = await driver.send("GetWindowHandle");
  await run(driver, 'window.open("about:blank", "_blank", "popup,width=390,height=844")');
  let handle: unknown;
  const findOther = async () => {
    const handles = await driver.send("GetWindowHandles");
    handle = Array.isArray(handles) ? handles.find((one) => one !== first) : undefined;
    return handle;
  };
  await expect.poll(findOther).toBeDefined();
  await driver.send("SwitchToWindow", { handle });
}

function deviceOf(driver: Driver): Device {
  const { send, end } = driver;
  const see = async (selector: string) => {
    const using = selector.startsWith("//") ? "xpath" : "css selector";
    const found = await send("FindElement", { using, value: selector });
    const [id] = Object.values(found ?? {});
    return String(id);
  };
  return {
    goto: async (url) => void (await send("Navigate", { url })),
    async reload() {
      await run(driver, 'document.documentElement.id = "before"; location.reload()');
      // Not by an element: Firefox would go on looking for it in the page that leaves.
      const isNew = () => run(driver, 'return document.documentElement.id !== "before"').catch(() => false); // between the two pages
      await expect.poll(isNew).toBe(true);
    },
    see,
    press: async (selector) => void (await send("ElementClick", { id: await see(selector) })),
    run: (script) => run(driver, script),
    addCookie: async ({ name, value, path, httpOnly }) =>
      void (await send("AddCookie", { cookie: { name, value, path, httpOnly } })),
    screenshot: async () => Buffer.from(String(await send("TakeScreenshot")), "base64"),
    end,
  };
}
