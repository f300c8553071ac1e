// The pages of made-up phones: what phones of either firmware show to a browser. Labels are those of domain.md §7.
/** @typedef {import("./made-up-phone.mjs").Phone} Phone */

const shown = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const table = (/** @type {[string, string][]} */ rows) =>
  `<table>${rows.map(([label, value]) => `<tr><td>${label}</td><td>${shown(value)}</td></tr>`).join("")}</table>`;
const page = (/** @type {string} */ title, /** @type {string} */ body) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;

/** `/DeviceInformationX` of Enterprise firmware. @param {Phone} phone */
export const deviceInformationX = ({ mac, load, product, serial }) =>
  `<?xml version="1.0" encoding="utf-8"?>
<DeviceInformation>
<MACAddress>${mac}</MACAddress>
<HostName>SEP${mac}</HostName>
<phoneDN>2001</phoneDN>
<appLoadID>${load.replace(/^sip/, "rootfs")}</appLoadID>
<versionID>${load}</versionID>
<hardwareRevision>33</hardwareRevision>
<serialNumber>${serial}</serialNumber>
<modelNumber>CP-${product.model}</modelNumber>
<udi>phone
Cisco IP Phone ${product.model}
${product.pid.replace(/=$/, "")}
${product.vid}
${serial}</udi>
</DeviceInformation>
`;

/** The first page of Enterprise firmware. @param {Phone} phone */
export const deviceInformation = (phone) =>
  page(
    `Cisco IP Phone CP-${phone.product.model} ( SEP${phone.mac} )`,
    table([
      ["MAC Address", phone.mac],
      ["Host Name", `SEP${phone.mac}`],
      ["Version", phone.load],
      ["Serial Number", phone.serial],
      ["Model Number", `CP-${phone.product.model}`],
    ]),
  );

/** The first page of MPP firmware: Info, Status, Product Information, Download Status. @param {Phone} phone */
export const productInformation = (phone) =>
  page(
    "Info",
    `<h2>Product Information</h2>${table([
      ["Product Name", `CP-${phone.product.model}-3PCC`],
      ["Software Version", phone.load],
      ["Hardware Version", "1.0.0"],
      ["VID", phone.product.vid],
      ["MAC Address", phone.mac],
      ["Serial Number", phone.serial],
      ["Transition Authorization Type", phone.shownType],
    ])}<h2>Download Status</h2>${table([["Transition Authorization Status", phone.status ?? ""]])}`,
  );

/** `/admin/advanced` of MPP firmware, Voice, Provisioning. @param {Phone} phone */
export const provisioning = (phone) => {
  const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ value) =>
    `<p><label>${label} <input name="${name}" size="70" value="${shown(value)}"></label></p>`;
  const type = ["", "Classic", "WxC"].map((one) => `<option${one === phone.type ? " selected" : ""}>${one}</option>`);
  return page(
    "Voice: Provisioning",
    `<form method="post">${field("upgradeRule", "Upgrade Rule", phone.upgradeRule)}${field("rule", "Transition Authorization Rule", phone.rule)}
<p><label>Transition Authorization Type <select name="type">${type.join("")}</select></label></p><button>Submit All Changes</button></form>
<p>${shown(phone.status ?? "")}</p><p>${phone.upgradingTo ? "Upgrade in progress" : ""}</p>`,
  );
};
