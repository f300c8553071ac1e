// Serves made-up phones, each on an address of its own, and the little of Unified CM that a rehearsal needs. Faults are hung on
// phones on wish: they are what a probe has to stand.
import http from "node:http";
import { gzipSync } from "node:zlib";
import { authorize, giveLoad, newPhone, settle } from "./made-up-phone.mjs";
import { deviceInformation, deviceInformationX, productInformation, provisioning } from "./pages.mjs";

/** @typedef {import("./made-up-phone.mjs").Phone} Phone */

/** Five million bytes once it is unpacked, which nobody may do. */
const BOMB = gzipSync("x".repeat(5_000_000));
const HTML = { "content-type": "text/html; charset=utf-8" };
const XML = { "content-type": "text/xml; charset=utf-8" };

/** @type {Readonly<Record<string, (phone: Phone, response: http.ServerResponse) => void>>} */
export const FAULTS = {
  silent: () => {},
  slow: (_phone, response) => {
    response.writeHead(200, HTML);
    const drip = setInterval(() => response.write("."), 500);
    response.on("close", () => clearInterval(drip));
  },
  endless: (_phone, response) => {
    response.writeHead(200, HTML);
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(65_536)));
    };
    response.on("drain", more);
    more();
  },
  compressed: (_phone, response) => {
    response.writeHead(200, { ...HTML, "content-encoding": "gzip" }).end(BOMB);
  },
  brotli: (_phone, response) => {
    response.writeHead(200, { ...HTML, "content-encoding": "br" }).end(Buffer.from([0x0b, 0x02, 0x80, 0x61, 0x03]));
  },
  redirect: (_phone, response) => {
    response.writeHead(302, { location: "http://127.0.0.1:1/secret" }).end();
  },
  headers: (_phone, response) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\n${"x-more: and more\r\n".repeat(100_000)}`);
  },
  "other-mac": (phone, response) => {
    response.writeHead(200, HTML).end(productInformation({ ...phone, mac: "02BADEFFFFFF" }));
  },
  script: (phone, response) => {
    const text = productInformation(phone).replace(
      "<h2>",
      `<script>document.title="owned"</script><img src=x onerror="alert(1)"><h2>`,
    );
    response.writeHead(200, HTML).end(text);
  },
  binary: (_phone, response) => {
    response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
  },
  broken: (_phone, response) => {
    response.socket?.end("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nshort");
  },
};

/**
 * @param {{ count: number, first?: string, port: number, controlPort?: number, upgradeMs?: number, faults?: Readonly<Record<number, string>> }} options
 */
export async function servePhones({ count, first = "127.77.0.1", port, controlPort, upgradeMs = 5_000, faults = {} }) {
  /** Licence files on the server, by name. @type {Set<string>} */
  const files = new Set();
  const phones = Array.from({ length: count }, (_, index) => newPhone(index, addressAfter(first, index)));
  for (const [index, fault] of Object.entries(faults)) {
    const phone = phones[Number(index)];
    if (!phone || !(fault in FAULTS)) throw new Error(`There is no phone ${index}, or no fault “${fault}”.`);
    phone.fault = fault;
  }
  /** @type {http.Server[]} */
  const servers = [];
  /** @type {Set<NodeJS.Timeout>} */
  const timers = new Set();
  const upgrade = (/** @type {Phone} */ phone, /** @type {string} */ load) => {
    const refused = giveLoad(phone, load);
    if (refused === null) timers.add(setTimeout(() => settle(phone), upgradeMs));
    return refused;
  };
  const listen = (/** @type {http.RequestListener} */ handle, /** @type {string} */ host, /** @type {number} */ at) =>
    new Promise((resolve, reject) => {
      const server = http.createServer(handle);
      servers.push(server);
      server.once("error", reject).listen(at, host, () => resolve(server));
    });
  for (const phone of phones) await listen(answerOf(phone, { files, upgrade }), phone.ip, port);
  if (controlPort !== undefined) await listen(controlOf(phones, { files, upgrade }), "127.0.0.1", controlPort);
  return {
    phones,
    files,
    upgrade,
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

/** @param {string} first @param {number} index */
function addressAfter(first, index) {
  const number = first.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) + index;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

/** @typedef {{ files: Set<string>, upgrade: (phone: Phone, load: string) => string | null }} World */

/** @param {Phone} phone @param {World} world @returns {http.RequestListener} */
const answerOf = (phone, world) => async (request, response) => {
  if (phone.fault !== null) return FAULTS[phone.fault]?.(phone, response);
  if (phone.upgradingTo !== null) return void response.writeHead(503, HTML).end("Upgrading");
  const { pathname } = new URL(request.url ?? "/", "http://phone");
  const isMpp = phone.firmware === "mpp";
  if (pathname === "/")
    return void response.writeHead(200, HTML).end(isMpp ? productInformation(phone) : deviceInformation(phone));
  if (pathname === "/DeviceInformationX" && !isMpp)
    return void response.writeHead(200, XML).end(deviceInformationX(phone));
  if (pathname === "/admin/advanced" && isMpp) {
    if (request.method === "POST") submit(phone, await formOf(request), world);
    return void response.writeHead(200, HTML).end(provisioning(phone));
  }
  response.writeHead(404, HTML).end("Not found");
};

/** What "Submit All Changes" does. @param {Phone} phone @param {URLSearchParams} form @param {World} world */
function submit(phone, form, { files, upgrade }) {
  phone.rule = form.get("rule") ?? phone.rule;
  phone.type = form.get("type") ?? phone.type;
  phone.upgradeRule = form.get("upgradeRule") ?? phone.upgradeRule;
  // The way back: the upgrade needs its own licence file, unless the phone came from Enterprise with 11.3.3 or later.
  if (phone.upgradeRule !== "") upgrade(phone, phone.upgradeRule.split("/").at(-1) ?? "");
  else if (phone.rule !== "") authorize(phone, files, new Date());
}

/** @param {http.IncomingMessage} request */
async function formOf(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) break;
  }
  return new URLSearchParams(text);
}

/** The little of Unified CM: a list of phones, Phone Load with Apply Config, and licence files on its TFTP server. */
/** @param {Phone[]} phones @param {World} world @returns {http.RequestListener} */
const controlOf =
  (phones, { files, upgrade }) =>
  async (request, response) => {
    let said = "";
    if (request.method === "POST") {
      const form = await formOf(request);
      const macs = new Set((form.get("mac") ?? "").toUpperCase().split(/[^0-9A-F]+/));
      const file = form.get("license")?.trim();
      if (file) for (const name of file.split(/\s+/)) files.add(name);
      const load = form.get("load")?.trim();
      for (const phone of load ? phones.filter(({ mac }) => macs.has(mac)) : [])
        said += `${upgrade(phone, load ?? "") ?? `${phone.mac}: Upgrading`}<br>`;
    }
    const rows = phones.map(
      ({ mac, ip, product, load, upgradingTo, shownType, fault }) =>
        `<tr><td>${mac}</td><td><a href="http://${ip}">${ip}</a></td><td>${product.model}</td><td>${upgradingTo ? `Upgrading to ${upgradingTo}` : load}</td><td>${shownType}</td><td>${fault ?? ""}</td></tr>`,
    );
    response
      .writeHead(200, HTML)
      .end(`<!DOCTYPE html><meta charset="utf-8"><title>Made-up Unified CM</title><h1>Made-up Unified CM</h1><p>${said}</p>
<form method="post"><p><label>MAC addresses <textarea name="mac"></textarea></label></p><p><label>Phone Load <input name="load" size="50"></label> <button>Save and Apply Config</button></p></form>
<form method="post"><p><label>Licence files to put on TFTP, by name <textarea name="license" placeholder="02BADE000001.lic"></textarea></label> <button>Upload</button></p></form>
<p>${files.size} licence files.</p><table>${rows.join("\n")}</table>`);
  };
