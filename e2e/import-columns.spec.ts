import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, test } from "./test";

/** Columns that could mean two things are asked first, side by side with their values, and one click settles each. */

const mac = (index: number) => `24161BAC${(0x1000 + index).toString(16).toUpperCase()}`;
const FILE = [
  "MAC Address,Ethernet,Model Number,HW Rev,Name",
  ...Array.from(
    { length: 5 },
    (_, index) => `${mac(index + 100)},${mac(index)},CP-8841-K9=,V0${index + 3},Ana ${index}`,
  ),
  "CSFUSER1,CSFUSER1,Cisco Unified Client Services Framework,,Jabber",
].join("\n");

test("what a column holds is asked before anything rests on it", async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  const project = await api<{ id: string }>(page, "POST", "/api/projects", {
    ...{ name: "Columns", customer: "ACME", direction: "E2M", target: "approved-third-party", method: "ucm" },
    ...{ policy: { acceptMissingVid: false }, loads: {}, ucmAddress: null, timeZone: "UTC" },
  });
  await page.goto(`/projects/${project.id}/imports`);
  const buffer = Buffer.from(FILE);
  await page.locator("input[type=file]").first().setInputFiles({ name: "two.csv", mimeType: "text/csv", buffer });

  const macs = page.getByRole("region", { name: "Please choose: MAC address" });
  await expect(macs).toContainText(mac(100));
  await expect(macs).toContainText(mac(0));
  await macs.getByRole("button", { name: "Use “Ethernet”" }).click();
  await expect(macs).toBeHidden();
  await expect(page.getByText("1 row is a soft client (CSF): left out")).toBeVisible();

  const vid = page.getByRole("region", { name: "Please choose: VID" });
  await expect(vid).toContainText("differs from the VID of its label");
  await vid.getByRole("button", { name: "Yes, it is the VID" }).click();
  await expect(vid).toBeHidden();
  await expect(page.getByText("5 eligible")).toBeVisible();

  await page
    .getByRole("region", { name: "Please choose: Description" })
    .getByRole("button", { name: "No, leave it out" })
    .click();
  await page.getByRole("radio", { name: /Only if all rows are valid/ }).check();
  await page.getByRole("button", { name: "Import all rows" }).click();
  await expect(page.getByText("5 + 0 + 0 + 1 + 0 = 6 rows", { exact: false })).toBeVisible();
  await expect(page.getByText("1 row is a soft client (CSF): left out")).toBeVisible();
});
