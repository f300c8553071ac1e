import { describe, expect, test } from "vitest";
import { readStatusText } from "./read-status-text";

/** The same page in every layout that people paste. MAC addresses and serial numbers are made up. */

const SHOWN = {
  problem: null,
  macs: ["24161BAB1001"],
  wirelessMac: "24161BAB1002",
  softwareVersion: "sip8845_65.14-2-1-0101-26",
  load: "sip8845_65.14-2-1-0101-26",
  productName: "CP-8865",
  pid: "CP-8865",
  vid: 3,
  hardwareRevision: "V01",
  serial: "FCH22261001",
};
const PAIRS: readonly (readonly [string, string])[] = [
  ["Service state", "Idle"],
  ["MAC address", "24161BAB1001"],
  ["Wireless MAC address", "24161BAB1002"],
  ["Host name", "SEP24161BAB1001"],
  ["App load ID", "rootfs8845_65.14-2-1-0101-26"],
  ["Boot load ID", "sb28845_65.BE-01-026"],
  ["Version", "sip8845_65.14-2-1-0101-26"],
  ["Hardware revision", "V01"],
  ["Serial number", "FCH22261001"],
  ["Model number", "CP-8865"],
  ["UDI", "phone"],
  ["", "Cisco IP Phone 8865, Global"],
  ["", "CP-8865"],
  ["", "V03"],
  ["", "FCH22261001"],
  ["Time", "9:26:53pm"],
];
const write = (row: (label: string, value: string) => string, between = "\n") =>
  PAIRS.map(([label, value]) => row(label, value)).join(between);
const entity = (text: string) => text.replace(/-/g, "&#x2D;").replace(/ /g, "&nbsp;");

