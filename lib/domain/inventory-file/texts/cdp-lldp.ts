import { isPhoneIpv4 } from "@/lib/domain/inventory-file/cell-values";
import { parseLoad } from "@/lib/domain/phone/load";
import { plainModelOf } from "@/lib/domain/phone/pid";
import { linesOf, type TextRow, type TextTable } from "./text-table";

/**
 * Reads what switches print of their neighbours: `show cdp neighbors detail` and `show lldp neighbors detail` of Cisco IOS and NX-OS,
 * `show lldp neighbor-info detail` of ArubaOS-CX, `show lldp info remote-device` and `show cdp neighbors detail` of ProCurve.
 * All of them are blocks of `label: value`. A neighbour that is no phone is a row as well, with its own name in place of a MAC.
 */

const FIELDS = {
  name: ["Device ID", "System Name", "SysName", "Neighbor Chassis-Name"],
  platform: ["Platform"],
  capabilities: [
    ...["Capabilities", "Capability", "System Capabilities", "Enabled Capabilities"],
    ...["System Capabilities Supported", "System Capabilities Enabled"],
    ...["Chassis Capabilities Available", "Chassis Capabilities Enabled"],
  ],
  local: ["Interface", "Local Intf", "Local Interface", "Local Port", "Local Port id", "Port"],
  port: ["Port ID", "PortId", "Port ID (outgoing port)", "Neighbor Port-ID", "Device Port"],
  chassis: ["Chassis id", "ChassisId", "Neighbor Chassis-ID"],
  ip: ["IP address", "IPv4 Address", "IP", "Address", "Management Address", "Neighbor Management-Address"],
  version: ["Version"],
  description: ["System Description", "System Descr", "SysDescr", "Neighbor Chassis-Description"],
  serial: ["Serial number", "Inventory Serial Number"],
  model: ["Model", "Model name", "Inventory Model Name"],
  software: ["S/W revision", "Software revision", "SW revision"],
} as const satisfies Record<string, readonly string[]>;
type Field = keyof typeof FIELDS;

const normalise = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]+/g, "");

const FIELD_OF_LABEL: ReadonlyMap<string, Field> = new Map(
  Object.entries(FIELDS).flatMap(([field, labels]) =>
    labels.map((label): [string, Field] => [normalise(label), field as Field]),
  ),
);

