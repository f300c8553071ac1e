import { hasNoViolations } from "./accessible";
import { batchAtHand } from "./fleets";
import { ADMINISTRATOR, api, assignForToday, pageOf, signIn, TECHNICIAN } from "./people";
import { expect, type Page, test } from "./test";

/** A technician at 390 px: invited by a link, sees their batch and nothing else, ticks, loses the network, goes on. */

type Named = { id: string; name: string; kind: string; version: number };

test("an invited technician works through their batch", async ({ page, browser, expectOffline, expectRefusal }) => {
  test.setTimeout(180_000);
  const manager = await pageOf(browser, ADMINISTRATOR);
  const projects = await api<{ items: Named[] }>(manager, "GET", "/api/projects");
  const project = projects.items.find(({ name }) => name === "Leeds and Lyon")?.id;

  const link = await test.step("the manager invites them to the project and copies the link", async () => {
    await manager.goto(`/projects/${project}/members`);
    await manager.getByLabel("E-mail").fill(TECHNICIAN.email);
    await manager.getByRole("radio", { name: /^Technician/ }).check();
    await manager.getByRole("button", { name: "Create invitation link" }).click();
    const shown = manager.getByText(/\/invitations\/[\w-]+$/).first();
    await expect(shown).toBeVisible();
    return (await shown.textContent()) ?? "";
  });

  await test.step("the technician opens it and sets a password", async () => {
    await page.goto(new URL(link.trim()).pathname);
    await page.getByLabel("Your name").fill(TECHNICIAN.name);
    await page.getByLabel("Password").fill(TECHNICIAN.password);
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page).toHaveURL(/\/field$/);
  });

  await test.step("the technician is assigned to the pilot", async () => {
    const batches = await api<{ items: Named[] }>(manager, "GET", `/api/projects/${project}/batches`);
    const pilot = batches.items.find(({ kind }) => kind === "pilot");
    const { members } = await api<{ members: { userId: string; email: string }[] }>(
      manager,
      "GET",
      `/api/projects/${project}/members`,
    );
    const userId = members.find(({ email }) => email === TECHNICIAN.email)?.userId;
    const response = await manager.request.patch(`/api/batches/${pilot?.id}`, {
      headers: {
        origin: new URL(manager.url()).origin,
        "content-type": "application/json",
        "if-match": `"${pilot?.version}"`,
      },
      data: JSON.stringify({ assigneeIds: [userId] }),
    });
    expect(response.status()).toBe(200);
    await page.reload();
    await page.getByRole("link", { name: /Pilot/ }).first().click();
    await expect(page).toHaveURL(/\/checklist/);
  });

  await test.step("pages that are not for technicians are not there", async () => {
    const address = page.url();
    expectRefusal(404, /\/settings$/);
    await page.goto(`/projects/${project}/settings`);
    await expect(page.getByText(/nothing/i).first()).toBeVisible();
    await page.goto(address.replace("/checklist", ""));
    await expect(page.getByRole("heading", { name: "Phones", exact: true })).toBeVisible();
    await expect(page.getByText("In hand", { exact: true })).toHaveCount(0);
    await page.goto(`/projects/${project}/batches/readiness`);
    await expect(page.getByRole("columnheader", { name: "Verified" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Licences in hand" })).toHaveCount(0);
    await page.goto(address);
  });

  await test.step("a tick is set, and taken back with a reason", async () => {
    await page
      .getByRole("button", { name: /00:CC:FC/ })
      .nth(1)
      .click();
    const phone = page.getByRole("article");
    const step = phone.getByRole("checkbox", { name: /Find the phone/i });
    await step.check();
    await expect(phone.getByText("In progress")).toBeVisible();
    await step.click(); // asks for a reason first, so it stays ticked
    await page.getByRole("dialog").getByRole("textbox").fill("Wrong phone");
    await page.getByRole("dialog").getByRole("button", { name: "Take the tick back" }).click();
    await expect(step).not.toBeChecked();
  });

  await test.step("without network a tick is shown as not sent, and goes out when it is back", async () => {
    const phone = page.getByRole("article");
    expectOffline();
    await page.context().setOffline(true);
    await phone.getByRole("checkbox", { name: /Save and apply/i }).check();
    await expect(phone.getByText("Not sent yet")).toBeVisible();
    await page.context().setOffline(false);
    await expect(phone.getByText("Not sent yet")).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("article").getByRole("checkbox", { name: /Save and apply/i })).toBeChecked();
  });

  await hasNoViolations(page);
  await signOutEnds();

  /** Sign-out ends the access of a copied cookie too. */
  async function signOutEnds() {
    const copied = await browser.newContext({ storageState: await page.context().storageState() });
    const other = await copied.newPage();
    await other.goto("/field");
    await expect(other).toHaveURL(/\/field$/);
    await page.getByRole("button", { name: "Open menu" }).first().click();
    await page
      .getByRole("button", { name: /^Account/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await other.goto("/field");
    await expect(other).toHaveURL(/\/sign-in/);
    await signIn(page, TECHNICIAN);
  }
});

test("one phone, from the list to verified, takes at most eight taps", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const manager = await pageOf(browser, ADMINISTRATOR);
  const { project, batch } = await prepared(manager);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    addEventListener("click", ({ isTrusted }) => isTrusted && sessionStorage.setItem("taps", `${taps() + 1}`), true);
    const taps = () => Number(sessionStorage.getItem("taps") ?? 0);
  });
  await signIn(page, ADMINISTRATOR);
  await page.goto("/field");
  const row = page.getByRole("button", { name: new RegExp(`${shownMac(1)}.*Next: Check the label`) });
  await expect(row).toBeVisible();
  const text = `MAC Address: ${macOf(1)}\nSoftware Version: sip88xx.12-0-3MPP0001-87\nTransition Authorization Type: Classic`;
  await page.evaluate(async (copied) => {
    await navigator.clipboard.writeText(copied);
    sessionStorage.setItem("taps", "0");
  }, text);

  const phone = page.getByRole("article");
  await row.tap();
  await expect(phone.getByText("From “Upload the licence files to UCM” of the batch")).toBeVisible();
  await phone.getByRole("button", { name: "Done: Check the label" }).tap();
  await expect(phone.getByText("sip88xx.12-0-3MPP0001-87")).toBeVisible();
  await phone.getByRole("button", { name: "Done: On Unified CM" }).tap();
  await phone.getByRole("button", { name: "Done: Determine the phone's IP address" }).tap();
  await phone.getByRole("button", { name: "Done: On the phone’s page" }).tap();
  await phone.getByRole("button", { name: "Paste and check" }).tap();
  await expect(phone.getByText("Verified. This phone is done.")).toBeVisible();
  const taps = await page.evaluate(() => Number(sessionStorage.getItem("taps")));
  expect(taps).toBeLessThanOrEqual(8);
  await phone.getByRole("button", { name: "Next phone to do" }).first().tap();
  await expect(phone.getByRole("heading", { name: shownMac(2) })).toBeVisible();

  await expect(page.getByRole("button", { name: "All saved" }).first()).toBeVisible();
  const work = await api<{ steps: { step: string; phoneId: string | null }[] }>(
    manager,
    "GET",
    `/api/projects/${project}/work?batch=${batch}`,
  );
  const ticked = work.steps.flatMap(({ step, phoneId }) => (phoneId ? [step] : []));
  expect(ticked.toSorted()).toEqual(
    [
      ...[
        "check-label",
        "find-phone",
        "set-phone-load",
        "apply-config",
        "watch-upgrade",
        "read-ip",
        "open-admin-page",
      ].map((id) => `e2m-ucm.${id}`),
      "e2m-third-party.set-authorization",
    ].toSorted(),
  );
  await manager.context().close();
});

const macOf = (index: number) => `00CCFC${(0xa00000 + index).toString(16).toUpperCase()}`;
const shownMac = (index: number) => macOf(index).match(/../g)?.join(":") ?? "";

/** Two phones at hand, assigned to the administrator. */
async function prepared(manager: Page): Promise<{ project: string; batch: string }> {
  const rows = [1, 2].map((n) => `${macOf(n)},CP-8841-K9=,V10,Bergen,${n},10.2.3.${n},sip88xx.14-2-1-0101-26`);
  const { project, batch } = await batchAtHand(manager, "Few taps", rows);
  const { person } = await api<{ person: { id: string } }>(manager, "GET", "/api/work");
  await assignForToday(manager, project, batch, [person.id]);
  return { project, batch };
}
