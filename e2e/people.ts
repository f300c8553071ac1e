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

type Person = { name: string; email: string; password: string };

/** Invites a technician to a project, and accepts for them: the id that they have. */
export async function joinAsTechnician(
  browser: Browser,
  manager: Page,
  project: string,
  { name, email, password }: Person,
): Promise<string> {
  const invited = await api<{ url: string }>(manager, "POST", `/api/projects/${project}/invitations`, {
    email,
    role: "technician",
  });
  const token = new URL(invited.url).pathname.split("/").at(-1);
  const guest = await browser.newContext();
  const origin = new URL(manager.url()).origin;
  const accepted = await guest.request.post(`${origin}/api/invitations/accept/${token}`, {
    headers: { origin },
    data: { name, password },
  });
  expect(accepted.status()).toBe(200);
  await guest.close();
  const { members } = await api<{ members: { userId: string; email: string }[] }>(
    manager,
    "GET",
    `/api/projects/${project}/members`,
  );
  return members.find((member) => member.email === email)?.userId ?? "";
}

/** Assigns a batch for today. */
export async function assignForToday(
  manager: Page,
  project: string,
  batchId: string,
  assigneeIds: string[],
): Promise<void> {
  const { items } = await api<{ items: { id: string; version: number }[] }>(
    manager,
    "GET",
    `/api/projects/${project}/batches`,
  );
  const response = await manager.request.patch(`/api/batches/${batchId}`, {
    headers: {
      origin: new URL(manager.url()).origin,
      "if-match": `"${items.find(({ id }) => id === batchId)?.version}"`,
    },
    data: { assigneeIds, startsAt: new Date().toISOString() },
  });
  expect(response.status()).toBe(200);
}
