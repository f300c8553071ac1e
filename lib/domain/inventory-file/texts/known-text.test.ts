import { describe, expect, test } from "vitest";
import { kindOfText, kindOfTextFile } from "./known-text";
import { linesIn, readTables as read, readRows as rowsOf } from "./reading.fixture";

describe("neighbours of a switch", () => {
  const PHONE = { "MAC Address": "24161BAA1001", Model: "Cisco IP Phone 8841", "IP Address": "10.9.1.1" };
  const LOAD = "sip88xx.14-2-1-0101-26";
  test.each([
    {
      because: "IOS prints CDP with the version in the line below, and its name before the command",
      text: `sw-1#show cdp neighbors detail\n-------------------------\nDevice ID: SEP24161BAA1001\nEntry address(es):\n  IP address: 10.9.1.1\nPlatform: Cisco IP Phone 8841,  Capabilities: Host Phone Two-port Mac Relay\nInterface: GigabitEthernet1/0/5,  Port ID (outgoing port): Port 1\nHoldtime : 130 sec\n\nVersion :\n${LOAD}.loads\n\nadvertisement version: 2\n`,
      row: { ...PHONE, Load: LOAD, "Switch port": "sw-1 GigabitEthernet1/0/5" },
    },
    {
      because: "NX-OS prints no blank before the name, another label for the address, and the version's line below",
      text: `----------------------------------------\nDevice ID:SEP24161BAA1001\nSystem Name: \n\nInterface address(es):\n    IPv4 Address: 10.9.1.1\nPlatform: Cisco IP Phone 8841, Capabilities: Host Phone\nInterface: Ethernet1/5, Port ID (outgoing port): Port 1\nHoldtime: 130 sec\n\nVersion:\n${LOAD}.loads\n\nAdvertisement Version: 2\n`,
      row: { ...PHONE, Load: LOAD, "Switch port": "Ethernet1/5" },
    },
    {
      because: "ProCurve prints CDP with a colon in a column of its own",
      text: ` CDP neighbors information for port 5\n\n  Port : 5\n  Device ID : SEP24161BAA1001\n  Address Type : IP\n  Address      : 10.9.1.1\n  Platform     : Cisco IP Phone 8841\n  Capability   : Host Phone\n  Device Port  : Port 1\n  Version      : ${LOAD}\n`,
      row: { ...PHONE, Load: LOAD, "Switch port": "5" },
    },
    {
      because: "IOS prints LLDP with the address as chassis, a name with a domain, the MAC in the port and MED below",
      text: `------------------------------------------------\nLocal Intf: Gi1/0/5\nChassis id: 10.9.1.1\nPort id: 24161BAA1001:P1\nPort Description: SW PORT\nSystem Name: SEP24161BAA1001.voice.example.com\n\nSystem Description:\nCisco IP Phone 8841,V07, ${LOAD}\n\nTime remaining: 140 seconds\nSystem Capabilities: B,T\nEnabled Capabilities: B,T\nManagement Addresses:\n    IP: 10.9.1.1\n\nMED Information:\n\n    MED Codes: (NP) Network Policy\n\n    H/W revision: 7\n    S/W revision: ${LOAD}\n    Serial number: FCH22261001\n    Manufacturer: Cisco Systems, Inc.\n    Model: CP-8841\n    Capabilities: NP, PD, IN\n`,
      row: { ...PHONE, Model: "CP-8841", Load: LOAD, "Serial Number": "FCH22261001", "Switch port": "Gi1/0/5" },
    },
    {
      because: "NX-OS prints LLDP without separators",
      text: `Chassis id: 10.9.1.1\nPort id: 24161BAA1001:P1\nLocal Port id: Eth1/5\nPort Description: SW PORT\nSystem Name: null\nSystem Description: Cisco IP Phone 8841,V07, ${LOAD}\nTime remaining: 98 seconds\nSystem Capabilities: B, T\nManagement Address: 10.9.1.1\nVlan ID: 1\n`,
      row: { ...PHONE, Load: LOAD, "Switch port": "Eth1/5" },
    },
    {
      because: "ArubaOS-CX spells everything out",
      text: `LLDP Neighbor Information\n=========================\n\nPort                           : 1/1/5\nNeighbor Entries               : 1\nNeighbor Chassis-Name          : SEP24161BAA1001\nNeighbor Chassis-Description   : Cisco IP Phone 8841, V1, ${LOAD}\nNeighbor Chassis-ID            : 10.9.1.1\nNeighbor Management-Address    : 10.9.1.1\nChassis Capabilities Available : Bridge, Telephone\nChassis Capabilities Enabled   : Bridge, Telephone\nNeighbor Port-ID               : 24161baa1001:P1\n`,
      row: { ...PHONE, Load: LOAD, "Switch port": "1/1/5" },
    },
    {
      because: "ProCurve joins the words of a label",
      text: ` LLDP Remote Device Information Detail\n\n  Local Port   : 5\n  ChassisType  : network-address\n  ChassisId    : 10.9.1.1\n  PortType     : local\n  PortId       : 24161BAA1001:P1\n  SysName      : SEP24161BAA1001\n  System Descr : Cisco IP Phone 8841,V07, ${LOAD}\n  System Capabilities Supported  : bridge, telephone\n  Remote Management Address\n     Type    : ipv4\n     Address : 10.9.1.1\n`,
      row: { ...PHONE, Load: LOAD, "Switch port": "5" },
    },
  ])("$because", ({ text, row }) => {
    const rows = rowsOf(text);
    expect(rows).toEqual([{ ...row, "Neighbour class": "Phone", Neighbour: expect.stringMatching(/SEP|null/) }]);
  });

  test("a switch and an access point keep their names and give no MAC, whatever their chassis is", () => {
    const text = `Local Intf: Gi1/0/47\nChassis id: 00c1.b1aa.bb00\nPort id: Gi1/0/1\nSystem Name: core-1.example.com\nSystem Description:\nCisco IOS Software, C9300 Software\nSystem Capabilities: B,R\n------\nLocal Intf: Gi1/0/48\nChassis id: 00c1.b1aa.cc00\nPort id: 24161BAA1009\nSystem Name: AP-3\nSystem Capabilities: B,W\n`;
    expect(rowsOf(text)).toMatchObject([
      { "MAC Address": "core-1.example.com", "Neighbour class": "Switch" },
      { "MAC Address": "AP-3", "Neighbour class": "Access point" },
    ]);
  });

  test("CDP and LLDP of one phone are one row when they agree, two when they do not", () => {
    const cdp = (ip: string) =>
      `-----\nDevice ID: SEP24161BAA1001\nIP address: ${ip}\nPlatform: Cisco IP Phone 8841, Capabilities: Phone\nInterface: Gi1/0/5\n`;
    const lldp =
      "-----\nLocal Intf: Gi1/0/5\nChassis id: 10.9.1.1\nPort id: 24161BAA1001:P1\nSystem Capabilities: B,T\nSerial number: FCH22261001\nModel: CP-8841\n";
    expect(rowsOf(cdp("10.9.1.1") + lldp)).toMatchObject([{ ...PHONE, "Serial Number": "FCH22261001" }]);
    expect(rowsOf(cdp("10.9.1.7") + lldp)).toHaveLength(2);
  });
});