const LONGEST_LABEL = 40;
/** Two labels in one line of CDP. */
const SECOND_LABEL = /,[ \t]+(?=Capabilities[ \t]*:|Port ID[ (:])/i;
const SEPARATOR = /^[-=]{5,}$/;
/** `sw-access-01#show cdp neighbors detail`: the only place that names the switch itself. */
const PROMPT = /^([\w.-]{1,63})[#>][ \t]*sh/i;
const IS_CDP = /^[ \t]*Device ID[ \t]*:/im;
const IS_CDP_TOO = /^[ \t]*Platform[ \t]*:/im;
const IS_LLDP = /^[ \t]*(?:Chassis id|ChassisId|Neighbor Chassis-ID)[ \t]*:/im;

/** Whether a text begins as the output of these commands does. */
export function isNeighbourText(head: string): boolean {
  return IS_LLDP.test(head) || (IS_CDP.test(head) && IS_CDP_TOO.test(head));
}

type Neighbour = { line: number; first: string; switchName: string; said: Partial<Record<Field, string>> };

export const NEIGHBOUR_COLUMNS = [
  ...["MAC Address", "Model", "IP Address", "Load", "Serial Number"],
  ...["Switch port", "Neighbour class", "Neighbour"],
] as const;

/** One row for each neighbour; a phone that CDP and LLDP both name is one row when they agree. */
export function readNeighbours(text: string): TextTable {
  const rows: TextRow[] = [];
  const byMac = new Map<string, TextRow>();
  for (const neighbour of neighboursOf(linesOf(text))) {
    const row = rowOf(neighbour);
    const before = byMac.get(row.cells[0] ?? "");
    if (before && isSamePhone(before, row)) {
      before.cells = before.cells.map((cell, index) => cell || (row.cells[index] ?? ""));
      continue;
    }
    rows.push(row);
    byMac.set(row.cells[0] ?? "", row);
  }
  return { name: "Neighbours of a switch", header: NEIGHBOUR_COLUMNS, rows };
}

function neighboursOf(lines: readonly string[]): Neighbour[] {
  const found: Neighbour[] = [];
  let current: Neighbour | null = null;
  let switchName = "";
  for (const [index, line] of lines.entries()) {
    const prompt = PROMPT.exec(line.trim())?.[1];
    if (prompt !== undefined || SEPARATOR.test(line.trim())) {
      current = null;
      switchName = prompt ?? switchName;
      continue;
    }
    for (const part of line.split(SECOND_LABEL)) {
      const labelled = labelledValue(part);
      if (!labelled) continue;
      if (current === null || current.first === labelled.label) {
        current = { line: index + 1, first: labelled.label, switchName, said: {} };
        found.push(current);
      }
      const value = labelled.value || (isOnNextLine(labelled.field) ? (lines[index + 1] ?? "").trim() : "");
      const isUseless = labelled.field === "ip" && !isPhoneIpv4(value);
      if (value !== "" && !isUseless) current.said[labelled.field] ??= value;
    }
  }
  return found.filter(({ said }) => said.name ?? said.chassis ?? said.port);
}

function labelledValue(part: string): { field: Field; label: string; value: string } | null {
  const colon = part.indexOf(":");
  if (colon < 1 || colon > LONGEST_LABEL) return null;
  const label = normalise(part.slice(0, colon));
  const field = FIELD_OF_LABEL.get(label);
  return field ? { field, label, value: part.slice(colon + 1).trim() } : null;
}

const isOnNextLine = (field: Field): boolean => field === "version" || field === "description";

/** `SEP24161BAA0051.voice.example.com`, `24161BAA0051:P1`, `2416.1baa.0051`. */
const NAMED_MAC = /(?:^|[^0-9A-Za-z])(?:SEP|ATA)([0-9A-F]{12})(?![0-9A-Z])/i;
const BARE_MAC =
  /^([0-9A-F]{12}|(?:[0-9A-F]{4}\.){2}[0-9A-F]{4}|(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2})(?=$|:P|[^0-9A-Z:.-])/i;

function rowOf({ line, switchName, said }: Neighbour): TextRow {
  const { name = "", platform = "", capabilities = "", chassis = "", port = "", description = "" } = said;
  const named = NAMED_MAC.exec(name)?.[1] ?? NAMED_MAC.exec(port)?.[1];
  const model = said.model || platform || (description.split(",")[0] ?? "").trim();
  const isPhone = named !== undefined || saysPhone(capabilities) || /\bIP phone\b/i.test(model);
  const bare = isPhone ? (BARE_MAC.exec(port)?.[1] ?? BARE_MAC.exec(chassis)?.[1] ?? BARE_MAC.exec(name)?.[1]) : "";
  const load = isPhone ? loadIn([said.version, said.software, description]) : "";
  const place = [switchName, said.local].filter(Boolean).join(" ");
  const words = [name, platform || description, capabilities].filter(Boolean).join(", ");
  const mac = named ?? bare ?? "";
  return {
    line,
    cells: [
      ...[mac || name || chassis || port, model, said.ip ?? ipIn(chassis), load, said.serial ?? ""],
      ...[place, isPhone ? "Phone" : classOf(capabilities), words],
    ],
  };
}

/** Words (`Host Phone`, `bridge, telephone`) or the letter T of LLDP's list. */
const saysPhone = (capabilities: string): boolean =>
  /phone/i.test(capabilities) || /(?:^|[\s,])T(?:$|[\s,])/.test(capabilities);

/** What the capabilities of CDP (words) and LLDP (letters, IEEE 802.1AB) make of a neighbour that is no phone. */
const CLASSES: readonly { name: string; pattern: RegExp }[] = [
  { name: "Access point", pattern: /wlan|access.?point|trans-bridge|(?:^|[\s,])W(?:$|[\s,])/i },
  { name: "Switch", pattern: /switch|bridge|(?:^|[\s,])B(?:$|[\s,])/i },
  { name: "Router", pattern: /router|(?:^|[\s,])R(?:$|[\s,])/i },
  { name: "Workstation or server", pattern: /host|station|(?:^|[\s,])S(?:$|[\s,])/i },
];

const classOf = (capabilities: string): string => CLASSES.find(({ pattern }) => pattern.test(capabilities))?.name ?? "";

const ipIn = (chassis: string): string => (isPhoneIpv4(chassis) ? chassis : "");

/** The first word of the texts that is a load of a phone. */
function loadIn(texts: readonly (string | undefined)[]): string {
  for (const text of texts) {
    for (const word of (text ?? "").split(/[\s,]+/)) {
      const load = word.replace(/\.loads?$/i, "");
      const parsed = parseLoad(load);
      if (parsed && (parsed.family !== null || parsed.firmware === "in-transition")) return load;
    }
  }
  return "";
}

const MODEL = 1;
const PLACE = 5;
/** Nothing that both rows say differs, but for the words about the model. */
function isSamePhone(one: TextRow, other: TextRow): boolean {
  return one.cells.slice(0, PLACE).every((cell, index) => {
    const also = other.cells[index] ?? "";
    return (
      cell === "" || also === "" || cell === also || (index === MODEL && plainModelOf(cell) === plainModelOf(also))
    );
  });
}
