/**
 * What a column of an inventory file can hold, and the headers it goes by. Headers are compared by `normaliseHeader`, so case, spaces and
 * punctuation do not matter here. Earlier aliases win: of two columns that claim one field the one with the better alias gets it.
 * Sources: domain.md §8 (Bulk Administration export and manual, discovery script, readiness report, MAC lists, spreadsheets).
 */
export const INVENTORY_FIELDS = [
  {
    key: "mac",
    label: "MAC address",
    aliases: [
      "MAC Address",
      "MAC",
      "Device Name",
      "MAC Addr",
      "MAC ID",
      "Phone MAC",
      "Phone MAC Address",
      "Device MAC",
      "Ethernet MAC",
      "Wired MAC",
      "MAC Address Wired",
      "LAN MAC",
      "Phone Name",
      "Host Name",
      "Phone",
      "Phones",
      "Device",
      "Devices",
      "Name",
    ],
    description: "12 hexadecimal digits, with or without SEP and separators. The only field every row must have.",
  },
  {
    key: "pid",
    label: "Product ID",
    aliases: [
      "Product ID",
      "PID",
      "Product Number",
      "Part Number",
      "Order Code",
      "Product Code",
      "Model Number",
      "SKU",
      "UDI PID",
      "PID VID",
      "PID and VID",
    ],
    description: "Order code from the label, such as CP-8841-K9=. Tells what the phone was sold with.",
  },
  {
    key: "model",
    label: "Model",
    aliases: ["Model", "Phone Model", "Device Type", "Phone Type", "Device Model", "Product Type", "Model Name"],
    description: "Model name, such as Cisco 8841; used where the product ID is missing.",
  },
  {
    key: "vid",
    label: "VID",
    aliases: [
      "VID",
      "Version ID",
      "HW Version",
      "Hardware Version",
      "HW Ver",
      "Hardware Revision",
      "HW Revision",
      "HW Rev",
      "UDI VID",
      "Version",
    ],
    description: "Hardware version from the label, such as V03. Must be known before a move to MPP.",
  },
  {
    key: "serial",
    label: "Serial number",
    aliases: [
      "Serial Number",
      "Serial",
      "S/N",
      "Serial No",
      "SN",
      "Serial Num",
      "UDI SN",
      "Phone Serial Number",
      "Device Serial Number",
    ],
    description: "11 characters; year and week of manufacture are read from it.",
  },
  {
    key: "ip",
    label: "IP address",
    aliases: ["IP Address", "IP", "IPv4", "IPv4 Address", "IP Addr", "Phone IP"],
    description: "IPv4 address, used for the links to the phone's own pages.",
  },
  {
    key: "site",
    label: "Site",
    aliases: ["Site", "Site Name", "Location", "Location Name", "Building", "Office", "Branch", "Campus"],
    description: "Where the phone stands. Batches are planned by site.",
  },
  { key: "floor", label: "Floor", aliases: ["Floor", "Level", "Storey"], description: "Floor inside the site." },
  {
    key: "owner",
    label: "Owner",
    aliases: [
      "Owner",
      "Owner User ID",
      "User",
      "User Name",
      "Owner Name",
      "Assigned To",
      "End User",
      "Employee",
      "User ID",
      "Owner User Name",
      "Checked Out To",
    ],
    description: "The person or user ID the phone belongs to.",
  },
  {
    key: "directoryNumber",
    label: "Directory number",
    aliases: ["Directory Number", "Extension", "DN", "Ext", "Line", "Phone DN", "Phone Number"],
    description: "First line of the phone.",
  },
  {
    key: "description",
    label: "Description",
    aliases: ["Description", "Device Description", "Phone Description", "Descr"],
    description: "The phone's description on UCM.",
  },
  {
    key: "devicePool",
    label: "Device pool",
    aliases: ["Device Pool", "Device Pool Name"],
    description: "Device pool on UCM. Never taken for a site.",
  },
  {
    key: "load",
    label: "Load",
    aliases: [
      "Active Load ID",
      "Active Load",
      "Phone Load Name",
      "Phone Load",
      "Firmware",
      "Firmware Version",
      "Load",
      "Load Name",
      "Load ID",
      "Load Information",
      "Active Firmware",
      "Current Load",
      "Current Firmware",
      "Software Version",
      "App Load ID",
      "Phone Load Version",
      "Software",
    ],
    description: "Load the phone runs now, such as sip88xx.14-2-1-0101-26, or its version.",
  },
  {
    key: "runningFirmware",
    label: "Running firmware",
    aliases: ["Running Firmware", "Firmware Type", "Firmware Family", "Enterprise or MPP", "Enterprise/MPP"],
    description: "Enterprise or MPP, where somebody wrote it down.",
  },
  {
    key: "productName",
    label: "Product name",
    aliases: ["Product Name"],
    description: "What the phone's own page shows; CP-8841-3PCC means it runs MPP.",
  },
  {
    key: "registrationState",
    label: "Registration state",
    aliases: [
      "Registration State",
      "Registration Status",
      "Registration",
      "Status",
      "Device Status",
      "Registered",
      "Reg Status",
    ],
    description: "Whether UCM saw the phone registered.",
  },
  {
    key: "kemCount",
    label: "KEM count",
    aliases: ["KEM Count", "KEMs", "KEM", "Number of KEMs", "Key Expansion Modules", "Expansion Modules"],
    description: "Key expansion modules attached; they need no migration.",
  },
  {
    key: "transitionAuthorizationType",
    label: "Transition Authorization Type",
    aliases: ["Transition Authorization Type", "Trans Auth Type", "Transition Auth Type", "Authorization Type"],
    description: "Classic or WxC, as an MPP phone shows it; decides whether a licence is free.",
  },
  {
    key: "earlierConversion",
    label: "Earlier conversion",
    aliases: ["Earlier Conversion", "Previous Conversion", "Conversion History"],
    description: "How the phone came to its present firmware, where it was converted before.",
  },
  {
    key: "hasLicenseWarning",
    label: "Licence warning",
    aliases: ["License Warning", "Shows License Warning"],
    description: "Yes or no: whether the phone, while it is not registered, shows a licence warning.",
  },
  {
    key: "isRmaReplacement",
    label: "RMA replacement",
    aliases: ["RMA", "Replaces Returned Phone"],
    description: "Yes or no: whether it replaces a converted phone that was returned.",
  },
  {
    key: "notes",
    label: "Notes",
    aliases: ["Notes", "Note", "Comment", "Comments", "Remarks", "Remark"],
    description: "Anything else worth keeping.",
  },
] as const satisfies readonly { key: string; label: string; aliases: readonly string[]; description: string }[];

