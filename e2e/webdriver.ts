import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { expect } from "@playwright/test";

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
  | "ElementSendKeys"
  | "TakeScreenshot";

/** One browser: begins to listen, then answers a command with its value. What was asked when it ends fails. */
export type Driver = {
  begin: () => Promise<void>;
  send: (command: Command, parameters?: Record<string, unknown>) => Promise<unknown>;
  end: () => Promise<void>;
};

export type Device = {
  goto: (url: string) => Promise<void>;
  /** As a person does it: WebDriver's own refresh asks no service worker in Firefox. */
  reload: () => Promise<void>;
  /** Waits until the page has it, as the next two do; an XPath begins with `//`, all else is CSS. */
  see: (selector: string) => Promise<void>;
  press: (selector: string) => Promise<void>;
  write: (selector: string, text: string) => Promise<void>;
  run: (script: string) => Promise<unknown>;
  screenshot: () => Promise<Buffer>;
  end: Driver["end"];
};

/** The next try to send what waits may be half a minute away. */
const PATIENCE_MS = 60_000;

/**
 * Does it again until the page lets it be done, as one that is still loading does not. WebDriver's own waiting is of no use: Firefox
 * waits on in the page that is left.
 */
async function untilDone(act: () => Promise<unknown>): Promise<void> {
  const attempt = () => act().then(() => "done", String);
  await expect.poll(attempt, { timeout: PATIENCE_MS }).toBe("done");
}

/** How long a browser may take to start: one that hangs does not run here. */
const START_MS = 60_000;

/** A browser whose program runs; what cannot begin is ended. */
export async function openDevice(driver: Driver, capabilities: object): Promise<Device> {
  const hanging = setTimeout(() => void driver.end(), START_MS);
  try {
    await driver.begin();
    await driver.send("NewSession", { capabilities: { alwaysMatch: capabilities } });
    await openNarrowWindow(driver);
    return deviceOf(driver);
  } catch (error) {
    await driver.end();
    throw error;
  } finally {
    clearTimeout(hanging);
  }
}

/** Ends a program, whether or not it ever began. */
export async function endProgram(program: ChildProcess): Promise<void> {
  const isOver = program.pid === undefined || program.exitCode !== null || program.signalCode !== null;
  const ended = isOver ? null : once(program, "exit");
  program.kill();
  await ended;
}

const run = ({ send }: Driver, script: string) => send("ExecuteScript", { script, args: [] });

/** 390 px, which neither browser gives a window with its bars: one that a page opened has none. */
async function openNarrowWindow(driver: Driver): Promise<void> {
  const first = await driver.send("GetWindowHandle");
  await run(driver, 'window.open("about:blank", "_blank", "popup,width=390,height=844")');
  await untilDone(async () => {
    const handles = await driver.send("GetWindowHandles");
    await driver.send("SwitchToWindow", { handle: Array.isArray(handles) && handles.find((one) => one !== first) });
  });
}

function deviceOf(driver: Driver): Device {
  const { send, end } = driver;
  const find = async (selector: string) => {
    const using = selector.startsWith("//") ? "xpath" : "css selector";
    const found = await send("FindElement", { using, value: selector });
    const [id] = Object.values(found ?? {});
    return String(id);
  };
  return {
    goto: async (url) => void (await send("Navigate", { url })),
    async reload() {
      await run(driver, 'document.documentElement.id = "before"; location.reload()');
      await untilDone(async () => expect(await run(driver, "return document.documentElement.id")).not.toBe("before"));
    },
    see: (selector) => untilDone(() => find(selector)),
    press: (selector) => untilDone(async () => send("ElementClick", { id: await find(selector) })),
    write: (selector, text) => untilDone(async () => send("ElementSendKeys", { id: await find(selector), text })),
    run: (script) => run(driver, script),
    screenshot: async () => Buffer.from(String(await send("TakeScreenshot")), "base64"),
    end,
  };
}
