import { defineConfig, devices } from "@playwright/test";
import { findProgram } from "./scripts/browsers.mjs";

/** The suite starts its own server on a throw-away data directory (e2e/server.ts): it can hurt no database but its own. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/server.ts",
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0, // a test that passes the second time is a defect to find
  reporter: "list",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${process.env.E2E_PORT ?? 3117}`,
    trace: { mode: "retain-on-failure", screenshots: false }, // a film of every test would take a third of two cores
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: findProgram("chromium"),
      args: [
        "--no-sandbox", // needed where the tests run as root, as in most containers
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "story", testMatch: /first-story\.spec\.ts/, use: devices["Desktop Chrome"] },
    {
      name: "desktop",
      testIgnore: /first-story\.spec\.ts|field\.spec\.ts/,
      use: devices["Desktop Chrome"],
      dependencies: ["story"],
    },
    {
      name: "field",
      testMatch: /field\.spec\.ts/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      dependencies: ["story"],
    },
  ],
});
