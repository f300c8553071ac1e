/**
 * Made-up inventories in the shapes that people have (docs/domain.md §8), for tests that need more than the fixtures: any
 * number of phones, the same file for the same number. Every tenth row has a fault of those a real file has.
 */

type Phone = {
  mac: string;
  model: string;
  pid: string;
  vid: string;
  load: string;
  serial: string;
  site: string;
  floor: string;
  place: string;
  owner: string;
  number: string;
  ip: string;
};

const MODELS = [
  { model: "8841", pid: "CP-8841-K9=", family: "sip88xx" },
  { model: "7841", pid: "CP-7841-K9=", family: "sip78xx" },
  { model: "7821", pid: "CP-7821-K9=", family: "sip78xx" },
  { model: "8845", pid: "CP-8845-3PCC-K9=", family: "sip8845_65" },
  { model: "8832", pid: "CP-8832-K9", family: "sip8832" },
  { model: "8821", pid: "CP-8821-K9=", family: "sip8821" },
] as const;
const SITES = ["HQ Tower", "São Paulo", "München", "Kraków", "Leeds"];
const OWNERS = ["Ana Almeida", "Chloé Dubois", "Smith, Jr.", "Łukasz O'Neil", ""];
const MAC_FORMS = [
  (mac: string) => mac,
  (mac: string) => mac.toLowerCase(),
  (mac: string) => `SEP${mac}`,
  (mac: string) => (mac.match(/../g) ?? []).join(":"),
  (mac: string) => (mac.match(/.{4}/g) ?? []).join(".").toLowerCase(),
];
const FAULTS: ((phone: Phone, previous: Phone | undefined) => Phone)[] = [
  (phone) => ({ ...phone, mac: phone.mac.slice(0, 11) }),
  (phone) => ({ ...phone, mac: "2.79E+13" }),
  (phone) => ({ ...phone, mac: phone.mac.replace("0", "O") }),
  (phone) => ({ ...phone, vid: "" }),
  (phone) => ({ ...phone, vid: "unknown" }),
  (phone) => ({ ...phone, pid: ` ${phone.pid.replace("=", "++=")} ` }),
  (phone) => ({ ...phone, ip: "n/a" }),
  (phone) => ({ ...phone, place: `=HYPERLINK("http://x","${phone.place}")` }),
  (phone, previous) => ({ ...phone, mac: previous?.mac ?? phone.mac }),
];

const at = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item;
const two = (value: number) => String(value).padStart(2, "0");

function phoneAt(index: number): Phone {
  const { model, pid, family } = at(MODELS, index * 7);
  const isMpp = pid.includes("3PCC");
  return {
    mac: `00CCFC${(0x100000 + index * 37).toString(16).toUpperCase()}`,
    model,
    pid,
    vid: `V${two((index % 26) + 1)}`,
    load: `${family}.${isMpp ? "12-0-4MPP0001-87" : at(["12-8-1-0001-455", "14-2-1-0101-26"], index)}`,
    serial: `FCH${16 + (index % 11)}${two((index % 52) + 1)}${two(index % 100)}K7`,
    site: at(SITES, index),
    floor: String((index % 24) + 1),
    place: `Lobby ${index}.1`,
    owner: at(OWNERS, index),
    number: String(20_000 + index),
    ip: `10.0.${(index >> 8) & 255}.${index & 255}`,
  };
}

type Shape = { header: string[]; row: (phone: Phone, index: number) => string[]; isQuoted?: boolean };

const SHAPES = {
  sheet: {
    header: [
      "Site",
      "Floor",
      "MAC Address",
      "Product ID",
      "VID",
      "Serial Number",
      "IP Address",
      "Firmware",
      "User",
    ].concat(["Extension", "Description"]),
    row: (p, index) => {
      const mac = p.mac.length === 12 ? at(MAC_FORMS, index)(p.mac) : p.mac;
      return [p.site, p.floor, mac, p.pid, p.vid, p.serial, p.ip, p.load, p.owner, p.number, p.place];
    },
  },
  discovery: {
    header: [
      "Name",
      "Model",
      "Description",
      "Status",
      "ActiveLoadID",
      "InactiveLoadID",
      "IPAddress",
      "SerialNumber",
    ].concat(["ModelNumber", "HardwareRevision", "Error"]),
    row: (p) => {
      const number = p.pid.replace(/-K9.*$/, "");
      return [`SEP${p.mac}`, `Cisco ${p.model}`, p.place, "Registered", p.load, "", p.ip, p.serial, number, p.vid, ""];
    },
    isQuoted: true,
  },
  readiness: {
    header: [
      "devicename",
      "devicepool",
      "phone_model",
      "firmware",
      "description",
      "ip",
      "serial",
      "hw_ver",
      "mpp_capable",
    ],
    row: (p) => {
      return [`SEP${p.mac}`, `DP-${p.site}`, p.model, p.load, p.place, p.ip, p.serial, p.vid || "unknown", "Unknown"];
    },
  },
  bat: {
    header: [
      "Device Name",
      "Description",
      "Device Pool",
      "Phone Button Template",
      "CSS",
      "Location",
      "Phone Load Name",
    ].concat([
      "Device Type",
      "User ID 1",
      "Owner User ID",
      "Device Protocol",
      "Directory Number 1",
      "Route Partition 1",
    ]),
    row: (p) => {
      const owner = p.owner.toLowerCase().replace(/[^a-z]/g, "");
      const type = `Cisco ${p.model}`;
      const pool = [`DP-${p.site}`, `Standard ${p.model} SIP`, "CSS", `Loc-${p.site}`, ""];
      return [`SEP${p.mac}`, p.place, ...pool, type, "", owner, "SIP", p.number, "PT"];
    },
  },
  vids: { header: ["MAC", "VID"], row: (p) => [p.mac, p.vid] },
} as const satisfies Record<string, Shape>;

export type FleetShape = keyof typeof SHAPES;
export const FLEET_SHAPES = Object.keys(SHAPES) as FleetShape[];

/** The file as CSV text, ending with a line end. */
export function fleetFile(shape: FleetShape, phones: number): string {
  const { header, row, isQuoted = false }: Shape = SHAPES[shape];
  const quote = (cell: string) => (isQuoted || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [header];
  let previous: Phone | undefined;
  for (let index = 0; index < phones; index++) {
    const whole = phoneAt(index);
    const phone = index % 10 === 9 ? at(FAULTS, (index - 9) / 10)(whole, previous) : whole;
    lines.push(row(phone, index));
    previous = phone;
  }
  return `${lines.map((cells) => cells.map(quote).join(",")).join("\n")}\n`;
}
