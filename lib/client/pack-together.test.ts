import { expect, test } from "vitest";
import { openBrowserZip } from "./browser-zip";
import { packTogether } from "./pack-together";

const page = (mac: string) =>
  `<?xml version="1.0"?>\n<DeviceInformation>\n<MACAddress>${mac}</MACAddress>\n<HostName>SEP${mac}</HostName>\n</DeviceInformation>\n`;
const cdp = (mac: string) =>
  `-----\nDevice ID: SEP${mac}\nPlatform: Cisco IP Phone 8841,  Capabilities: Host Phone\nHoldtime : 130 sec\n`;
const file = (name: string, content: string) => new File([content], name);

const LIST = file("list.csv", "MAC,PID\n24161BAA5001,CP-8841-K9=\n");
const [ONE, TWO] = [file("a.xml", page("24161BAA5001")), file("b.xml", page("24161BAA5002"))];
const PICTURE = file("b.png", "\u0089PNG");

test.each([
  { files: [ONE, TWO], names: ["2 saved pages.zip"], because: "saved pages are one inventory" },
  { files: [LIST, ONE, TWO], names: ["list.csv", "2 saved pages.zip"], because: "a list is one by itself" },
  { files: [LIST, ONE], names: ["list.csv", "a.xml"], because: "one page needs no archive" },
  { files: [LIST, LIST], names: ["list.csv", "list.csv"], because: "two lists are two imports" },
  { files: [ONE, PICTURE, TWO], names: ["b.png", "2 saved pages.zip"], because: "what it is, is said of it alone" },
  {
    files: [file("sw1.txt", cdp("24161BAA5001")), file("sw2.txt", cdp("24161BAA5002")), ONE],
    names: ["2 texts of switches and servers.zip", "a.xml"],
    because: "one command of two switches is one inventory",
  },
  { files: [], names: [], because: "nothing was chosen" },
])("$because", async ({ files, names }) => {
  expect((await packTogether(files)).map(({ name }) => name)).toEqual(names);
});

test("the archive holds each file as it came, also two of one name from two folders", async () => {
  const other = file("A.XML", page("24161BAA5002"));
  const [packed] = await packTogether([ONE, other]);
  const zip = openBrowserZip(new Uint8Array((await packed?.arrayBuffer()) ?? new ArrayBuffer()));
  expect(zip.names).toEqual(["a.xml", "2/A.XML"]);
  for (const [name, content] of [
    ["a.xml", await ONE.text()],
    ["2/A.XML", await other.text()],
  ] as const) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of zip.read(name)) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(content);
  }
});