test.each([
  { because: "label, two tabs, value", text: write((label, value) => `${label}\t\t${value}`) },
  { because: "label, tab, value", text: write((label, value) => `${label}\t${value}`) },
  { because: "indented", text: write((label, value) => `   ${label}\t \t${value}  `) },
  { because: "two phones' columns have other tabs", text: write((label, value) => `\t${label}\t\t\t${value}\t`) },
  {
    because: "page source as the phone sends it",
    text: `<HTML><HEAD><TITLE>Cisco Systems, Inc.</TITLE></HEAD><BODY><TABLE>${write(
      (label, value) =>
        `<TR><TD><B> ${label}</B></TD><td width=20></TD><TD><B>${value.replace(/-/g, "&#x2D;")}</B></TD></TR>`,
      "",
    )}</TABLE></BODY></HTML>`,
  },
  {
    because: "page source with attributes, line ends in the cells and entities",
    text: `<table>${write(
      (label, value) =>
        `<tr class="row">\n<td class="label" title="a > b">\n ${entity(label)}:\n</td>\n<td class='info'>\n ${entity(value)}\n</td></tr>`,
      "\n",
    )}</table>`,
  },
  {
    because: "a definition list",
    text: `<dl>${write((label, value) => `<dt>${label}</dt><dd>${value}</dd>`, "")}</dl>`,
  },
  {
    because: "blocks and spans",
    text: write((label, value) => `<div><span>${label}</span><span>${value}</span></div>`, ""),
  },
  { because: "a table with strokes", text: write((label, value) => `| ${label} | ${value} |`) },
  {
    because: "a table of a chat",
    text: `|Field|Value|\n|---|---|\n${write((label, value) => `|**${label}**|\`${value}\`|`)}`,
  },
  { because: "a table of box characters", text: write((label, value) => `│ ${label} │ ${value} │`) },
  { because: "equals signs", text: write((label, value) => (label ? `${label} = ${value}` : value)) },
  { because: "a dash between", text: write((label, value) => (label ? `${label} - ${value}` : value)) },
  { because: "a long dash between", text: write((label, value) => (label ? `${label} – ${value}` : value)) },
  { because: "dots up to the value", text: write((label, value) => (label ? `${label} ........ ${value}` : value)) },
  { because: "hyphens that do not break", text: write((label, value) => `${label}\t${value.replace(/-/g, "‑")}`) },
  { because: "typographic dashes", text: write((label, value) => `${label}\t${value.replace(/-/g, "–")}`) },
  {
    because: "spaces without width, a soft hyphen, a byte order mark",
    text: `\uFEFF${write((label, value) => `${label}:\u200B\t${value.replace("-", "-\u200B").replace("8865", "88\u00AD65")}\u200B`)}`,
  },
  { because: "all on one line", text: write((label, value) => `${label} ${value}`, " ") },
  {
    because: "all on one line, with colons",
    text: write((label, value) => (label ? `${label}: ${value}` : value), " "),
  },
  {
    because: "all on one line, with commas",
    text: write((label, value) => (label ? `${label}: ${value}` : value), ", "),
  },
  { because: "one cell a line", text: write((label, value) => [label, value].filter(Boolean).join("\n")) },
  {
    because: "one cell a line with empty lines between",
    text: write((label, value) => [label, value].filter(Boolean).join("\n\n"), "\n\n"),
  },
  { because: "semicolons", text: write((label, value) => `${label};${value}`) },
  { because: "quoted cells", text: write((label, value) => `"${label}","${value}"`) },
  {
    because: "a list with numbers",
    text: PAIRS.map(([label, value], at) => (label ? `${at + 1}. ${label}: ${value}` : value)).join("\n"),
  },
  { because: "a list with points", text: write((label, value) => (label ? `• ${label}: ${value}` : value)) },
  { because: "quoted in a mail", text: write((label, value) => `> ${label}: ${value}`) },
  {
    because: "source that was copied as source",
    text: write(
      (label, value) => `&lt;tr&gt;&lt;td class="x"&gt;${label}&lt;/td&gt;&lt;td&gt;${value}&lt;/td&gt;&lt;/tr&gt;`,
    ),
  },
  {
    because: "JSON",
    text: JSON.stringify(
      Object.fromEntries(
        PAIRS.filter(([label]) => label !== "UDI" && label !== "").concat([["udi", "CP-8865, V03, FCH22261001"]]),
      ),
    ),
  },
  {
    because: "JSON on lines",
    text: JSON.stringify(
      Object.fromEntries(
        PAIRS.filter(([label]) => label !== "UDI" && label !== "").concat([["udi", "CP-8865, V03, FCH22261001"]]),
      ),
      null,
      1,
    ),
  },
  { because: "capitals", text: write((label, value) => `${label.toUpperCase()}\t${value}`) },
])("$because", ({ text }) => {
  expect(readStatusText(text)).toMatchObject(SHOWN);
});

const INFO = `Info
Voice
Status\tDebug Info\tDownload Status\tNetwork Statistics
System Information
Host Name:\tSEP24161BAB1051\tDomain:\t
Primary NTP Server:\t\tSecondary NTP Server:\t
Product Information
Product Name:\tCP-8841-3PCC\tSerial Number:\tFCH22261051
Software Version:\tsip88xx.12-0-3MPP0001-87\tHardware Version:\tV31
MAC Address:\t24161BAB1051\tClient Certificate:\tInstalled
Customization:\tOpen\tLicenses:\tNone
Transition Authorization Type:\tWxC
Phone Status
Current Time:\t11/27/2026 10:00:00\tElapsed Time:\t00:10:00
Reboot Reason 1:\tUpgrade(sip88xx.11-3-1MPP0001-87)
Ext 1 Status
Registration State:\tRegistered`;
test.each([
  { because: "two pairs on a line", text: INFO },
  { because: "a cell on a line", text: INFO.replaceAll("\t", "\n") },
  { because: "all on one line", text: INFO.replace(/\s+/g, " ") },
  { because: "wide spaces", text: INFO.replaceAll("\t", "    ") },
])("the page Info of MPP: $because", ({ text }) => {
  expect(readStatusText(text)).toMatchObject({
    macs: ["24161BAB1051"],
    softwareVersion: "sip88xx.12-0-3MPP0001-87",
    productName: "CP-8841-3PCC",
    serial: "FCH22261051",
    vid: null,
    hardwareRevision: "V31",
    transitionAuthorizationType: "WxC",
  });
  expect(readStatusText(text.replace("WxC", "")).transitionAuthorizationType).toBeNull();
});

test("cells that run together are told apart by the labels of several words", () => {
  const { vid: _, pid: __, ...shown } = SHOWN; // nothing parts the lines of the UDI any more
  expect(readStatusText(write((label, value) => `${label}${value}`, ""))).toMatchObject(shown);
});

const XML = {
  problem: null,
  macs: ["24161BAB1101"],
  softwareVersion: "sip78xx.14-2-1-0101-26",
  productName: "CP-7841",
  vid: 7,
  serial: "FCH22261101",
};
const UDI = "phone\nCisco IP Phone 7841, Global\nCP-7841\nV07\nFCH22261101\n";
test.each([
  {
    because: "as the phone sends it",
    text: `<?xml version="1.0" encoding="utf-8"?>\n<DeviceInformation>\n<MACAddress>24161BAB1101</MACAddress>\n<HostName>SEP24161BAB1101</HostName>\n<phoneDN>2001</phoneDN>\n<appLoadID>rootfs78xx.14-2-1-0101-26</appLoadID>\n<versionID>sip78xx.14-2-1-0101-26</versionID>\n<hardwareRevision>33</hardwareRevision>\n<serialNumber>FCH22261101</serialNumber>\n<modelNumber>CP-7841</modelNumber>\n<udi>${UDI}</udi>\n</DeviceInformation>`,
  },
  {
    because: "attributes and a name space",
    text: `<x:DeviceInformation xmlns:x="urn:x"><x:MACAddress type="wired">24161BAB1101</x:MACAddress><x:versionID id='1'>sip78xx.14-2-1-0101-26</x:versionID><x:serialNumber>FCH22261101</x:serialNumber><x:modelNumber>CP-7841</x:modelNumber><x:udi>${UDI}</x:udi></x:DeviceInformation>`,
  },
  {
    because: "values in attributes",
    text: `<phone MACAddress="24161BAB1101" versionID="sip78xx.14-2-1-0101-26" serialNumber="FCH22261101" modelNumber="CP-7841" udi="${UDI}"/>`,
  },
  {
    because: "character data",
    text: `<DeviceInformation><MACAddress><![CDATA[24161BAB1101]]></MACAddress><versionID><![CDATA[sip78xx.14-2-1-0101-26]]></versionID><serialNumber>FCH22261101</serialNumber><modelNumber>CP-7841</modelNumber><udi><![CDATA[${UDI}]]></udi></DeviceInformation>`,
  },
])("DeviceInformationX: $because", ({ text }) => {
  expect(readStatusText(text)).toMatchObject(XML);
});

describe("labels in other languages", () => {
  const values = {
    macs: ["24161BAB1201"],
    softwareVersion: "sip88xx.12-0-3MPP0001-87",
    productName: "CP-8841-3PCC",
    serial: "FCH22261201",
    hardwareRevision: "1.0.0",
    vid: null,
    transitionAuthorizationType: "WxC",
  };
  test.each([
    {
      language: "German",
      labels: ["Produktname", "Seriennummer", "Softwareversion", "Hardwareversion", "MAC-Adresse"],
    },
    {
      language: "French",
      labels: ["Nom du produit", "Numéro de série", "Version du logiciel", "Version du matériel", "Adresse MAC"],
    },
    {
      language: "French without accents",
      labels: ["Nom du produit", "Numero de serie", "Version du logiciel", "Version du materiel", "Adresse MAC"],
    },
    {
      language: "Spanish",
      labels: ["Nombre del producto", "Número de serie", "Versión de software", "Versión de hardware", "Dirección MAC"],
    },
    {
      language: "Italian",
      labels: ["Nome prodotto", "Numero di serie", "Versione software", "Versione hardware", "Indirizzo MAC"],
    },
    {
      language: "Portuguese",
      labels: ["Nome do produto", "Número de série", "Versão do software", "Versão do hardware", "Endereço MAC"],
    },
    {
      language: "one we do not know",
      labels: ["Tuotenimi", "Sarjanumero", "Ohjelmistoversio", "Laitteistoversio", "MAC-osoite"],
    },
  ])("$language", ({ language, labels }) => {
    const all = [values.productName, values.serial, values.softwareVersion, "1.0.0", "24:16:1B:AB:12:01"];
    const rows = all.map((value, index) => [labels[index], value]);
    const texts = ["\t\t", ": ", "\n"].map((between) =>
      [...rows, ["Typ", "WxC"]].map((row) => row.join(between)).join("\n"),
    );
    const isKnown = language !== "one we do not know";
    const expected = isKnown ? values : { ...values, serial: null, hardwareRevision: null };
    for (const text of texts) expect(readStatusText(text)).toMatchObject(expected);
  });
});

test.each([
  {
    because: "one phone",
    text: "MAC Address | Version | Serial Number\n--- | --- | ---\n24161BAB1301 | sip88xx.14-2-1-0101-26 | FCH22261301",
    macs: ["24161BAB1301"],
  },
  {
    because: "two phones",
    text: "MAC Address\tVersion\n24161BAB1301\tsip88xx.14-2-1-0101-26\n24161BAB1302\tsip88xx.14-2-1-0101-26",
    macs: ["24161BAB1301", "24161BAB1302"],
  },
])("labels above their values: $because", ({ text, macs }) => {
  expect(readStatusText(text)).toMatchObject({ macs, softwareVersion: "sip88xx.14-2-1-0101-26" });
});

test.each([
  {
    because: "the wireless one is no second phone",
    text: "MAC address\t\t24161BAB1401\nWireless MAC address\t\t24161BAB1402",
    macs: ["24161BAB1401"],
    wirelessMac: "24161BAB1402",
  },
  {
    because: "wherever it stands",
    text: "WLAN MAC Address: 24161BAB1402\nMAC Address: 24161BAB1401",
    macs: ["24161BAB1401"],
    wirelessMac: "24161BAB1402",
  },
  {
    because: "said behind the label",
    text: "MAC Address (Wireless): 24161BAB1402\nMAC Address (Wired): 24161BAB1401",
    macs: ["24161BAB1401"],
    wirelessMac: "24161BAB1402",
  },
  {
    because: "alone it names no phone",
    text: "Wireless MAC address: 24161BAB1402\nVersion: sip8845_65.14-2-1-0101-26",
    macs: [],
    wirelessMac: "24161BAB1402",
  },
  {
    because: "the neighbour's is nobody's",
    text: "Neighbor MAC Address: 24161BAB1409\nMAC Address: 24161BAB1401\nBluetooth MAC Address: 24161BAB1408",
    macs: ["24161BAB1401"],
    wirelessMac: null,
  },
])("addresses: $because", ({ text, macs, wirelessMac }) => {
  expect(readStatusText(text)).toMatchObject({ macs, wirelessMac });
});

test.each([
  { because: "in one line", text: "UDI: CP-7821-K9, V04, FCH22261501", vid: 4, serial: "FCH22261501" },
  { because: "named", text: "PID: CP-7821-K9 , VID: V04, SN: FCH22261501", vid: 4, serial: "FCH22261501" },
  { because: "without the label UDI", text: "x\nCP-8851-K9\nV15\nFCH22261501\ny", vid: 15, serial: "FCH22261501" },
  { because: "a line VID", text: "VID: V05\nSerial Number: FCH22261501", vid: 5, serial: "FCH22261501" },
  {
    because: "the revision is none",
    text: "Hardware Revision\t33\nSerial Number\tFCH22261501",
    vid: null,
    serial: "FCH22261501",
  },
  { because: "nor is it where it looks like one", text: "Hardware revision\t\tV31", vid: null, serial: null },
  { because: "nor is the hardware version of an MPP page", text: "Hardware Version: V05", vid: null, serial: null },
  {
    because: "two that differ are of two phones",
    text: "VID: V05\nUDI: CP-7821-K9, V04, FCH22261501",
    vid: null,
    serial: "FCH22261501",
  },
  {
    because: "a key expansion module has its own",
    text: "UDI\tphone\nCisco IP Phone 8851\nCP-8851\nV03\nFCH22261501\nExpansion Module\t1\nUDI\tCP-8800-A-KEM, V02, FCH22261599",
    vid: 3,
    serial: "FCH22261501",
  },
  { because: "an empty UDI", text: "UDI\t\nTime\t9:26", vid: null, serial: null },
])("VID $vid: $because", ({ text, vid, serial }) => {
  expect(readStatusText(text)).toMatchObject({ vid, serial });
});

test.each([
  {
    because: "Control Hub, cells on lines",
    text: "Cisco 7841\nOnline\nMAC Address\n24:16:1B:AB:16:01\nSoftware\nsip78xx.12-0-5MPP0001-123",
    shows: { macs: ["24161BAB1601"], softwareVersion: "sip78xx.12-0-5MPP0001-123", model: "7841" },
  },
  {
    because: "Control Hub, in columns",
    text: "Product\tCisco 8851\nMAC Address\t24161BAB1601\nSoftware\tsip88xx.12-0-5MPP0001-123\nSerial\tFCH22261601",
    shows: { softwareVersion: "sip88xx.12-0-5MPP0001-123", model: "8851", serial: "FCH22261601" },
  },
  {
    because: "Unified CM, the load in reserve and the one that is set beside it",
    text: "Product Type:\tCisco 8841\nDevice Protocol:\tSIP\nReal-time Device Status\nRegistration:\tRegistered with Unified CM ucm1\nActive Load ID:\tsip88xx.14-2-1-0101-26\nInactive Load ID:\tsip88xx.12-5-1SR3-74\nDownload Status:\tNone\nMAC Address *\t24161BAB1601\nPhone Load Name\tsip88xx.12-0-3MPP0001-87",
    shows: {
      macs: ["24161BAB1601"],
      softwareVersion: "sip88xx.14-2-1-0101-26",
      model: "Cisco 8841",
      productName: null,
    },
  },
  {
    because: "Unified CM's list",
    text: "SEP24161BAB1601\tCisco 8841\tRegistered\t10.1.1.1\tsip88xx.14-2-1-0101-26",
    shows: { macs: ["24161BAB1601"], softwareVersion: "sip88xx.14-2-1-0101-26", model: "8841" },
  },
])("other pages: $because", ({ text, shows }) => {
  expect(readStatusText(text)).toMatchObject(shows);
});

test.each([
  { because: "a cell of its own", text: "Etwas\tWxC", type: "WxC" },
  { because: "behind the word type", text: "mac 24161BAB1701, type Classic", type: "Classic" },
  { because: "its label wins", text: "Transition Authorization Type: Classic\nx\tWxC", type: "Classic" },
  { because: "a type that is new to us", text: "Transition Authorization Type: WebexX", type: "WebexX" },
  { because: "behind a label of another language", text: "Übergangsautorisierungstyp: Classic", type: "Classic" },
  { because: "in the next cell", text: "Type d'autorisation de transition\t\tClassic", type: "Classic" },
  { because: "on the next line", text: "Tipo de autorización\nClassic", type: "Classic" },
  { because: "another thing that is classic", text: "Ringtone: Classic\nWallpaper\tClassic", type: null },
  { because: "both are offered", text: "Classic\nWxC", type: null },
  {
    because: "its label has no value, so nothing else is it",
    text: "Transition Authorization Type:\t\nx\tWxC",
    type: null,
  },
  { because: "the heading below", text: "Transition Authorization Type:\nHelp", type: null },
  { because: "the value below", text: "Transition Authorization Type:\nWxC", type: "WxC" },
  { because: "a word of a sentence", text: "We play Classic music for WxC", type: null },
])("authorization type $type: $because", ({ text, type }) => {
  expect(readStatusText(text).transitionAuthorizationType).toBe(type);
});

test.each([
  { because: "a version that names its maker", text: "runs MPP 12.0.3SR1", version: "MPP 12.0.3SR1" },
  { because: "the end of a load name", text: "runs 12-0-3MPP0001-87", version: "12-0-3MPP0001-87" },
  { because: "its maker behind it", text: "runs 12.0(3)SR1 MPP", version: "12.0(3)SR1 MPP" },
  { because: "what it should run it does not run yet", text: "needs MPP 12.0.3", version: null },
  { because: "a bare version names none", text: "runs 12.0.3", version: null },
])("by shape $version: $because", ({ text, version }) => {
  expect(readStatusText(text).softwareVersion).toBe(version);
});

const BOMB = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n} "${`&lol${n - 1};`.repeat(10)}">`).join("")}]><lolz>&lol8;</lolz>`;
test.each([
  { because: "entities that grow", text: BOMB },
  { because: "a hundred thousand open tags", text: "<div>".repeat(60_000) },
  { because: "a hundred thousand elements", text: "<a1>".repeat(60_000) },
  { because: "tags that never end", text: "<td ".repeat(60_000) },
  { because: "comments that never end", text: "<!--".repeat(60_000) },
  { because: "labels without values", text: "MAC Address\t".repeat(20_000) },
  { because: "empty cells", text: `MAC Address${"\t".repeat(200_000)}` },
  { because: "signs that end nowhere", text: `Serial Number ${",".repeat(190_000)}x` },
  { because: "spaces that end nowhere", text: `Model ${" ".repeat(190_000)}x` },
  { because: "half an emoji", text: "\uD83D ".repeat(1000) },
  { because: "brackets", text: "[a]".repeat(60_000) },
  { because: "prose", text: "It works, I called my wife. ".repeat(5000) },
])(
  "shows nothing, and is read to its end: $because",
  ({ text }) => {
    expect(readStatusText(text)).toMatchObject({
      macs: [],
      softwareVersion: null,
      serial: null,
      vid: null,
      authorization: null,
    });
  },
  30_000,
);

test.each([
  { because: "nothing", text: " \n\t\u00A0", says: /There is no text/ },
  { because: "a picture", text: `\uFFFDPNG${"\u0000\u0001\uFFFDx".repeat(100)}`, says: /no text but a picture/ },
  {
    because: "a program",
    text: `MZ${"\u0003\u0004\u0000 ".repeat(300)}MAC Address: 24161BAB1801`,
    says: /no text but/,
  },
  {
    because: "another maker's product",
    text: "Product Name: Polycom VVX 411\nMAC Address: 24161BAB1801",
    says: /\(Polycom\)/,
  },
  { because: "another maker's page", text: "Yealink\nSIP-T46S\nMAC: 24161BAB1801", says: /\(Yealink\)/ },
  {
    because: "another maker's heading",
    text: "Grandstream GXP2160\nMAC Address\t24161BAB1801",
    says: /\(Grandstream\)/,
  },
])("is no page of a Cisco phone: $because", ({ text, says }) => {
  expect(readStatusText(text).problem).toMatch(says);
});

test("a Cisco phone beside another maker's switch is a Cisco phone", () => {
  const text = "MAC Address\t24161BAB1901\nModel Number\tCP-8841\nNeighbor device\tAvaya ERS 4850";
  expect(readStatusText(text)).toMatchObject({ problem: null, macs: ["24161BAB1901"] });
});
