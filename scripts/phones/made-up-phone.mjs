// One made-up phone: what it is, what it runs, and how it upgrades and is authorized, as the conversion guide describes it.
// It knows nothing of HTTP; its pages are in pages.mjs.

/**
 * @typedef {{ model: string, pid: string, family: string, vid: string }} Product
 * @typedef {{ name: string, at: string }} Authorization
 * @typedef {{
 *   mac: string, ip: string, product: Product, serial: string,
 *   firmware: "enterprise" | "mpp", load: string, upgradingTo: string | null,
 *   rule: string, type: string, status: string | null, shownType: string,
 *   upgradeRule: string, fault: string | null,
 * }} Phone
 */

/** Order codes, families and hardware versions of the guide's tables 1 and 5. @type {readonly Product[]} */
export const PRODUCTS = [
  { model: "8841", pid: "CP-8841-K9=", family: "sip88xx", vid: "V10" },
  { model: "7841", pid: "CP-7841-K9=", family: "sip78xx", vid: "V05" },
  { model: "8845", pid: "CP-8845-K9=", family: "sip8845_65", vid: "V03" },
  { model: "7821", pid: "CP-7821-K9=", family: "sip78xx", vid: "V04" },
  { model: "8851", pid: "CP-8851-K9=", family: "sip88xx", vid: "V09" },
  { model: "8832", pid: "CP-8832-K9=", family: "sip8832", vid: "V02" },
];

const ENTERPRISE = "14-2-1-0101-26";
/** @param {string} family */
export const mppLoadOf = (family) => `${family}.${family === "sip8832" ? "12-0-3MPP0101-92" : "12-0-3MPP0001-87"}`;

/**
 * @param {number} index
 * @param {string} ip
 * @returns {Phone}
 */
export function newPhone(index, ip) {
  const product = PRODUCTS[index % PRODUCTS.length] ?? {
    model: "8841",
    pid: "CP-8841-K9=",
    family: "sip88xx",
    vid: "V10",
  };
  return {
    mac: `02BADE${(index + 1).toString(16).padStart(6, "0").toUpperCase()}`,
    ip,
    product,
    serial: `FCH2226${(index % 1_679_616).toString(36).padStart(4, "0").toUpperCase()}`,
    firmware: "enterprise",
    load: `${product.family}.${ENTERPRISE}`,
    upgradingTo: null,
    rule: "",
    type: "",
    status: null,
    shownType: "",
    upgradeRule: "",
    fault: null,
  };
}

/**
 * The phone gets a load by Unified CM's Phone Load, or by its own Upgrade Rule; it is "Upgrading" until settle(). What is not of
 * its family is refused.
 * @param {Phone} phone
 * @param {string} load
 * @returns {string | null} why it was refused
 */
export function giveLoad(phone, load) {
  const name = load.trim().replace(/\.loads$/i, "");
  if (!name.startsWith(`${phone.product.family}.`)) return `${name} is no load of ${phone.product.model}`;
  phone.upgradingTo = name;
  return null;
}

/** The upgrade is done and the phone has started again. @param {Phone} phone */
export function settle(phone) {
  if (phone.upgradingTo === null) return;
  phone.load = phone.upgradingTo;
  phone.upgradingTo = null;
  phone.firmware = /MPP/i.test(phone.load) ? "mpp" : "enterprise";
  if (phone.firmware === "enterprise")
    Object.assign(phone, { rule: "", type: "", shownType: "", status: null, upgradeRule: "" });
}

/**
 * The phone reads the licence file that its rule names. A server tells upper from lower case, and a licence is locked to one MAC.
 * @param {Phone} phone
 * @param {ReadonlySet<string>} files on the server
 * @param {Date} at
 */
export function authorize(phone, files, at) {
  const name =
    phone.rule.replaceAll("$MAU", phone.mac).replaceAll("$MA", phone.mac.toLowerCase()).split("/").at(-1) ?? "";
  const isThere = files.has(name) && name === `${phone.mac}.lic`;
  const time = at.toISOString().replace(/^(\d+)-(\d+)-(\d+)T(.{8}).*$/, "$2/$3/$1 $4");
  phone.status = `[0][${time}][${phone.rule}]${isThere ? "Authorization Succeeded." : "File not found"}`;
  phone.shownType = isThere ? phone.type : "";
}