describe("DHCP bindings", () => {
  const HEAD = `Bindings from all pools not associated with VRF:\nIP address      Client-ID/              Lease expiration        Type\n                Hardware address/\n                User name\n`;
  test.each([
    { id: "0124.161b.aa10.51", mac: "24161baa1051", because: "01 says Ethernet" },
    { id: "2416.1baa.1052", mac: "2416.1baa.1052", because: "a hardware address is a MAC as it is" },
    { id: "0063.6973.636f.2d30", mac: "0063.6973.636f.2d30", because: "a name as client id is no MAC and stays" },
  ])("$id: $because", ({ id, mac }) => {
    expect(rowsOf(`${HEAD}10.9.1.51       ${id}       Nov 28 2026 10:12 AM    Automatic\n`)).toEqual([
      { "MAC Address": mac, "IP Address": "10.9.1.51", Lease: "Nov 28 2026 10:12 AM    Automatic" },
    ]);
  });

  test("a client id goes on in the next line", () => {
    const text = `${HEAD}10.9.1.51  0124.161b.   Infinite  Manual\n           aa10.51\n10.9.1.52  0124.161b.aa10.52  Infinite  Manual\n`;
    expect(rowsOf(text)).toMatchObject([{ "MAC Address": "24161baa1051" }, { "MAC Address": "24161baa1052" }]);
  });
});

