import { ZipFile } from "yazl";

/** A zip as the License Registration Portal sends it: one file for each MAC address. */
export async function licenseZip(macs: readonly string[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const mac of macs) zip.addBuffer(Buffer.from(`licence of ${mac}`), `${mac}.lic`);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
