import { expect, test } from "vitest";
import yauzl from "yauzl";
import { zipFiles } from "./zip-files";

test("what the browser packs is read as an ordinary zip, with its names and checksums", async () => {
  const files = [
    new File(["123456789"], "00CCFC530010.lic"),
    new File([], "empty.lic"),
    new File(["ü"], "Ärger 00CCFC530011_M2E.lic"),
  ];
  const bytes = Buffer.from(await (await zipFiles(files)).arrayBuffer());
  const archive = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const found: [string, string][] = [];
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    found.push([entry.fileName, Buffer.concat(chunks).toString()]);
  }
  expect(found).toEqual([
    ["00CCFC530010.lic", "123456789"],
    ["empty.lic", ""],
    ["Ärger 00CCFC530011_M2E.lic", "ü"],
  ]);
  expect(bytes.readUInt32LE(14).toString(16)).toBe("cbf43926");
});

test("no file is an empty zip", async () => {
  expect(Buffer.from(await (await zipFiles([])).arrayBuffer()).length).toBe(22);
});
