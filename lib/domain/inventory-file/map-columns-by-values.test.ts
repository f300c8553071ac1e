import { describe, expect, test } from "vitest";
import { labelOfField } from "./fields";
import { findHeaderRow } from "./find-header-row";
import { columnsOf, mapColumns, toColumnMapping } from "./map-columns";

const MAC = (number: number) => `24161BAB${(number + 0xa000).toString(16).toUpperCase()}`;
const SERIAL = (number: number) => `FCH2226${String(number + 1000)}`;

/** Every column as `field`, `field+` (fills the gaps of another), `field?` (asked), or nothing. */
function read(headers: string, ...rows: string[]): string {
  return mapColumns(
    headers.split(";"),
    rows.map((row) => row.split(";")),
  )
    .map(({ field, order, proposal }) => (field ? `${field}${order > 0 ? "+" : ""}` : proposal ? `${proposal}?` : ""))
    .join(";");
}

const rowsOf = (count: number, make: (number: number) => string) => Array.from({ length: count }, (_, at) => make(at));

describe("headers of other languages", () => {
  test.each([
    {
      language: "German",
      headers: "Standort;Etage;MAC-Adresse;Modell;Seriennummer;Benutzer;Durchwahl;Bemerkung",
      fields: "site;floor;mac;model;serial;owner;directoryNumber;notes",
    },
    { language: "German, umlauts written out", headers: "Gebaeude;MAC Adresse;IP-Adresse", fields: "site;mac;ip" },
    {
      language: "French",
      headers: "Bâtiment;Étage;Adresse MAC;Modèle;N° de série;Utilisateur;Adresse IP",
      fields: "site;floor;mac;model;serial;owner;ip",
    },
    {
      language: "French, without accents",
      headers: "Batiment;Etage;Adresse MAC;Modele;Numero de serie",
      fields: "site;floor;mac;model;serial",
    },
    {
      language: "Spanish",
      headers: "Sede;Planta;Dirección MAC;Modelo;Número de serie;Usuario;Extensión",
      fields: "site;floor;mac;model;serial;owner;directoryNumber",
    },
    {
      language: "Italian",
      headers: "Edificio;Piano;Indirizzo MAC;Modello;Matricola;Utente;Interno",
      fields: "site;floor;mac;model;serial;owner;directoryNumber",
    },
    {
      language: "Portuguese",
      headers: "Prédio;Andar;Endereço MAC;Modelo;Número de série;Usuário;Ramal",
      fields: "site;floor;mac;model;serial;owner;directoryNumber",
    },
    {
      language: "Dutch",
      headers: "Vestiging;Verdieping;MAC-adres;Toesteltype;Serienummer;Gebruiker",
      fields: "site;floor;mac;model;serial;owner",
    },
    {
      language: "Polish",
      headers: "Budynek;Piętro;Adres MAC;Typ telefonu;Numer seryjny;Użytkownik",
      fields: "site;floor;mac;model;serial;owner",
    },
  ])("$language", ({ headers, fields }) => expect(read(headers)).toBe(fields));
});

describe("fields told by their values", () => {
  test.each([
    {
      because: "unknown headers over a PID, a serial, a load and an address",
      headers: "Alpha;Beta;Gamma;Delta;Epsilon",
      rows: rowsOf(3, (n) => `${MAC(n)};CP-8841-K9=;${SERIAL(n)};sip88xx.14-2-1-0101-26;10.20.1.${n + 1}`),
      fields: "mac;pid;serial;load;ip",
    },
    {
      because: "no header at all",
      headers: ";;",
      rows: rowsOf(3, (n) => `${SERIAL(n)};CP-7841-K9=;${MAC(n)}`),
      fields: "serial;pid;mac",
    },
    {
      because: "Webex: product is a model, software a load, the display name is asked",
      headers: "displayName;product;type;mac;serial;software",
      rows: rowsOf(3, (n) => `Desk ${n};Cisco 8841;phone;${MAC(n)};${SERIAL(n)};sip88xx.12-0-5MPP0001-123`),
      fields: "description?;model;;mac;serial;load",
    },
    {
      because: "a platform of a neighbour list",
      headers: "Device ID;Platform;Port",
      rows: rowsOf(3, (n) => `SEP${MAC(n)};Cisco IP Phone 8851;Gi1/0/${n}`),
      fields: "mac;model;",
    },
    {
      because: "PIDs, if mostly",
      headers: "mac;Artikel",
      rows: [`${MAC(1)};CP-8841-K9=`, `${MAC(2)};CP-7841-K9=`, `${MAC(3)};ask Bob`],
      fields: "mac;pid",
    },
    {
      because: "one address in every row is a gateway",
      headers: "mac;Uplink",
      rows: rowsOf(5, (n) => `${MAC(n)};10.0.0.1`),
      fields: "mac;",
    },
    {
      because: "a switch's address is not the phone's",
      headers: "mac;Switch IP;SwitchSerial",
      rows: rowsOf(3, (n) => `${MAC(n)};10.0.${n}.1;${SERIAL(n)}`),
      fields: "mac;;",
    },
    {
      because: "the load a phone does not run",
      headers: "mac;Inactive Load;Target load;InactiveLoadID",
      rows: rowsOf(3, (n) => `${MAC(n)};sip88xx.12-8-1-0001-455;sip88xx.14-2-1-0101-26;sip88xx.12-8-1-0001-455`),
      fields: "mac;;;",
    },
    {
      because: "numbers alone may be models, device types or extensions",
      headers: "mac;Nr",
      rows: rowsOf(3, (n) => `${MAC(n)};7841`),
      fields: "mac;model?",
    },
  ])("$because", ({ headers, rows, fields }) => expect(read(headers, ...rows)).toBe(fields));
});

