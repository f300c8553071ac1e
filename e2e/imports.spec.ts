import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeBook, sheetData } from "../tests/workbooks";
import { ADMINISTRATOR, api, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** Files of every kind on the page of imports: several at once, a workbook with its sheets, what was pasted; and out again. */

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function newProject(page: Page, name: string): Promise<string> {
  const { id } = await api<{ id: string }>(page, "POST", "/api/projects", {
    name,
    customer: "Files Ltd",
    direction: "E2M",
    target: "approved-third-party",
    timeZone: "UTC",
  });
  return `/projects/${id}`;
}

const phones = (mac: string, site: string) =>
  sheetData([
    ["MAC", "PID", "VID", "Site", "Extension"],
    [`${mac}1`, "CP-8841-K9=", "V10", site, 20_017],
    [`${mac}2`, "CP-8841-K9=", "V10", site, 20_018],
  ]);

test("a workbook: the sheet with phones is found, another is chosen, a MAC that is a number is refused", async ({
  page,
}) => {
  await signIn(page, ADMINISTRATOR);
  const project = await newProject(page, "A workbook");
  const damaged = `<row r="4"><c r="A4"><v>2790000070</v></c></row>`;
  const buffer = await makeBook({
    sheets: [
      { name: "Read me", data: sheetData([["How to use this"]]) },
      { name: "Leeds", data: phones("00CCFC30000", "Leeds") },
      { name: "Lyon", data: `${phones("00CCFC40000", "Lyon")}${damaged}` },
    ],
  });
  await page.goto(`${project}/imports`);
  await page.locator("input[type=file]").setInputFiles({ name: "fleet.xlsx", mimeType: SPREADSHEET, buffer });
  await expect(page.getByRole("heading", { name: "fleet.xlsx" })).toBeVisible();
  const sheet = page.getByLabel("Sheet, one of 3 in this workbook");
  await expect(sheet.getByRole("option", { name: "Leeds" })).toHaveJSProperty("selected", true);
  await expect(page.getByRole("cell", { name: "00CCFC300001" }).first()).toBeVisible();
  await sheet.selectOption("Lyon");
  await expect(page.getByText("“Lyon” is read now.")).toBeVisible();
  await expect(page.getByText("The workbook holds MACs as numbers")).toBeVisible();
  await expect(page.getByLabel("Encoding")).toHaveCount(0);
});

test("several files at once: each with its own end, and the wrong one says what it is", async ({
  page,
  expectRefusal,
}) => {
  expectRefusal(415, /\/imports\?filename=scan\.csv$/);
  await signIn(page, ADMINISTRATOR);
  const project = await newProject(page, "Several files");
  await page.goto(`${project}/imports`);
  const csv = (name: string, mac: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`MAC\n${mac}\n`) });
  const pdf = { name: "scan.csv", mimeType: "text/csv", buffer: Buffer.from("%PDF-1.7") };
  await page
    .locator("input[type=file]")
    .setInputFiles([csv("one.csv", "00CCFC500001"), pdf, csv("two.csv", "00CCFC500002")]);
  const files = page.getByRole("list", { name: "Files being uploaded" });
  await expect(files.getByRole("link", { name: "Review and import" })).toHaveCount(2);
  await expect(files.getByText("scan.csv was not taken")).toBeVisible();
  await expect(files.getByText("This is a PDF.")).toBeVisible();
  await files.getByRole("button", { name: "Dismiss" }).click();
  await expect(files.getByText("scan.csv")).toHaveCount(0);
  await expect(page.getByRole("table").getByRole("link", { name: /one.csv|two.csv/ })).toHaveCount(2);
});

test("a folder of saved pages is dropped: one inventory of all its phones", async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  await page.goto(`${await newProject(page, "Saved pages")}/imports`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pages-"));
  fs.mkdirSync(path.join(folder, "second floor"));
  for (const [index, place] of ["a.xml", "b.xml", "second floor/a.xml"].entries())
    fs.writeFileSync(
      path.join(folder, place),
      `<?xml version="1.0"?>\n<DeviceInformation>\n<MACAddress>00CCFC70000${index}</MACAddress>\n<HostName>SEP00CCFC70000${index}</HostName>\n<modelNumber>CP-8841</modelNumber>\n</DeviceInformation>\n`,
    );
  const target = await page.getByText("Drop inventory files here, or choose them").boundingBox();
  if (!target) throw new Error("There is nowhere to drop files.");
  const hand = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await hand.send("Input.dispatchDragEvent", {
      type,
      x: target.x + target.width / 2,
      y: target.y + target.height / 2,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  await expect(page.getByRole("heading", { name: "3 saved pages.zip" })).toBeVisible();
  await expect(page.getByText(/3 (?:new phones|phones are new)/).first()).toBeVisible();
  fs.rmSync(folder, { recursive: true });
});

test("cells from the clipboard: by the button, and by a paste anywhere on the page", async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  const project = await newProject(page, "Pasted cells");
  await page.goto(`${project}/imports`);
  const cells = page.getByRole("textbox", { name: "Cells or MACs" });
  await page.getByRole("button", { name: "Paste cells or MACs…" }).click();
  await expect(page.getByRole("button", { name: "Upload as pasted.txt" })).toBeDisabled();
  await cells.fill("MAC\tVID\n00CCFC600001\tV03\n00CCFC600002\tV04");
  await expect(page.getByText("3 lines, 2 columns.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "MAC\tVID\n00CCFC600003\tV03");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await expect(cells).toHaveValue("MAC\tVID\n00CCFC600003\tV03");
  await page.getByRole("button", { name: "Upload as pasted.txt" }).click();
  await expect(page.getByRole("heading", { name: "pasted.txt" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "00CCFC600003" }).first()).toBeVisible();
});

test("the inventory leaves as a workbook and as CSV, as it is filtered and sorted", async ({ page }) => {
  await signIn(page, ADMINISTRATOR);
  const { items } = await api<{ items: { id: string; name: string }[] }>(page, "GET", "/api/projects");
  const project = items.find(({ name }) => name === "Leeds and Lyon")?.id;
  await page.goto(`/projects/${project}/inventory?site=Leeds&sort=-mac`);
  for (const { name, file, begins } of [
    { name: /Excel workbook/, file: "Leeds and Lyon phones.xlsx", begins: "PK" },
    { name: /CSV/, file: "Leeds and Lyon phones.csv", begins: "\uFEFFMAC Address,Product ID," },
  ]) {
    await page.getByRole("button", { name: "Export" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(file);
    expect(new URL(download.url()).searchParams.get("sort")).toBe("-mac");
    expect(new URL(download.url()).searchParams.get("site")).toBe("Leeds");
    expect(fs.readFileSync(await download.path(), "utf8").startsWith(begins)).toBe(true);
  }
});
