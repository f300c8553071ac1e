/** What a line of a phone's status page can tell. `other`: a line whose value is none of these, and ends the value before it. */
export type StatusField =
  | "mac"
  | "wirelessMac"
  | "softwareVersion"
  | "productName"
  | "model"
  | "vid"
  | "hardwareRevision"
  | "serial"
  | "udi"
  | "transitionAuthorizationType"
  | "transitionAuthorizationStatus"
  | "other";

type LabelRow = { field: StatusField; source: string; labels: readonly string[] };

const PAGES =
  "MPP web page and screen (Product Information), Enterprise web page (Device Information), tags of DeviceInformationX: guide FAQ, domain.md §7";
const UCM = "Phone configuration of Unified CM";
const CONTROL_HUB = "Device page of Control Hub";
const DOWNLOAD = "Info → Download Status of MPP: Cisco's migration guide";
/** The plain words of the language for the English label; what a phone prints may differ, and is then read by its shape. */
const TRANSLATED = "translated from the English label";

/** Labels as they are printed. They are compared without case, accents, spaces and signs. */
export const STATUS_LABELS: readonly LabelRow[] = [
  {
    field: "mac",
    source: PAGES,
    labels: ["MAC Address", "MAC", "Host Name", "Device Name", "Wired MAC Address", "Ethernet MAC Address"],
  },
  { field: "mac", source: PAGES, labels: ["MAC Address (Wired)", "MAC Address (Ethernet)"] },
  { field: "mac", source: TRANSLATED, labels: ["MAC-Adresse", "Hostname", "Gerätename"] }, // German
  { field: "mac", source: TRANSLATED, labels: ["Adresse MAC", "Nom d'hôte"] }, // French
  { field: "mac", source: TRANSLATED, labels: ["Dirección MAC", "Nombre de host", "Nombre del host"] }, // Spanish
  { field: "mac", source: TRANSLATED, labels: ["Indirizzo MAC", "Nome host"] }, // Italian
  { field: "mac", source: TRANSLATED, labels: ["Endereço MAC", "Nome do host", "Nome de host"] }, // Portuguese
  {
    field: "wirelessMac",
    source: PAGES,
    labels: [
      ...["Wireless MAC Address", "Wireless MAC", "WLAN MAC Address", "Wi-Fi MAC Address", "Wi-Fi MAC"],
      ...["MAC Address (Wireless)", "MAC Address (WLAN)", "MAC Address (Wi-Fi)"],
    ],
  },
  { field: "wirelessMac", source: TRANSLATED, labels: ["WLAN-MAC-Adresse", "Drahtlose MAC-Adresse"] }, // German
  { field: "wirelessMac", source: TRANSLATED, labels: ["Adresse MAC sans fil", "Adresse MAC Wi-Fi"] }, // French
  { field: "wirelessMac", source: TRANSLATED, labels: ["Dirección MAC inalámbrica", "Dirección MAC Wi-Fi"] }, // Spanish
  { field: "wirelessMac", source: TRANSLATED, labels: ["Indirizzo MAC wireless", "Indirizzo MAC Wi-Fi"] }, // Italian
  { field: "wirelessMac", source: TRANSLATED, labels: ["Endereço MAC sem fio", "Endereço MAC Wi-Fi"] }, // Portuguese
  {
    field: "softwareVersion",
    source: PAGES,
    labels: [
      ...["Software Version", "Firmware Version", "Active Load ID", "Active Load", "Phone Load", "App Load ID"],
      ...["Version ID", "Version", "Load", "Load ID"],
    ],
  },
  { field: "softwareVersion", source: CONTROL_HUB, labels: ["Software", "Firmware"] },
  {
    field: "softwareVersion",
    source: TRANSLATED,
    labels: ["Softwareversion", "Firmwareversion", "Version der Software"],
  }, // German
  {
    field: "softwareVersion",
    source: TRANSLATED,
    labels: ["Version du logiciel", "Version logicielle", "Version du micrologiciel"], // French
  },
  {
    field: "softwareVersion",
    source: TRANSLATED,
    labels: ["Versión de software", "Versión del software", "Versión de firmware", "Versión del firmware"], // Spanish
  },
  {
    field: "softwareVersion",
    source: TRANSLATED,
    labels: ["Versione software", "Versione del software", "Versione firmware", "Versione"], // Italian
  },
  {
    field: "softwareVersion",
    source: TRANSLATED,
    labels: ["Versão de software", "Versão do software", "Versão de firmware", "Versão do firmware", "Versão"], // Portuguese
  },
  {
    field: "productName",
    source: PAGES,
    labels: ["Product Name", "Model Number", "Model", "Phone Model", "Product ID"],
  },
  { field: "productName", source: TRANSLATED, labels: ["Produktname", "Modellnummer", "Modell", "Telefonmodell"] }, // German
  {
    field: "productName",
    source: TRANSLATED,
    labels: ["Nom du produit", "Nom de produit", "Numéro de modèle", "Numéro du modèle", "Modèle"], // French
  },
  {
    field: "productName",
    source: TRANSLATED,
    labels: ["Nombre del producto", "Nombre de producto", "Número de modelo", "Número del modelo", "Modelo"], // Spanish, Portuguese
  },
  {
    field: "productName",
    source: TRANSLATED,
    labels: ["Nome prodotto", "Nome del prodotto", "Numero modello", "Numero di modello", "Modello"], // Italian
  },
  { field: "productName", source: TRANSLATED, labels: ["Nome do produto", "Número do modelo"] }, // Portuguese
  { field: "model", source: UCM, labels: ["Product Type", "Device Type"] },
  { field: "vid", source: PAGES, labels: ["VID"] },
  {
    field: "hardwareRevision",
    source: PAGES,
    labels: ["Hardware Revision", "Hardware Version", "HW Version", "HW Revision"],
  },
  {
    field: "hardwareRevision",
    source: TRANSLATED,
    labels: [
      ...["Hardwareversion", "Hardwarerevision"], // German
      ...["Version du matériel", "Version matérielle", "Révision du matériel", "Révision matérielle"], // French
      ...["Versión de hardware", "Versión del hardware", "Revisión de hardware", "Revisión del hardware"], // Spanish
      ...["Versione hardware", "Revisione hardware"], // Italian
      ...["Versão de hardware", "Versão do hardware", "Revisão de hardware", "Revisão do hardware"], // Portuguese
    ],
  },
  { field: "serial", source: PAGES, labels: ["Serial Number", "Serial No", "Serial", "S/N"] },
  {
    field: "serial",
    source: TRANSLATED,
    labels: ["Seriennummer", "Numéro de série", "Número de serie", "Número de série", "Numero di serie"], // German, French, Spanish, Portuguese, Italian
  },
  { field: "udi", source: PAGES, labels: ["UDI"] },
  { field: "transitionAuthorizationType", source: PAGES, labels: ["Transition Authorization Type"] },
  { field: "transitionAuthorizationStatus", source: DOWNLOAD, labels: ["Transition Authorization Status"] },
  {
    field: "other",
    source: PAGES,
    labels: [
      ...[
        "Service mode",
        "Service domain",
        "Service state",
        "Phone DN",
        "Boot Load ID",
        "Boot Load",
        "Message waiting",
      ],
      ...["Time Zone", "Time", "Date", "System free memory", "Java heap free memory", "Java pool free memory"],
      ...["FIPS mode enabled", "Expansion Module", "Key Expansion Module", "Bluetooth MAC Address", "Backup Load ID"],
      ...["Client Certificate", "Customization", "Licenses", "Domain", "Current Time", "Elapsed Time", "Reboot Reason"],
      ...["Transition Authorization Rule", "Transition Load Authorization Rule", "Upgrade Rule", "Profile Rule"],
      ...["Firmware Upgrade Status", "Provisioning Status", "Provisioning Profile", "Custom CA Provisioning Status"],
    ],
  },
  {
    field: "other",
    source: UCM,
    labels: ["Inactive Load ID", "Inactive Load", "Phone Load Name", "Download Status", "IPv4 Address", "IP Address"],
  },
];

/** Words before a label that make it the label of something else: the neighbour's address, the load in reserve. */
export const QUALIFIERS: ReadonlySet<string> = new Set([
  ...["neighbor", "neighbour", "peer", "remote", "gateway", "router", "switch", "server", "pc", "bluetooth", "bt"],
  ...[
    "boot",
    "inactive",
    "backup",
    "previous",
    "old",
    "new",
    "next",
    "target",
    "upgrade",
    "kernel",
    "configured",
    "cdp",
    "lldp",
  ],
  ...["nachbar", "voisin", "vecino", "vicino", "vizinho"],
]);