describe("headers that name two quantities are asked", () => {
  const macs = (values: readonly string[]) => values.map((value, n) => `${MAC(n)};${value}`);
  test.each([
    { header: "Hardware Revision", values: ["33", "V31", "V01"], proposal: "vid", because: "the page's own revision" },
    { header: "HW Rev", values: ["V03", "V07"], proposal: "vid", because: "values like those of labels" },
    { header: "hardwareRevision", values: ["1.0", "5"], proposal: "vid", because: "as an XML names it" },
    { header: "HW-Version", values: ["7", "33"], proposal: "vid", because: "bare numbers may be the page's revision" },
    { header: "HW-Stand", values: ["V07", "V03"], proposal: "vid", because: "in German" },
    { header: "Révision matérielle", values: ["V07"], proposal: "vid", because: "in French" },
    { header: "Rewizja sprzętu", values: ["V07"], proposal: "vid", because: "in Polish" },
    { header: "Hardware", values: ["V07"], proposal: "vid", because: "shorter still" },
    { header: "Version", values: ["04", "1.0"], proposal: "vid", because: "a version of something" },
    { header: "Kennung", values: ["V04", "V03"], proposal: "vid", because: "VIDs under an unknown header" },
    { header: "Model Number", values: ["TG-12", "TG-13"], proposal: "pid", because: "an inventory's own number" },
    { header: "Line", values: ["1", "4101"], proposal: "directoryNumber", because: "not all are numbers to dial" },
    { header: "Status", values: ["Deployed", "Archived"], proposal: "registrationState", because: "of an asset" },
    { header: "Name", values: ["Ana Berg", "Jo Poe"], proposal: "description", because: "of a person" },
    { header: "Phone", values: ["blue", "grey"], proposal: "description", because: "anything" },
  ])("$header: $because", ({ header, values, proposal }) => {
    const columns = mapColumns(
      ["mac", header],
      macs(values).map((row) => row.split(";")),
    );
    expect(columns[1]).toMatchObject({ field: null, confidence: "ask", proposal });
  });

  test.each([
    { header: "Version", values: ["14.2.1SR1", "14.2.1"], field: "load", because: "a release" },
    { header: "Version", values: ["04", "03"], field: "vid", because: "nothing but VIDs stand below" },
    { header: "HW-Version", values: ["V07", "V03"], field: "vid", because: "every value is written as on a label" },
    { header: "Wersja sprzętu", values: ["V07"], field: "vid", because: "the same in Polish" },
    {
      header: "Hardware",
      values: ["Cisco 8841", "Cisco 7841"],
      field: "model",
      because: "the model, as monitoring has it",
    },
    { header: "Model Number", values: ["CP-8841", "CP-7841"], field: "pid", because: "products" },
    { header: "Line", values: ["4101", "4102"], field: "directoryNumber", because: "numbers to dial" },
    { header: "Line", values: ["1.0", "1.1"], field: null, because: "positions of an order" },
    { header: "Status", values: ["Registered", "UnRegistered"], field: "registrationState", because: "UCM's words" },
    { header: "Hardware Revision", values: ["", ""], field: null, because: "an empty column asks nothing" },
  ])("$header tells by its values: $because", ({ header, values, field }) => {
    const columns = mapColumns(
      ["mac", header],
      macs(values).map((row) => row.split(";")),
    );
    expect(columns[1]).toMatchObject({ field, proposal: null });
  });

  test("a VID column answers it", () => {
    expect(read("mac;Hardware Revision;VID", `${MAC(1)};33;V04`)).toBe("mac;;vid");
  });

  test("the caution says why", () => {
    const [, column] = mapColumns(["mac", "HW Rev"], [[MAC(1), "V03"]]);
    expect(column?.reason).toContain("differs from the VID of its label");
    expect(labelOfField(column?.proposal ?? "extra")).toBe("VID");
  });
});