describe("DHCP leases", () => {
  const lease = (ip: string, mac: string, more = "", { day = 26, state = "active" } = {}) =>
    `lease ${ip} {\n  starts 4 2026/11/${day} 10:00:00;\n  ends 5 2026/11/27 10:00:00;\n  binding state ${state};\n${mac && `  hardware ethernet ${mac};\n`}${more}}\n`;
  const FIRST = `# The format of this file is documented in the dhcpd.leases(5) manual page.\nauthoring-byte-order little-endian;\n\n`;
  const ENDS = { "Lease Ends": "2026/11/27 10:00:00" };
  const [ONE, TWO] = ["24:16:1b:aa:10:51", "24:16:1b:aa:10:52"];
  const row = (mac: string, ip?: string) => ({ "MAC Address": mac, ...(ip ? { "IP Address": ip } : {}), ...ENDS });
  test.each([
    { because: "a lease is a row", text: lease("10.9.1.51", ONE), rows: [row(ONE, "10.9.1.51")] },
    {
      because: "of two addresses of one MAC that are active the later one, wherever it stands",
      text: lease("10.9.1.77", ONE.toUpperCase(), "", { day: 27 }) + lease("10.9.1.51", ONE),
      rows: [row(ONE, "10.9.1.77")],
    },
    {
      because: "an address that was given back is nobody's: the phone is a row without one",
      text: lease("10.9.1.51", ONE) + lease("10.9.1.51", ONE, "", { day: 27, state: "free" }),
      rows: [row(ONE)],
    },
    {
      because: "an address that was given back does not take the place of the one that is held",
      text: lease("10.9.1.51", ONE) + lease("10.9.1.77", ONE, "", { day: 27, state: "free" }),
      rows: [row(ONE, "10.9.1.51")],
    },
    {
      because: "of two declarations of one address the last one holds: it is no longer the first phone's",
      text: lease("10.9.1.51", ONE) + lease("10.9.1.51", TWO, "", { day: 27 }),
      rows: [row(ONE), row(TWO, "10.9.1.51")],
    },
    {
      because: "a block inside of a lease does not end it; braces in a text are none",
      text: `lease 10.9.1.51 {\n  on expiry {\n    set x = "}";\n  }\n  uid "\\001\\"}";\n  ends 5 2026/11/27 10:00:00;\n  hardware ethernet ${ONE};\n}\n`,
      rows: [row(ONE, "10.9.1.51")],
    },
    {
      because: "seconds since 1970, as a server writes that was told to",
      text: `lease 10.9.1.51 {\n  starts epoch 1795687200; # Thu Nov 26\n  ends epoch 1795773600;\n  hardware ethernet ${ONE};\n}\n${lease("10.9.1.50", ONE, "", { day: 25 })}`,
      rows: [{ "MAC Address": ONE, "IP Address": "10.9.1.51", "Lease Ends": "epoch 1795773600" }],
    },
    {
      because: "a phone names its product in its class, and its MAC as its host",
      text: lease(
        "10.9.1.52",
        TWO,
        `  set vendor-class-identifier = "Cisco Systems, Inc. IP Phone CP-8841";\n  client-hostname "SEP24161BAA1052";\n`,
      ),
      rows: [{ ...row(TWO, "10.9.1.52"), "Product ID": "CP-8841" }],
    },
    {
      because: "the host of anything else says what it is; its class names no product",
      text: lease(
        "10.9.1.53",
        "00:50:56:aa:10:53",
        `  set vendor-class-identifier = "MSFT 5.0";\n  client-hostname "LAPTOP-7";\n`,
      ),
      rows: [{ ...row("00:50:56:aa:10:53", "10.9.1.53"), "Client Host": "LAPTOP-7" }],
    },
    { because: "an address that nobody has is no row", text: lease("10.9.1.54", ""), rows: [] },
  ])("$because", ({ text, rows }) => {
    expect(rowsOf(FIRST + text)).toEqual(rows);
  });
});