export type InventoryField = (typeof INVENTORY_FIELDS)[number]["key"];

/** What a column is used for: one of our fields, or kept under its own name as it came. */
export type ColumnUse = InventoryField | "extra";

const LABELS = new Map<InventoryField, string>(INVENTORY_FIELDS.map(({ key, label }) => [key, label]));

/** The words a person reads for what a column is used for. */
export function labelOfField(field: ColumnUse): string {
  return field === "extra" ? "Extra field" : (LABELS.get(field) ?? field);
}

/**
 * A header as it is compared: lower case, letters and digits only, without the " 1" that Bulk Administration puts behind the first line's
 * columns. The columns of further lines (" 2") keep their number and so match nothing.
 */
export function normaliseHeader(header: string): string {
  return header
    .trim()
    .replace(/\s1$/u, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Which field a normalised header names, and how good the name is (0 is best). */
export const FIELD_OF_HEADER: ReadonlyMap<string, { field: InventoryField; rank: number }> = new Map(
  INVENTORY_FIELDS.flatMap(({ key, label, aliases }) =>
    [label, ...aliases, key].map((alias, rank): [string, { field: InventoryField; rank: number }] => [
      normaliseHeader(alias),
      { field: key, rank },
    ]),
  ).reverse(), // the first spelling of a field stands last and so sets its rank
);
