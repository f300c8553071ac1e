// Draws the icons of the installed application from public/icon.svg: `node scripts/icons.mjs`. The pictures are kept in the tree.
import fs from "node:fs";
import { chromium } from "playwright-core";
import { findProgram } from "./browsers.mjs";

const logo = fs.readFileSync("public/icon.svg", "utf8");
/** A maskable icon may be cut to a circle of 80 % of its width: the logo stands in it, its ground fills the rest. */
const ICONS = [
  { name: "icon-192.png", size: 192, share: 100, ground: "transparent" },
  { name: "icon-512.png", size: 512, share: 100, ground: "transparent" },
  { name: "icon-maskable-512.png", size: 512, share: 72, ground: "#3b5bdb" },
];

const browser = await chromium.launch({ executablePath: findProgram("chromium"), args: ["--no-sandbox"] });
for (const { name, size, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const style = `margin:0;height:100vh;display:grid;place-items:center;background:${ground}`;
  await page.setContent(`<body style="${style}"><div style="width:${share}%;line-height:0">${logo}</div>`);
  await page.screenshot({ path: `public/${name}`, omitBackground: true });
}
await browser.close();