describe("tables of a command line", () => {
  test.each([
    {
      because: "`run sql` of Unified CM",
      text: "admin:run sql select name, description, tkmodel from device\nname            description          tkmodel \n=============== ==================== ======= \nSEP24161BAA1031 Reception, 2nd floor 683     \nSEP24161BAA1032                      622     \nadmin:",
      rows: [
        { name: "SEP24161BAA1031", description: "Reception, 2nd floor", tkmodel: "683" },
        { name: "SEP24161BAA1032", tkmodel: "622" },
      ],
    },
    {
      because: "one column",
      text: "name\n===============\nSEP24161BAA1031\n",
      rows: [{ name: "SEP24161BAA1031" }],
    },
    {
      because: "PowerShell's Format-Table",
      text: "\nMAC          PID         VID\n---          ---         ---\n24161BAA1031 CP-8841-K9= V07\n\n(1 row affected)\n",
      rows: [{ MAC: "24161BAA1031", PID: "CP-8841-K9=", VID: "V07" }],
    },
    {
      because: "a value wider than its column is told by the blanks",
      text: "MAC           Site  VID\n------------  ----  ---\n24161BAA1031  Leeds-North  V07\n",
      rows: [{ MAC: "24161BAA1031", Site: "Leeds-North", VID: "V07" }],
    },
    {
      because: "where neither fits the line stays whole: nothing is cut",
      text: "MAC          Site VID\n------------ ---- ---\n24161BAA1031 Leeds-North V07\n",
      rows: [{ MAC: "24161BAA1031 Leeds-North V07" }],
    },
    {
      because: "two tables below one another, each under its own names",
      text: "name            d\n=============== =\nSEP24161BAA1031 x\nadmin:run sql …\nmac          e\n============ =\n24161BAA1032 y\n",
      rows: [
        { name: "SEP24161BAA1031", d: "x" },
        { mac: "24161BAA1032", e: "y" },
      ],
    },
  ])("$because", ({ text, rows }) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test("`show risdb query phone`: a comma in the description, no user, and what is no row", () => {
    const text = `admin:show risdb query phone\n----------- Phone Information -----------\n#TotalPhones, StateID\n2, 41\n\nDeviceName, Descr, Ipaddr, MACaddr, RegStatus, username\nSEP24161BAA1031, Reception, 2nd floor, 10.9.1.31, 24161BAA1031, reg, jdoe\nCSFJDOE, , 10.9.1.32, , unr, NoUserId\n\nTotal count 2\nadmin:\n`;
    expect(rowsOf(text)).toEqual([
      {
        DeviceName: "SEP24161BAA1031",
        Description: "Reception, 2nd floor",
        "IP Address": "10.9.1.31",
        MACaddr: "24161BAA1031",
        "Registration Status": "reg",
        "User Name": "jdoe",
      },
      { DeviceName: "CSFJDOE", "IP Address": "10.9.1.32", "Registration Status": "unr" },
    ]);
    expect(linesIn(text)).toEqual([7, 8]);
  });
});

describe("lines of words", () => {
  test.each([
    { text: "24161BAA1091 CP-8841-K9= V07", row: { "MAC Address": "24161BAA1091", PID: "CP-8841-K9=", VID: "V07" } },
    {
      text: "CP-7841-K9= SEP24161BAA1091 10.9.1.7 Reception desk",
      row: {
        "MAC Address": "24161BAA1091",
        PID: "CP-7841-K9=",
        "IP Address": "10.9.1.7",
        Description: "Reception desk",
      },
    },
    {
      text: "Cisco IP Phone 8841   24:16:1b:aa:10:91   sip88xx.14-2-1-0101-26",
      row: { "MAC Address": "24161BAA1091", PID: "Cisco IP Phone 8841", Load: "sip88xx.14-2-1-0101-26" },
    },
  ])("$text", ({ text, row }) => {
    expect(rowsOf(`Phones in Leeds\n\n${text}\n`)).toEqual([row]);
    expect(linesIn(`Phones in Leeds\n\n${text}\n`)).toEqual([3]);
  });

  test.each(["24161BAA1091,CP-8841-K9= V07", "MAC PID\n", "24161BAA1091\n24161BAA1092\n", "A title\nof two lines"])(
    "%j is for other readers",
    (text) => expect(kindOfTextFile(text)).toBeNull(),
  );
});

describe("pages of phones", () => {
  const page = (mac: string, product = "CP-8841") =>
    `<?xml version="1.0"?>\n<DeviceInformation>\n<MACAddress>${mac}</MACAddress>\n<HostName>SEP${mac}</HostName>\n<appLoadID>sip88xx.14-2-1-0101-26</appLoadID>\n<serialNumber>FCH22261001</serialNumber>\n<modelNumber>${product}</modelNumber>\n</DeviceInformation>\n`;
  const ROW = {
    "MAC Address": "24161BAA1001",
    Model: "8841",
    "Product Name": "CP-8841",
    Load: "sip88xx.14-2-1-0101-26",
    "Serial Number": "FCH22261001",
  };

  test("one page is an inventory of one; several behind one another are as many", () => {
    expect(rowsOf(page("24161BAA1001"))).toEqual([ROW]);
    const both = page("24161BAA1001") + page("24161BAA1002");
    expect(rowsOf(both)).toEqual([ROW, { ...ROW, "MAC Address": "24161BAA1002" }]);
    expect(linesIn(both)).toEqual([1, 9]);
  });

  const COPIED = [
    ...["MAC Address", "24161BAA1001", "Host Name", "SEP24161BAA1001", "Version", "sip88xx.14-2-1-0101-26"],
    ...["Model Number", "CP-8841", "Serial Number", "FCH22261001", "Boot load", "x"],
  ];
  test.each(["\t", "\t\t", ": "])("a page that was copied from a browser is one phone, parted by %j", (parting) => {
    const lines = COPIED.map((word, index) => (index % 2 ? `${word}\n` : `${word}${parting}`));
    expect(rowsOf(`Device Information\n\n${lines.join("")}`)).toEqual([ROW]);
  });

  test.each([
    { text: "MAC Address\tSerial Number\tModel\n24161BAA1001\tFCH22261001\t8841", because: "a table of one phone" },
    {
      text: "MAC: 24161BAA1001\nModel: 8841\nSN: FCH22261001\nMAC: 24161BAA1002\nModel: 8841",
      because: "labels of two phones",
    },
    { text: "MAC: 24161BAA1001\nReception", because: "a MAC and a word" },
  ])("$because is no copied page", ({ text }) => expect(kindOfText(text)).toBeNull());

  test.each([
    {
      text: page("24161BAA1001").replace(/<MAC.*|<Host.*/g, ""),
      says: "neither a phone's status page",
      because: "no MAC",
    },
    {
      text: `<html><p>MAC Address: 24161BAA1001</p><p>MAC Address: 24161BAA1002</p><p>Model Number: CP-8841</p></html>`,
      says: "two phones",
      because: "two phones in one page",
    },
    {
      text: "<html><body>Welcome, 24161BAA1001</body></html>",
      says: "neither a phone's",
      because: "a page of something else",
    },
  ])("$because: $says", ({ text, says }) => expect(read(text)).toContain(says));
});

test.each([
  "MAC,PID\n24161BAA1091,CP-8841-K9=",
  "CP-8841-K9= V07",
  "[Inventory of Leeds]\n24161BAA1091",
  "Site;MAC\n--- new ---;24161BAA1091",
  "",
])("%j has no reader of its own", (text) => expect(kindOfText(text)).toBeNull());
