import { type BrowserContext, test as base, expect } from "@playwright/test";

export { expect, type Page } from "@playwright/test";

/** A message of the browser itself that a test provokes. Our own console.error is never expected. */
type Expected = { text: RegExp; url: RegExp };

type Fixtures = {
  consoleErrors: { found: string[]; expected: Expected[] };
  /** The next requests to this address are refused with this status, which the browser logs by itself. */
  expectRefusal: (status: number, url: RegExp) => void;
  /** From now on requests may find no network, which the browser logs by itself. */
  expectOffline: () => void;
};

/** Every browser test fails when a page, whoever opened it, throws or writes an error to the console. */
export const test = base.extend<Fixtures>({
  consoleErrors: [
    async ({ browser }, use) => {
      const errors: Fixtures["consoleErrors"] = { found: [], expected: [] };
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        watch(context, errors);
        return context;
      };
      await use(errors);
      browser.newContext = newContext;
      expect([...new Set(errors.found)], "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, consoleErrors }, use) => {
    watch(context, consoleErrors);
    await use(context);
  },
  expectRefusal: async ({ consoleErrors }, use) => {
    await use((status, url) => {
      const text = new RegExp(`^Failed to load resource: the server responded with a status of ${status} `);
      consoleErrors.expected.push({ text, url });
    });
  },
  expectOffline: async ({ consoleErrors }, use) => {
    await use(() => {
      const text = /^Failed to load resource: net::ERR_(?:INTERNET_DISCONNECTED|NETWORK_CHANGED|FAILED)$/;
      consoleErrors.expected.push({ text, url: /./ });
    });
  },
});

function watch(context: BrowserContext, { found, expected }: Fixtures["consoleErrors"]) {
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    if (expected.some((one) => one.text.test(message.text()) && one.url.test(url))) return;
    found.push(`${message.text()} (${url})`);
  });
  context.on("weberror", (error) => void found.push(String(error.error())));
}