describe("several columns that could be the MAC", () => {
  const two = (header: string, make: (n: number) => string) => [header, rowsOf(4, make)] as const;
  test.each([
    {
      because: "the wireless one first",
      file: two("MAC Address (Wireless);MAC Address (Wired)", (n) => `${MAC(n + 50)};${MAC(n)}`),
      fields: ";mac",
    },
    { because: "WiFi and Ethernet", file: two("WiFi MAC;Ethernet", (n) => `${MAC(n + 50)};${MAC(n)}`), fields: ";mac" },
    { because: "WLAN last", file: two("MAC;WLAN-MAC", (n) => `${MAC(n)};${MAC(n + 50)}`), fields: "mac;" },
    { because: "the wireless one alone", file: two("Wireless MAC;Note", (n) => `${MAC(n)};x`), fields: "mac?;notes" },
    { because: "two that say the same", file: two("name;mac", (n) => `SEP${MAC(n)};${MAC(n)}`), fields: "mac+;mac" },
    {
      because: "one that is mostly not there",
      file: two("name;mac", (n) => `SEP${MAC(n)};${n === 0 ? MAC(0) : "unavailable"}`),
      fields: "mac+;mac",
    },
    {
      because: "two that differ",
      file: two("MAC Address;Ethernet", (n) => `${MAC(n + 50)};${MAC(n)}`),
      fields: "mac?;mac?",
    },
    { because: "two without a name", file: two(";", (n) => `${MAC(n + 50)};${MAC(n)}`), fields: "mac?;mac?" },
    {
      because: "a neighbour's MAC is not asked",
      file: two("Switch MAC;Phone MAC", (n) => `${MAC(n + 50)};${MAC(n)}`),
      fields: ";mac",
    },
    {
      because: "the carton's UPC beside it",
      file: two("Scan 1;Scan 2", (n) => `882658123456;${MAC(n)}`),
      fields: ";mac",
    },
    { because: "a UPC alone", file: two("Scan;Note", () => "882658123456;x"), fields: "mac?;notes" },
    { because: "the UPC of one carton", file: two("Scan;Note", () => "082916012346;x"), fields: "mac?;notes" },
  ])("$because", ({ file: [headers, rows], fields }) => expect(read(headers, ...rows)).toBe(fields));

  test("the better name is read first, whatever its place", () => {
    const mapping = toColumnMapping(mapColumns(["name", "x", "mac"], [[`SEP${MAC(1)}`, "", MAC(1)]]));
    expect(columnsOf(mapping, "mac")).toEqual([2, 0]);
  });

  test("a question names the other column", () => {
    const [first] = mapColumns(["A", "B"], [[MAC(1), MAC(2)]]);
    expect(first?.reason).toContain("“B” (column 2)");
  });
});

describe("several columns of another field", () => {
  test.each([
    {
      because: "a header whose values are none loses to one whose values are",
      headers: "mac;Serial;Serial Number",
      rows: rowsOf(3, (n) => `${MAC(n)};${SERIAL(n)};see label`),
      fields: "mac;serial;",
    },
    {
      because: "two loads that agree",
      headers: "mac;LoadId;ActiveLoadId",
      rows: rowsOf(3, (n) => `${MAC(n)};sip88xx.14-2-1-0101-26;sip88xx.14-2-1-0101-26`),
      fields: "mac;load+;load",
    },
    {
      because: "words of firmware beside a version",
      headers: "mac;Firmware;Firmware Version",
      rows: [`${MAC(1)};Enterprise;14.2.1`, `${MAC(2)};MPP;12.0.3`],
      fields: "mac;runningFirmware;load",
    },
    {
      because: "two serials that differ",
      headers: "mac;Serial;S/N",
      rows: rowsOf(3, (n) => `${MAC(n)};${SERIAL(n)};${SERIAL(n + 500)}`),
      fields: "mac;serial?;serial?",
    },
    {
      because: "two unknown columns of serials that differ",
      headers: "mac;A;B",
      rows: rowsOf(3, (n) => `${MAC(n)};${SERIAL(n)};${SERIAL(n + 500)}`),
      fields: "mac;serial?;serial?",
    },
  ])("$because", ({ headers, rows, fields }) => expect(read(headers, ...rows)).toBe(fields));
});

describe("lists that begin with what is no phone", () => {
  test.each([
    { because: "soft clients first", others: 2_000, phones: 60, header: "name" },
    { because: "the phones at the very end", others: 50_000, phones: 100, header: "Device Name" },
    { because: "one device name is enough", others: 150, phones: 1, header: "name" },
    { because: "another header", others: 400, phones: 40, header: "Bezeichner" },
  ])("$because", ({ others, phones, header }) => {
    const rows = [...rowsOf(others, (n) => `CSFUSER${n};Jabber`), ...rowsOf(phones, (n) => `SEP${MAC(n)};Desk`)].map(
      (row) => row.split(";"),
    );
    const found = findHeaderRow([[header, "description"], ...rows]);
    expect(found).toMatchObject({ index: 0, mapping: ["mac", "description"] });
  });
});
