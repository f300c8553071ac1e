import fs from "node:fs";
import { type Browser, expect, type Page } from "@playwright/test";
import { SERVER_FILE } from "./server";

/** The people of the tests. The administrator is made by the first story, which all others depend on. */
export const ADMINISTRATOR = { name: "Ada Admin", email: "ada@example.com", password: "four quiet desk phones" };
export const TECHNICIAN = { name: "Tom Technician", email: "tom@example.com", password: "five patient cupboards" };

export const setupCode = (): string => JSON.parse(fs.readFileSync(SERVER_FILE, "utf8")).setupCode;

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Main" }).or(page.getByRole("main")).first()).toBeVisible();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** A signed-in page of its own, for tests in which two people work. */
export async function pageOf(browser: Browser, person: { email: string; password: string }): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, person);
  return page;
}

/** The API as the screens call it, with the page's own session. */
export async function api<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  const origin = new URL(page.url()).origin;
  const response = await page.request.fetch(`${origin}${path}`, {
    method,
    headers: { origin, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
  });
  expect(response.ok(), `${method} ${path}: ${response.status()} ${await response.text()}`).toBe(true);
  return (response.status() === 204 ? undefined : await response.json()) as Answer;
}
